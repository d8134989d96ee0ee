#!/usr/bin/env bash
# What it costs to include this library, and what people include instead: lines of code that the preprocessor leaves
# (without blank lines and line markers), and the time to compile a file that holds nothing else (median of 5).
#
#   tests/benchmark/include_cost.sh                 g++
#   CXX=clang++-19 tests/benchmark/include_cost.sh  another compiler
#   RUNS=9 tests/benchmark/include_cost.sh          the median of 9
#
# Lines are the same on every machine with the same compiler and library; times are not, and compare only with each
# other. Headers that are not installed are named and left out.
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build/benchmark/include_cost
script=tests/benchmark/include_cost.sh
runs=${RUNS:-5}
mkdir -p "$build"
. "$root/tests/support/setup.sh"
find_compiler || die 'missing: g++ (a C++17 compiler)'

# The shell's clock as digits alone: microseconds. Bash before 5 has none, which is too old for this.
[ -n "${EPOCHREALTIME:-}" ] || die 'it takes bash 5'
microseconds() { printf '%s' "${EPOCHREALTIME//[^0-9]/}"; }

compile() { $CXX -std=c++17 -O2 "-I$root/include" "$@"; }

# row NAME FLAGS HEADERS...
row() {
  local name=$1 flags=$2 lines times='' begin header
  shift 2
  for header in "$@"; do printf '#include <%s>\n' "$header"; done >"$build/unit.cpp"
  # shellcheck disable=SC2086  # a list of flags
  if ! compile $flags -E "$build/unit.cpp" >"$build/unit.i" 2>"$build/log"; then
    printf '| %s | not here | |\n' "$name"
    return 0
  fi
  lines=$(grep -v '^#' "$build/unit.i" | grep -c '[^[:space:]]' || true)
  # shellcheck disable=SC2086
  for _ in $(seq "$runs"); do
    begin=$(microseconds)
    if ! compile $flags -c "$build/unit.cpp" -o "$build/unit.o" 2>"$build/log"; then
      printf '| %s | %s | does not compile alone |\n' "$name" "$lines"
      return 0
    fi
    times="$times $(($(microseconds) - begin))"
  done
  # shellcheck disable=SC2086
  printf '| %s | %s | %s |\n' "$name" "$lines" \
    "$(printf '%s\n' $times | sort -n | sed -n "$(((runs + 1) / 2))p" | awk '{ printf "%.0f", $1 / 1000 }')"
}

printf '%s, median of %s\n\n' "$($CXX --version | head -n 1)" "$runs"
printf '| included | lines of code | ms to compile |\n|---|---|---|\n'
row '(nothing)' ''
row '`smtp_reply/smtp_reply.hpp`, fmt off' -DSMTP_REPLY_USE_FMT=0 smtp_reply/smtp_reply.hpp
if have_header fmt/core.h; then
  row '`smtp_reply/smtp_reply.hpp`, fmt on' -DSMTP_REPLY_USE_FMT=1 smtp_reply/smtp_reply.hpp
fi
for header in "$root"/include/smtp_reply/*.hpp; do
  name=${header##*/}
  [ "$name" != smtp_reply.hpp ] || continue
  row "\`smtp_reply/$name\`" -DSMTP_REPLY_USE_FMT=0 "smtp_reply/$name"
done
row 'what `parse.hpp` builds on: `<cstdint> <optional> <string_view>`' '' cstddef cstdint optional string_view
row '`<string>`' '' string
row '`<iostream>`' '' iostream
row '`<regex>`' '' regex
row '`fmt/core.h`' '' fmt/core.h
row '`fmt/format.h`' '' fmt/format.h
row 'Boost.Beast `http/status.hpp`' '' boost/beast/http/status.hpp
# Boost's older ones do not compile without this.
row 'Boost.Beast `http/status.hpp` and `<ostream>`' '' ostream boost/beast/http/status.hpp
