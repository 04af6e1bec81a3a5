"""refcheck.toml and [tool.refcheck]: what a project has settled for its articles."""
