#!/usr/bin/env bash
# Brings what the packaging tests need, on Debian and its like, as root: Meson, pkg-config and Python, Clang 19 with all that
# a module takes, and two more CMakes beside the machine's own: the oldest and the newest that Debian has for its last
# releases. These are only unpacked, so that nothing else on the machine meets them.
#
#   tests/packaging/install.sh [FOLDER]    the CMakes go to FOLDER, build/cmakes by default
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
cmakes=${1:-$root/build/cmakes}
script=packaging/install.sh
. "$root/tests/support/install.sh"

mkdir -p "$cmakes"
cmakes=$(CDPATH='' cd -- "$cmakes" && pwd)

install_missing meson ninja-build pkg-config python3 clang-19 clang-tools-19 libc++-19-dev libc++abi-19-dev libfmt-dev

# unpack NAME SUITE PACKAGES...: from that suite of the machine's own mirror, with lists of their own: what the machine
# installs from stays as it is.
unpack() {
  local name=$1 suite=$2 scratch mirror
  shift 2
  [ ! -e "$cmakes/$name/usr/bin/cmake" ] || return 0
  say "unpacking into $cmakes/$name: $* of $suite"
  scratch=$(mktemp -d)
  mkdir -p "$scratch/lists/partial" "$scratch/packages"
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | head -n 1)
  [ -n "$mirror" ] || { say 'apt-get names no mirror of Debian'; return 1; }
  echo "deb $mirror $suite main" >"$scratch/sources.list"
  local own="-o Dir::Etc::sourcelist=$scratch/sources.list -o Dir::Etc::sourceparts=/dev/null
    -o Dir::State::lists=$scratch/lists -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
    -o Acquire::Check-Valid-Until=false -o APT::Sandbox::User=root -o APT::Update::Error-Mode=any"
  # shellcheck disable=SC2086  # lists of words
  quietly apt-get $own update
  # shellcheck disable=SC2086  # lists of words
  (cd "$scratch/packages" && for package in "$@"; do quietly apt-get $own download "$package/$suite"; done)
  rm -rf "${cmakes:?}/$name"
  local file
  for file in "$scratch"/packages/*.deb; do dpkg -x "$file" "$cmakes/$name"; done
  rm -rf "$scratch"
}

# The libraries that the old one was built with and the machine no longer has.
unpack oldest bullseye cmake cmake-data libjsoncpp24
unpack newest bookworm-backports cmake cmake-data
say 'everything is there'
