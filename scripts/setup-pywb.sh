#!/usr/bin/env bash
# Installs pywb, the archive that the tests ask, into an environment of its own: its pins do not go with ours.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
place=.cache/pywb

if [ -x "$place/bin/wayback" ] && [ "$place/.ready" -nt "$0" ]; then
  exit 0
fi
mkdir -p .cache
[ -x "$place/bin/python" ] || "$python" -m venv "$place"
# pywb still imports pkg_resources.
"$place/bin/python" -m pip install --quiet 'pywb>=2.9,<3' 'setuptools<81'
touch "$place/.ready"
