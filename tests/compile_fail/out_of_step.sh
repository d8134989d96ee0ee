#!/usr/bin/env bash
# What .github/CONTRIBUTING.md says of adding a code, an enhanced code, a command and a language: who forgets one of the
# places is told so by the compiler, and who has been to all of them is done. Played through on a copy of the headers.
#
#   out_of_step.sh INCLUDE_FOLDER COMPILER FLAGS...
# shellcheck disable=SC2016  # what stands in single quotes is Perl
set -euo pipefail

include=$1
shift
compile=("$@" -fsyntax-only -std=c++17 -Werror=switch)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
languages='english arabic'

# as_it_is: a fresh copy.
as_it_is() {
  rm -rf "$work/include"
  cp -R "$include" "$work/include"
}

# edit HEADER PERL_EXPRESSION: over the whole of the file; it must change something.
edit() {
  local header=$work/include/smtp_reply/$1
  perl -0777 -pe "$2" "$header" >"$work/edited"
  if cmp -s "$work/edited" "$header"; then
    echo "nothing to edit in $1: $2"
    exit 1
  fi
  mv "$work/edited" "$header"
}

compiles() {
  echo '#include <smtp_reply/print.hpp>' >"$work/unit.cpp"
  LC_ALL=C "${compile[@]}" "-I$work/include" "$work/unit.cpp" >"$work/said" 2>&1
}

# refused WHAT REGEX: what is there so far does not compile, and the compiler says why.
refused() {
  if compiles; then
    echo "compiles, and must not: $1"
    failed=1
  elif ! grep -qE "$2" "$work/said"; then
    printf 'does not compile, but not for the expected reason: %s\nexpected: %s\n' "$1" "$2"
    cat "$work/said"
    failed=1
  fi
}

accepted() {
  if ! compiles; then
    echo "does not compile, and must: $1"
    cat "$work/said"
    failed=1
  fi
}

# ---- a code

as_it_is
edit code.hpp 's/\n  domain_does_not_accept_mail = 556,.*/$&\n  added = 557,/'
refused 'a code with nothing but an enumerator' "enumeration value '?added'? not handled in switch"
edit code_table.hpp 's/\n    case code::domain_does_not_accept_mail:.*/$&\n    case code::added: return "added";/'
refused 'a code without a row in code_table' 'an enumerator of code has no row in code_table'
edit code_table.hpp 's/\n\}\};/\n    {code::added, "added", "Added", "RFC 0 0", standing::standard},\n}};/; s/array<code_info, \K\d+/$& + 1/e'
for language in $languages; do
  refused "a code that is not in $language.hpp" "cannot (convert|initialize)|no viable|no matching|invalid conversion"
  edit "guide/$language.hpp" 's/array<code_text, \K\d+/$& + 1/e'
  refused "a code without a text in $language.hpp" 'a row of code_table has no row here, or the order differs'
  edit "guide/$language.hpp" 's/\n\}\};/\n  {code::added, "a"sv, "a"sv, "a"sv, "a"sv, "a"sv, "a"sv},\n}};/'
done
accepted 'a code'
edit code_table.hpp 's/(\n    \{code::added.*)(\n\}\};)/$2/s; s/\n    \{code::system_status,/\n    {code::added, "added", "Added", "RFC 0 0", standing::standard},$&/'
refused 'a code whose row is out of order' 'code_table must be sorted by value'

# ---- an enhanced code

as_it_is
edit enhanced_table.hpp 's/array<enhanced_info, \K\d+/$& + 1/e; s/\n    \/\/ X\.2: /\n    detail::row<>(1, 11, "Added", "RFC 0 0"),$&/'
for language in $languages; do
  refused "an enhanced code that is not in $language.hpp" "cannot (convert|initialize)|no viable|no matching|invalid conversion"
  edit "guide/$language.hpp" 's/string_view, \K\d+(?=> summaries = )/$& + 1/e'
  refused "an enhanced code without a summary in $language.hpp" 'a text is missing'
  edit "guide/$language.hpp" 's/> summaries = \{\{/$&\n  "a"sv,/'
done
accepted 'an enhanced code'
edit enhanced_table.hpp 's/row<>\(1, 11,/row<>(1, 12,/'
refused 'an enhanced code whose row is out of order' 'enhanced_table must be sorted'

# ---- a command

as_it_is
edit command.hpp 's/\n  turn, .*/$&\n  added,/'
refused 'a command with nothing but an enumerator' "enumeration value '?added'? not handled in switch"
edit command.hpp 's/\n    case command::turn:.*/$&\n    case command::added: return "ADDED";/'
refused 'a command without a place in all_commands' 'a command has no place in all_commands'
edit command.hpp 's/array<command, \K\d+/$& + 1/e'
refused 'a command that is missing in all_commands' 'all_commands must follow the order of the enumeration'
edit command.hpp 's/command::turn,(\s*\}\};)/command::turn, command::added,$1/'
accepted 'a command'
edit command.hpp 's/\n    \{command::atrn, .*/$&\n    {command::added, {{250, 257}}},/; s/array<command_row, \K\d+/$& + 1/e'
refused 'a command that may get a code which nobody knows' 'a code listed for a command is missing in code_table'
edit command.hpp 's/250, 257/250, 550/'
accepted 'a command with what it may get'

# ---- a language

as_it_is
edit guide/texts.hpp 's/\n  arabic\n/\n  arabic,\n  added\n/'
refused 'a language with nothing but an enumerator' "enumeration value '?added'? not handled in switch"
edit guide/texts.hpp 's/\n    case language::arabic: return "arabic";/$&\n    case language::added: return "added";/'
refused 'a language without a tag' "enumeration value '?added'? not handled in switch"
edit guide/texts.hpp 's/\n    case language::arabic: return "ar";/$&\n    case language::added: return "xx";/'
refused 'a language without texts' "enumeration value '?added'? not handled in switch"
sed 's/namespace english/namespace added/; s/GUIDE_ENGLISH/GUIDE_ADDED/' "$include/smtp_reply/guide/english.hpp" \
  >"$work/include/smtp_reply/guide/added.hpp"
edit guide.hpp 's/#include "guide\/arabic.hpp"/#include "guide\/added.hpp"\n$&/; s/\n    case language::arabic: .*/$&\n    case language::added: return added::all;/'
accepted 'a language'
edit print.hpp 's/\n#endif  \/\/ SMTP_REPLY_PRINT_HPP/\nstatic_assert(smtp_reply::detail::printer<smtp_reply::comparison>::forms.back() == "xx");$&/'
accepted 'the form of a report in it'

exit $failed
