#!/usr/bin/env bash
# Runs every fuzz target, two at a time: tests/fuzz/fuzz.sh BUILD SECONDS [TARGET...]
#
# BUILD is a build folder made by Clang with -DSMTP_REPLY_FUZZ=ON. A target starts from the recorded replies and from the
# inputs that are kept for it, and runs for so many seconds. What it learns stays in BUILD/corpus, for the next time; an
# input that fails is left in BUILD/found, by the name of the target.
set -euo pipefail

here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
build=$(CDPATH='' cd -- "$1" && pwd)
seconds=$2
shift 2
[ $# -gt 0 ] || set -- parse parser write codes ehlo format

mkdir -p "$build/seeds" "$build/found"
"$build/tests/fuzz/fuzz_seeds" "$build/seeds"

fuzz() {
  mkdir -p "$build/corpus/$1"
  "$build/tests/fuzz/fuzz_$1" "-max_total_time=$seconds" -max_len=2048 -timeout=10 -print_final_stats=1 \
    "-dict=$here/smtp.dict" "-artifact_prefix=$build/found/$1-" \
    "$build/corpus/$1" "$build/seeds" "$here/regressions/$1" >"$build/found/$1.log" 2>&1 || {
    tail -n 60 "$build/found/$1.log"
    return 1
  }
  echo "$1: $(grep -E '^#[0-9]+.DONE' "$build/found/$1.log")"
}
export -f fuzz
export here build seconds
# shellcheck disable=SC2016  # the inner shell expands it
printf '%s\0' "$@" | xargs -0 -n 1 -P 2 bash -c 'fuzz "$0"'
