"""One module a command of the public contract, each with `run(args) -> exit status`."""
