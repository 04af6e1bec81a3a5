"""The rules, one file each, in a folder a family; `reporter.registry` finds them."""
