#!/usr/bin/env bash
# Runs the example programs and compares what they print, and their exit status, with what is written down here:
# sessions/*.session, and for each ../data/transcripts/*.txt the .expected beside it.
#
#   check.sh FOLDER             FOLDER is where the programs explain and quickstart are
#   check.sh FOLDER --update    writes down what they print now, for you to read with git diff
#
# A session is a series of commands, each behind "$ ", with its output and "[exit N]" unless N is 0, of its
# last part where it is a pipe.
set -euo pipefail

[ $# -ge 1 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
programs=$(cd -- "$1" && pwd)
update=${2:-}
here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
transcripts=$here/../data/transcripts

export PATH=$programs:$PATH COLUMNS=80 NO_COLOR=1 LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# The output of a command, standard error included, and its exit status.
run() {
  local status=0
  bash -c "$1" </dev/null 2>&1 || status=$?
  [ "$status" -eq 0 ] || echo "[exit $status]"
}

# compare EXPECTED ACTUAL
compare() {
  if [ "$update" = --update ]; then
    cp "$2" "$1"
  elif ! diff -u "$1" "$2"; then
    failed=1
  fi
}

cd "$transcripts"
for session in "$here"/sessions/*.session; do
  grep '^\$ ' "$session" | while IFS= read -r line; do
    printf '%s\n' "$line"
    run "${line#\$ }"
  done >"$work/session"
  compare "$session" "$work/session"
done

for transcript in *.txt; do
  run "explain --transcript $transcript" >"$work/transcript"
  compare "${transcript%.txt}.expected" "$work/transcript"
done

for expected in *.expected; do
  [ -f "${expected%.expected}.txt" ] || { echo "$expected has no transcript"; failed=1; }
done

[ "$failed" = 0 ] || echo "To accept what the programs print now: $0 $1 --update"
exit "$failed"
