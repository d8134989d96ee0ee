#!/usr/bin/env bash
# Brings what the integration tests need, on Debian and its like, as root: Asio and OpenSSL to build client and server
# with, aiosmtpd, the clients swaks, curl and msmtp, and the mail servers. The servers cannot be installed next to each
# other, and nobody wants a mail server on his machine because of a test: they are only unpacked, each into a folder of
# its own, with nothing set up or started.
#
#   tests/integration/install.sh [FOLDER]    the servers go to FOLDER, build/servers by default
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
servers=${1:-$root/build/servers}
unpacked='opensmtpd postfix exim4-daemon-light dovecot-core dovecot-lmtpd'
script=integration/install.sh
. "$root/tests/support/install.sh"

mkdir -p "$servers/packages"
servers=$(CDPATH='' cd -- "$servers" && pwd)

all_unpacked() {
  local name
  for name in $unpacked; do [ -e "$servers/$name/usr" ] || return 1; done
}

# The shared libraries that a package depends on.
libraries_of() {
  dpkg-deb -f "$1" Depends | tr ',' '\n' | sed 's/^ *//; s/[ |].*//' | grep '^lib' | grep -v '^libc6$' || true
}

if ! all_unpacked; then
  say "unpacking into $servers: $unpacked"
  quietly $apt update
  # shellcheck disable=SC2086  # a list of words
  (cd "$servers/packages" && rm -f ./*.deb && quietly apt-get -o APT::Sandbox::User=root download $unpacked)
  for name in $unpacked; do
    rm -rf "${servers:?}/$name"
    dpkg -x "$servers/packages/$name"_*.deb "$servers/$name"
  done
fi

libraries=''
for package in "$servers"/packages/*.deb; do libraries="$libraries $(libraries_of "$package")"; done
# shellcheck disable=SC2086  # a list of words
install_missing libasio-dev libssl-dev openssl python3 python3-aiosmtpd swaks curl msmtp $libraries
say 'everything is there'
