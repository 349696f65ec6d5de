"""Passages -> entries in time: days, instants, zones, and the order in which the parts were written."""
