"""Lets `python -m refcheck` run the command line."""

from refcheck.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
