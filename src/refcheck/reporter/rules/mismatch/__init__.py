"""Dates that contradict the evidence (DM4xx)."""
