#!/usr/bin/env bash
# Measures this library and its peers on the same replies, in one run; what it needs and the machine lacks is installed
# first, where apt-get can. Ratios are of times taken within milliseconds; a machine that does nothing else is best.
#
#   tests/benchmark/run.sh                        g++ and, where there is one, clang++; 15 rounds
#   tests/benchmark/run.sh g++-12 clang++-19      these compilers
#   ROUNDS=5 tests/benchmark/run.sh               fewer rounds: 1 is enough to see that it works
#   PEERS=no tests/benchmark/run.sh               without the peers
#
# Prints the table, and leaves it in build/benchmark/ as report.md, with the figures (figures.tsv) and the chart
# (time_per_reply.svg). Everything is built with -O2 and nothing for a particular processor.
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
here=$root/tests/benchmark
out=$root/build/benchmark
build=$out/build
script=tests/benchmark/run.sh
rounds=${ROUNDS:-15}
peers=${PEERS:-yes}
mkdir -p "$build"
. "$root/tests/support/setup.sh"

# Packages one by one, so that one that cannot be had keeps none of the others away.
install_packages() {
  local package as_root='' updated=''
  [ "$(id -u)" = 0 ] || as_root=sudo
  for package in "$@"; do
    if ! have apt-get || { [ -n "$as_root" ] && ! have sudo; }; then
      say "$package is missing, and there is no way to install it here"
      continue
    fi
    say "installing with apt-get: $package"
    [ -n "$updated" ] || $as_root env DEBIAN_FRONTEND=noninteractive apt-get update >"$log" 2>&1 </dev/null || true
    updated=yes
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$package" \
      >"$log" 2>&1 </dev/null || say "apt-get could not install $package ($(grep '^E:' "$log" | tail -n 1 || true))"
  done
}

set_up ''
have python3 || install_packages python3
have python3 || die 'missing: python3, which writes the replies'
if [ "$peers" = yes ]; then
  have_header libetpan/libetpan.h || install_packages libetpan-dev
  have_header Poco/Net/DialogSocket.h || install_packages libpoco-dev
  have_header vmime/vmime.hpp || install_packages libvmime-dev
  have go || install_packages golang-go
fi

if [ $# -eq 0 ]; then
  set -- "$CXX"
  for candidate in clang++-19 clang++; do
    if [ "$CXX" != "$candidate" ] && have "$candidate" && compiles "$candidate"; then
      set -- "$@" "$candidate"
      break
    fi
  done
fi

short=$out/corpus_short.bin
multi=$out/corpus_multi.bin
if [ ! -f "$short" ] || [ ! -f "$multi" ] || [ "$here/corpus.py" -nt "$multi" ]; then
  say 'writing the replies'
  quietly python3 "$here/corpus.py" "$out"
fi

figures=$out/figures.tsv
{
  printf '# date: %s\n' "$(date -u '+%Y-%m-%d')"
  printf '# machine: %s, %s processors, %s\n' \
    "$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)" "$(processors)" "$(uname -sm)"
  printf '# rounds: %s\n' "$rounds"
} >"$figures"

# measure WHAT COMMAND...: its figures go to the file, what it says on failure to the reader.
measure() {
  local what=$1
  shift
  say "measuring $what"
  "$@" >"$out/one.tsv" || die "failed: $*"
  cat "$out/one.tsv" >>"$figures"
}

# "g++ 12.2.0", "clang 19.1.7"
label_of() {
  case $("$1" --version | head -n 1) in
    *clang*) printf 'clang %s' "$("$1" -dumpversion)" ;;
    *) printf 'g++ %s' "$("$1" -dumpfullversion)" ;;
  esac
}

first=$1
for compiler in "$@"; do
  CXX=$compiler
  compiles "$CXX" || die "'$CXX' does not compile C++17"
  name=${compiler//[^A-Za-z0-9+]/_}
  build=$out/build/$name
  configure '' "-DCMAKE_CXX_COMPILER=$compiler" -DCMAKE_BUILD_TYPE=Release '-DCMAKE_CXX_FLAGS_RELEASE=-O2 -DNDEBUG' \
    -DSMTP_REPLY_BUILD_TESTS=ON -DSMTP_REPLY_BUILD_EXAMPLES=OFF -DSMTP_REPLY_FMT=OFF -DSMTP_REPLY_TEST_PARTS=benchmark
  build_targets --target smtp_reply_benchmark
  printf '# compiler: %s\n' "$("$compiler" --version | head -n 1)" >>"$figures"
  label=$(label_of "$compiler")
  measure "smtp_reply, $label" "$build/tests/benchmark/smtp_reply_benchmark_simd" \
    "smtp_reply, $label" "$short" "$multi" "$rounds"
  measure "smtp_reply without SIMD, $label" "$build/tests/benchmark/smtp_reply_benchmark_words" \
    "smtp_reply without SIMD, $label" "$short" "$multi" "$rounds"
done

skipped() {
  say "skipped: $1"
  printf '# skipped: %s\n' "$1" >>"$figures"
}

if [ "$peers" = yes ]; then
  build=$out/build/${first//[^A-Za-z0-9+]/_}
  # A peer that was found but does not build here is skipped like one that was not found.
  for peer in libetpan:libetpan poco:Poco vmime:VMime; do
    target=smtp_reply_peer_${peer%%:*}
    if cmake --build "$build" --target "$target" >"$log" 2>&1 </dev/null; then
      measure "${peer##*:}" "$build/tests/benchmark/$target" "$short" "$multi" "$rounds"
    else
      skipped "${peer##*:}"
    fi
  done
  if have go && go build -o "$out/textproto" "$here/peers/textproto.go" >"$log" 2>&1 </dev/null; then
    measure 'Go net/textproto' "$out/textproto" "$short" "$multi" "$rounds"
  else
    skipped 'Go net/textproto'
  fi
  measure 'Python smtplib' python3 "$here/peers/smtplib_reader.py" "$short" "$multi" "$rounds"
fi

python3 "$here/report.py" "$figures" "$out/report.md" "$out/time_per_reply.svg"
cat "$out/report.md"
say "left in build/benchmark: report.md, figures.tsv, time_per_reply.svg"
