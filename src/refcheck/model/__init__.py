"""Frozen data that the parser, the resolver and the reporter share; it knows nothing above it."""
