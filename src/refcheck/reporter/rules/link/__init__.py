"""Links that are dead, soft 404s or could not be verified (LK1xx)."""
