#!/usr/bin/env bash
# Plants mutants in the headers and shows which of them the unit tests kill. It takes python3, clang and doctest.
#
#   tests/mutation/run.sh                   all headers: an hour or two
#   tests/mutation/run.sh code enhanced     these: some minutes each
#   tests/mutation/run.sh --sample 50       one mutant of fifty, always the same ones
#   CXX=clang++-19 tests/mutation/run.sh    another clang than the one of Debian 12
#
# Ends with 1 when a mutant survives that survivors.txt does not explain, or one that it explains is killed.
set -euo pipefail

if [ -z "${CXX:-}" ]; then
  CXX=$(command -v clang++-14 clang++ clang++-19 | head -n 1) || true
  [ -n "$CXX" ] || { echo "tests/mutation/run.sh: clang++ was not found" >&2; exit 2; }
  export CXX
fi

here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
exec python3 "$here/mutate.py" "$@"
