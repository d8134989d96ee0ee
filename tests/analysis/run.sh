#!/usr/bin/env bash
# Static analysis of the headers, and one program under ThreadSanitizer: tests/analysis/run.sh [CHECK...]
#
# The checks are below, one function each; without an argument all of them run. A finding ends the run, and so does a
# tool that is not there. On Debian 12: clang-19 clang-tidy-19 libclang-rt-19-dev cppcheck g++-12 iwyu shellcheck
# pyflakes3 git.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

headers() { git ls-files 'include/*.hpp'; }

# A unit that includes every header, and calls nearly every function.
everything=$scratch/everything.cpp
{
  headers | sed 's,^include/\(.*\)$,#include <\1>,'
  cat tests/configurations/threads.cpp
} >"$everything"

# .clang-tidy says what is off, and why.
tidy() {
  clang-tidy-19 --config-file=.clang-tidy --quiet --warnings-as-errors='*' '--line-filter=[{"name":".hpp"}]' \
    "$everything" -- -std=c++17 -Iinclude
}

cppcheck_headers() {
  local vectors
  for vectors in -USMTP_REPLY_USE_SIMD -DSMTP_REPLY_USE_SIMD=0; do
    cppcheck --enable=warning,style,performance,portability --std=c++17 --language=c++ --quiet --error-exitcode=1 \
      --suppressions-list=tests/analysis/cppcheck.txt --template=gcc -Iinclude -DSMTP_REPLY_USE_FMT=0 \
      -D__GNUC__=12 -D__SSE2__ "$vectors" "$everything"
  done
}

# GCC's own paths: double frees, leaks, reads of what was never set.
analyzer() {
  g++-12 -std=c++17 -O1 -fanalyzer -Wall -Wextra -Werror -Iinclude -DSMTP_REPLY_USE_FMT=0 -c "$everything" \
    -o "$scratch/everything.o"
}

# What a header should include or need not, less what accepted_includes.txt explains.
includes() {
  local header
  grep -v '^#' tests/analysis/accepted_includes.txt | grep . >"$scratch/accepted"
  # smtp_reply.hpp is there to include what it does not need.
  for header in $(headers | grep -v '/smtp_reply\.hpp$'); do
    # In words: the tool knows no vectors. It ends with 2 where all is well.
    include-what-you-use -Xiwyu --no_fwd_decls -std=c++17 -Iinclude -DSMTP_REPLY_USE_FMT=0 -DSMTP_REPLY_USE_SIMD=0 -x c++ "$header" \
      >"$scratch/includes" 2>&1 || true
    grep -q "has correct\|The full include-list for" "$scratch/includes" || {
      cat "$scratch/includes"
      return 1
    }
    sed -n -e '/should add these lines/,/^$/ s,^\(#include [^ ]*\).*,+ \1,p' \
      -e '/should remove these lines/,/^$/ s,^- \(#include [^ ]*\).*,- \1,p' "$scratch/includes" |
      sed "s,^,${header##*/} ," | grep -vxFf <(sed "s,^\*,${header##*/}," "$scratch/accepted") >>"$scratch/found" || true
  done
  cat "$scratch/found"
  [ ! -s "$scratch/found" ]
}

threads() {
  clang++-19 -std=c++17 -O1 -g -fsanitize=thread -Iinclude -DSMTP_REPLY_USE_FMT=0 tests/configurations/threads.cpp \
    -pthread -o "$scratch/threads"
  "$scratch/threads"
}

scripts() {
  local files
  mapfile -t files < <(git ls-files '*.sh' .ci | xargs grep -lE '^#!.*(bash|sh)$')
  shellcheck -x --severity=warning "${files[@]}"
  mapfile -t files < <(git ls-files '*.py')
  # An f-string without a placeholder may still have {{ and }}.
  pyflakes3 "${files[@]}" | grep -v 'f-string is missing placeholders' >"$scratch/found" || true
  cat "$scratch/found"
  [ ! -s "$scratch/found" ]
}

[ $# -gt 0 ] || set -- tidy cppcheck_headers analyzer includes threads scripts
for check in "$@"; do
  start=$SECONDS
  # Not in an `if`, behind which set -e would not hold inside.
  set +e
  (set -e; "$check") >"$scratch/log" 2>&1
  status=$?
  set -e
  if [ "$status" -ne 0 ]; then
    cat "$scratch/log"
    echo "$check: FAILED"
    exit 1
  fi
  echo "$check: ok, $((SECONDS - start)) s"
done
