"""One file an output format; each has `render(reports, run) -> str`, found by its name."""
