#!/usr/bin/env bash
# The programs of the README compile, and print what stands below them; the first is examples/quickstart.cpp.
#
#   readme.sh README COMPILER [FLAGS]...
#
# A program is a cpp block with a main; the block that follows it is its output.
set -euo pipefail

readme=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

awk -v work="$work" '
  /^```cpp$/ { block = "cpp"; text = ""; next }
  /^```$/ && block == "" { block = "plain"; text = ""; next }
  /^```/ && block == "" { block = "other"; text = ""; next }
  /^```$/ {
    if (block == "cpp" && text ~ /int main\(/) { ++count; program = work "/" count ".cpp"; printf "%s", text > program }
    if (block == "plain" && program != "") { sub(/cpp$/, "txt", program); printf "%s", text > program; program = "" }
    block = ""; next
  }
  { text = text $0 "\n" }' "$readme"

programs=$(find "$work" -name '*.cpp' | sort)
[ "$(printf '%s\n' "$programs" | grep -c .)" -ge 2 ] || { echo "found too few programs in $readme"; exit 1; }
diff -u "$work/1.cpp" <(tail -n +2 "$(dirname -- "$readme")/examples/quickstart.cpp")
for program in $programs; do
  "$@" -o "$work/program" "$program"
  "$work/program" | tr -d '\r' | diff -u "${program%.cpp}.txt" - || { cat "$program"; exit 1; }
done
