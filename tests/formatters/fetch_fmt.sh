#!/usr/bin/env bash
# Brings newer releases of fmt than this Debian has, for the tests here to be built with: the headers of those that the
# same archive has for other releases of Debian. They are only unpacked, each into a folder of its own; nothing is
# installed, and root is not needed. What is there already is left alone.
#
#   tests/formatters/fetch_fmt.sh [FOLDER]    they go to FOLDER/10, FOLDER/11 ...; build/fmt by default
#
# Fails where none can be had. Where only some can, it says which.
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
folder=${1:-$root/build/fmt}
wanted='10 11 12'
releases='trixie sid experimental'  # which have them

say() { printf 'formatters/fetch_fmt.sh: %s\n' "$*"; }

all_there() {
  local major
  for major in $wanted; do [ -e "$folder/$major" ] || return 1; done
}
if all_there; then
  say "fmt $wanted: there already, in $folder"
  exit 0
fi

mkdir -p "$folder"
folder=$(CDPATH='' cd -- "$folder" && pwd)

# apt-get with lists and sources of its own; the archive is the one that this machine uses.
set_up_apt() {
  local archive keys=/usr/share/keyrings/debian-archive-keyring.gpg
  # shellcheck disable=SC2016  # the names are apt's
  archive=$(apt-get indextargets --format '$(REPO_URI) $(LABEL)' 'Created-By: Packages' | sed -n '/ Debian$/{s/ .*//p;q;}')
  if [ -z "$archive" ] || [ ! -e "$keys" ]; then
    say "this machine does not use Debian's archive"
    exit 1
  fi
  mkdir -p "$folder/apt/lists/partial" "$folder/apt/cache/archives/partial"
  for release in $releases; do
    printf 'deb [signed-by=%s] %s %s main\n' "$keys" "$archive" "$release"
  done >"$folder/apt/sources.list"
  cat >"$folder/apt/apt.conf" <<END
Dir::Etc::sourcelist "$folder/apt/sources.list";
Dir::Etc::sourceparts "-";
Dir::State "$folder/apt";
Dir::State::status "/dev/null";
Dir::Cache "$folder/apt/cache";
APT::Sandbox::User "";
Acquire::Languages "none";
Acquire::Retries "3";
END
  export APT_CONFIG=$folder/apt/apt.conf
}

# The newest version that there is of a major one: "10.1.1+ds1-4".
newest() {
  apt-cache madison libfmt-dev | awk -F ' *[|] *' -v major="$1" '{ split($2, v, "."); if (v[1] == major) print $2 }' |
    sort -rV | head -n 1
}

set_up_apt
say "asking for $releases"
apt-get update >"$folder/apt.log" 2>&1 || cat "$folder/apt.log"  # one of them that is not there is no reason to stop
found=''
for major in $wanted; do
  version=$(newest "$major")
  [ -n "$version" ] || continue
  rm -rf "$folder/packages" "$folder/unpacked"
  mkdir -p "$folder/packages"
  if ! (cd "$folder/packages" && apt-get download "libfmt-dev=$version") >>"$folder/apt.log" 2>&1; then
    cat "$folder/apt.log"
    continue
  fi
  dpkg -x "$folder"/packages/libfmt-dev_*.deb "$folder/unpacked"
  rm -rf "${folder:?}/$major"
  mv "$folder/unpacked" "$folder/$major"
  found="$found $version"
done
if [ -z "$found" ]; then
  say "none of $releases has one of fmt $wanted"
  exit 1
fi
say "unpacked into $folder:$found"
