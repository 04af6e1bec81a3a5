"""Finds out what each link and each archive really says."""
