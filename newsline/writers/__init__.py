"""Timelines -> text: one module per format, and a table of them."""
