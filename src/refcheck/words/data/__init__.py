"""Dated tables of facts, in a form of our own; no code."""
