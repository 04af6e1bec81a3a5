#!/bin/sh
# For any CI: audits what changed since a revision (the first argument), keeps an HTML report, and tells the result apart.
set -u
refcheck audit "${2:-articles}" --offline --since "${1:-origin/main}" --format text --format html=report.html
status=$?
case $status in
  0) echo "references: nothing new" ;;
  1) echo "references: there are findings, see report.html" ;;
  3) echo "references: no article matched" ;;
  *) echo "references: refcheck could not do its work" ;;
esac
exit $status
