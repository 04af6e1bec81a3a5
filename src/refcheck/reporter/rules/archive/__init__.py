"""Archive links and their parameters (AR2xx)."""
