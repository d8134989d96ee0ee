#!/usr/bin/env bash
# Runs a program of the unit tests in nine locales, made here for the purpose: other decimal points and grouping, other
# digits, letters whose other case is not ASCII's, octets over 0x7F that are letters or begin a character. Needs
# localedef and the sources of Debian's package locales.
#
#   tests/machines/locales.sh build/tests/tests/unit/smtp_reply_unit_cxx17
set -euo pipefail

program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

names=(tr_TR.UTF-8 tr_TR.ISO-8859-9 ar_EG.UTF-8 fa_IR.UTF-8 de_DE.ISO-8859-1 fr_FR.UTF-8 hi_IN.UTF-8 ja_JP.EUC-JP
  ru_RU.KOI8-R)
for name in "${names[@]}"; do
  localedef -i "${name%%.*}" -f "${name#*.}" "$folder/$name"
done

# The program fails where it does not get the locale.
export LOCPATH=$folder program
run_in() {
  SMTP_REPLY_TEST_LOCALE=$1 "$program" --no-intro --no-version --minimal || { echo "failed in $1"; return 1; }
  echo "$1: ok"
}
export -f run_in
printf '%s\n' "${names[@]}" | xargs -P "$(getconf _NPROCESSORS_ONLN)" -I NAME bash -c 'run_in NAME'
