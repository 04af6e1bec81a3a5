#!/usr/bin/env bash
# What action.yml runs: installs this checkout unless REFCHECK_ACTION_PROGRAM names a refcheck, and audits.
# Every input comes through the environment and stays one word; nothing is evaluated.
set -euo pipefail

program=${REFCHECK_ACTION_PROGRAM:-}
if [ -z "$program" ]; then
  place=${RUNNER_TEMP:?}/refcheck
  "${REFCHECK_ACTION_PYTHON:-python3}" -m venv "$place"
  "$place/bin/python" -m pip install --quiet --disable-pip-version-check "${GITHUB_ACTION_PATH:?}"
  program=$place/bin/refcheck
fi

lines() { # the non-empty lines of a text, NUL-separated
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    [ -z "$line" ] || printf '%s\0' "$line"
  done <<<"$1"
}

words=(--format github)
[ "${REFCHECK_ACTION_OFFLINE:-true}" = false ] || words+=(--offline)
[ -z "${REFCHECK_ACTION_SINCE:-}" ] || words+=("--since=$REFCHECK_ACTION_SINCE")
[ -z "${REFCHECK_ACTION_BASELINE:-}" ] || words+=("--baseline=$REFCHECK_ACTION_BASELINE")
[ -z "${REFCHECK_ACTION_FAIL_ON:-}" ] || words+=("--fail-on=$REFCHECK_ACTION_FAIL_ON")
[ -z "${REFCHECK_ACTION_SARIF:-}" ] || words+=("--format=sarif=$REFCHECK_ACTION_SARIF")
[ -z "${REFCHECK_ACTION_HTML:-}" ] || words+=("--format=html=$REFCHECK_ACTION_HTML")
summary=
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  summary=$(mktemp)
  words+=("--format=markdown=$summary")
fi
while IFS= read -r -d '' word; do words+=("$word"); done < <(lines "${REFCHECK_ACTION_OPTIONS:-}")
sources=()
while IFS= read -r -d '' word; do sources+=("$word"); done < <(lines "${REFCHECK_ACTION_SOURCES:-.}")

status=0
"$program" audit --quiet "${words[@]}" -- "${sources[@]}" || status=$?
if [ -n "$summary" ]; then
  # The summary may hold other steps' words already.
  cat "$summary" >>"$GITHUB_STEP_SUMMARY"
  rm -f "$summary"
fi
[ -z "${GITHUB_OUTPUT:-}" ] || printf 'exit-code=%d\n' "$status" >>"$GITHUB_OUTPUT"
exit "$status"
