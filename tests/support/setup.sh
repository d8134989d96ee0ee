# Sourced by tests/run.sh and examples/run.sh: finds what a build needs, installs what is missing where apt-get can,
# configures and builds. Made for bash 3.2 and the tools of POSIX, so that it also serves on macOS.
#
# Expects: $root, the top of the source tree; $build, the folder to build in; $script, the name to speak under.

log=$build/run.log

say() { printf '%s: %s\n' "$script" "$*" >&2; }

die() {
  say "$*"
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Whether $1 is a compiler that has C++17 and its library: clang++ alone, without a library, is not.
compiles() { printf '#include <string_view>\n' | $1 -std=c++17 -x c++ -fsyntax-only - >/dev/null 2>&1; }

find_compiler() {
  if [ -n "${CXX:-}" ]; then
    compiles "$CXX" || die "CXX is set to '$CXX', which does not compile C++17"
    return 0
  fi
  local candidate
  for candidate in c++ g++ clang++; do
    if have "$candidate" && compiles "$candidate"; then
      export CXX=$candidate
      return 0
    fi
  done
  return 1
}

have_header() { find_compiler && printf '#include <%s>\n' "$1" | $CXX -std=c++17 -x c++ -E - >/dev/null 2>&1; }

# Sets $required, the packages that nothing works without, $wished, those that the build can do without or fetch
# for itself, and $reasons. Looks for the tool or header, so that it does not matter how it came here.
list_missing() {
  required='' wished='' reasons=''
  find_compiler || missing required g++ 'a C++17 compiler'
  have cmake || missing required cmake 'configures the build'
  have ninja || have make || missing required make 'runs the build'
  local wish
  for wish in "$@"; do
    case $wish in
      fmt) have_header fmt/core.h || missing wished libfmt-dev 'the fmt formatters' ;;
      doctest) have_header doctest/doctest.h || missing wished doctest-dev 'the test framework' ;;
      pkg-config) have pkg-config || missing wished pkg-config 'for the test of smtp_reply.pc' ;;
    esac
  done
}

missing() {
  eval "$1=\"\${$1} \$2\""
  reasons="$reasons${reasons:+, }$2 ($3)"
}

# set_up WISHES...: on return everything required is here.
set_up() {
  list_missing "$@"
  [ -n "$required$wished" ] || return 0

  local as_root='' cannot=''
  if ! have apt-get; then
    cannot='there is no apt-get to install it with'
  elif [ "$(id -u)" != 0 ]; then
    if have sudo; then
      as_root=sudo
    else
      cannot='installing it takes root or sudo'
    fi
  fi
  if [ -z "$cannot" ]; then
    say "installing with apt-get: $reasons"
    # shellcheck disable=SC2086  # lists of words
    if ! { $as_root env DEBIAN_FRONTEND=noninteractive apt-get update &&
           $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
             $required $wished; } >"$log" 2>&1 </dev/null; then
      cannot="apt-get could not install it ($(grep '^E:' "$log" | tail -n 1 || true); all of it in $log)"
    fi
    list_missing "$@"
  fi
  [ -z "$required" ] || die "missing: $reasons; ${cannot:-apt-get did not bring it}"
  [ -z "$wished" ] || say "going on without: $reasons; ${cannot:-apt-get did not bring it}"
}

# Says what a command printed only if it fails.
quietly() {
  "$@" >"$log" 2>&1 </dev/null || {
    cat "$log" >&2
    die "failed: $*"
  }
}

# A build folder whose configuration failed has neither of these.
is_configured() { [ -f "$build/build.ninja" ] || [ -f "$build/Makefile" ]; }

# configure WISHES CMAKE_ARGUMENTS...: sets up the machine the first time, then only passes the arguments on.
configure() {
  local wishes=$1
  shift
  mkdir -p "$build"
  if ! is_configured; then
    # shellcheck disable=SC2086  # a list of words
    set_up $wishes
    rm -f "$build/CMakeCache.txt"
    if have ninja; then
      set -- -G Ninja "$@"
    else
      set -- -G 'Unix Makefiles' "$@"
    fi
  fi
  quietly cmake -S "$root" -B "$build" "$@"
}

processors() { getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }

# build_targets CMAKE_BUILD_ARGUMENTS...
build_targets() { quietly cmake --build "$build" --parallel "$(processors)" "$@"; }
