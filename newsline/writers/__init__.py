"""Timelines -> text: one small module a format."""
