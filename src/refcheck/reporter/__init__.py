"""Judges an article by its rules, and says so in many formats."""
