"""Templates, identifiers, titles and style of citations (CT7xx)."""
