#!/usr/bin/env bash
# The unit tests on machines that this one is not: built by Debian's cross compilers, run by QEMU and Wine. Needs what
# tests/machines/install.sh brings.
#
#   tests/machines/run.sh             all of them
#   tests/machines/run.sh s390x       one: s390x, armhf, aarch64, i686 or windows
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build/machines
wine=/usr/lib/wine/wine64
export WINEPREFIX=$build/wine WINEDEBUG=-all

# machine NAME SYSTEM PROCESSOR COMPILER EMULATOR FLAGS
machine() {
  local dir=$build/$1
  # Static, so that no library of that machine has to be found when the program runs.
  cmake -S "$root" -B "$dir" -G Ninja "-DCMAKE_SYSTEM_NAME=$2" "-DCMAKE_SYSTEM_PROCESSOR=$3" "-DCMAKE_CXX_COMPILER=$4" \
    "-DCMAKE_CROSSCOMPILING_EMULATOR=$5" "-DCMAKE_CXX_FLAGS=$6" -DCMAKE_EXE_LINKER_FLAGS=-static \
    "-DCMAKE_PROJECT_smtp_reply_INCLUDE=$root/tests/machines/headers.cmake" -DSMTP_REPLY_WERROR=ON \
    -DSMTP_REPLY_BUILD_EXAMPLES=OFF -DSMTP_REPLY_TEST_PARTS=unit -DSMTP_REPLY_TEST_STANDARDS=17
  # The program that does without vectors is left out: on s390x and armhf it would be the same one again.
  cmake --build "$dir" --target smtp_reply_unit_cxx17
  # The first program makes Wine's configuration and starts its server; two at once are in each other's way.
  [ "$5" != "$wine" ] || "$wine" cmd /c exit
  ctest --test-dir "$dir" --output-on-failure --parallel 2 --exclude-regex '^unit\.parse\.words$'
}

run() {
  case $1 in
    s390x) machine "$1" Linux s390x s390x-linux-gnu-g++ qemu-s390x -O2 ;;  # big-endian
    # 32 bits. It says of std::vector that its ABI has changed since GCC 7.
    armhf) machine "$1" Linux arm arm-linux-gnueabihf-g++ qemu-arm '-O2 -Wno-psabi' ;;
    # char has no sign there, nor on the two above; here it gets one.
    aarch64) machine "$1" Linux aarch64 aarch64-linux-gnu-g++ qemu-aarch64 '-O2 -fsigned-char' ;;
    # 32 bits with the vectors of x86; runs without an emulator.
    i686) machine "$1" Linux i686 i686-linux-gnu-g++ '' '-O2 -msse2' ;;
    windows) machine "$1" Windows AMD64 x86_64-w64-mingw32-g++-posix "$wine" -O2 ;;
    *)
      echo "tests/machines/run.sh: no such machine: $1" >&2
      return 2
      ;;
  esac
}

if [ $# -eq 0 ]; then set -- s390x armhf aarch64 i686 windows; fi
for name; do run "$name"; done
