"""Captures -> what changed between them, and when."""
