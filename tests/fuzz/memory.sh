#!/usr/bin/env bash
# Fuzzes parse and write under MemorySanitizer: tests/fuzz/memory.sh SECONDS. It takes clang++-19 and binutils.
#
# The C++ library is not instrumented, and what it writes would be taken for not written. From C++20 on std::string is
# compiled into the program; its functions are made local here, so that library and program each call their own.
set -euo pipefail

here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..
build=$root/build/fuzz_memory
seconds=$1

mkdir -p "$build/seeds"
clang++-19 -std=c++17 -I"$root/include" "-DSMTP_REPLY_TEST_DATA=\"$here/../data\"" "$here/seeds.cpp" -o "$build/fuzz_seeds"
"$build/fuzz_seeds" "$build/seeds"

fuzz() {
  local name=$build/$1
  mkdir -p "$name.corpus"
  clang++-19 -std=c++20 -O1 -g -fsanitize=memory,fuzzer-no-link -fno-omit-frame-pointer -I"$root/include" \
    -DSMTP_REPLY_USE_FMT=0 -c "$here/$1.cpp" -o "$name.o"
  ld -r --force-group-allocation "$name.o" -o "$name.whole.o"
  objcopy --keep-global-symbol=LLVMFuzzerTestOneInput "$name.whole.o"
  clang++-19 -fsanitize=memory,fuzzer "$name.whole.o" -o "$name"
  "$name" "-max_total_time=$seconds" -max_len=2048 -timeout=10 -print_final_stats=1 "-dict=$here/smtp.dict" \
    "-artifact_prefix=$build/$1-" "$name.corpus" "$build/seeds" "$here/regressions/$1" >"$name.log" 2>&1 || {
    tail -n 60 "$name.log"
    return 1
  }
  echo "$1: $(grep -E '^#[0-9]+.DONE' "$name.log")"
}
export -f fuzz
export here root build seconds
# shellcheck disable=SC2016  # the inner shell expands it
printf '%s\0' parse write | xargs -0 -n 1 -P 2 bash -euo pipefail -c 'fuzz "$0"'
