"""The structure of references: markers, names, groups, lists (FN6xx)."""
