#!/usr/bin/env bash
# Fuzzes parse and write under MemorySanitizer: tests/fuzz/memory.sh SECONDS. It takes clang++-19 and binutils.
#
# The C++ library is not instrumented, and what it writes would be taken for not written. From C++20 on std::string is
# compiled into the program; its functions are made local here, so that library and program each call their own.
set -euo pipefail

here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..
build=$root/build/fuzz_memory
programs=$build/tests/fuzz  # where fuzz.sh looks for them

mkdir -p "$programs"
clang++-19 -std=c++17 -I"$root/include" "-DSMTP_REPLY_TEST_DATA=\"$here/../data\"" "$here/seeds.cpp" \
  -o "$programs/fuzz_seeds"
for target in parse write; do
  program=$programs/fuzz_$target
  clang++-19 -std=c++20 -O1 -g -fsanitize=memory,fuzzer-no-link -fno-omit-frame-pointer -I"$root/include" \
    -DSMTP_REPLY_USE_FMT=0 -c "$here/$target.cpp" -o "$program.o"
  ld -r --force-group-allocation "$program.o" -o "$program.whole.o"
  objcopy --keep-global-symbol=LLVMFuzzerTestOneInput "$program.whole.o"
  clang++-19 -fsanitize=memory,fuzzer "$program.whole.o" -o "$program"
done
exec "$here/fuzz.sh" "$build" "$1" parse write
