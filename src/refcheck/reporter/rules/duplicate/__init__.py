"""The same source cited more than once (DU5xx)."""
