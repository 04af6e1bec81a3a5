#!/usr/bin/env bash
# Makes the virtual environment that `make` works in: refcheck itself and what its checks and tests need.
set -euo pipefail
python=${PYTHON:-python3}
venv=${VENV:-.venv}

if ! command -v "$python" >/dev/null; then
  echo "setup: there is no $python; install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3.12 …" >&2
  exit 2
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "setup: $("$python" --version) is too old; refcheck needs Python 3.11 or newer: make PYTHON=/path/to/python3.12 …" >&2
  exit 2
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  echo "setup: this Python has no venv module; on Debian: apt-get install python3-venv" >&2
  exit 2
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
# `--group` came with pip 25.1.
"$venv/bin/python" -m pip install --quiet --upgrade 'pip>=25.1'
"$venv/bin/python" -m pip install --quiet --editable '.[pages,completion]' --group dev
# Compiled once here, so that every start is fast also where Python may not write byte code.
"$venv/bin/python" -m compileall -q src
touch "$venv/.ready"
