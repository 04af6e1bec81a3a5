"""Dates that are written wrongly (DT3xx)."""
