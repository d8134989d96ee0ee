// smtp_reply/print.hpp - the text form of every type: what format.hpp and ostream.hpp print.
//
//   code            502           {:n} command_not_implemented   {:p} 502 Command not implemented
//   enhanced_code   5.1.1         {:p} 5.1.1 Bad destination mailbox address
//   enums, command  their name: permanent_negative, RCPT; a set of quirks: non_ascii|long_line
//   command_set     VRFY HELP
//   advice          retry_later recipient (RFC 5321 4.5.3.1.10)
//   reply_view      one line for a log: code, texts joined by " / ", controls escaped as \xNN
//   parse_result    the reply, or the error and its position: bad_code at 1
//   extension_view  SIZE 52428800
//   size_limit      limited 52428800
//   comparison, explanation   the report, in English; {:ar} in Arabic
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_PRINT_HPP
#define SMTP_REPLY_PRINT_HPP

#include <array>        // std::array
#include <cstddef>      // std::size_t, std::ptrdiff_t
#include <string_view>  // std::string_view

#include "advise.hpp"
#include "code.hpp"
#include "code_table.hpp"
#include "command.hpp"
#include "compare.hpp"
#include "config.hpp"
#include "ehlo.hpp"
#include "enhanced.hpp"
#include "enhanced_table.hpp"
#include "guide.hpp"
#include "parse.hpp"

namespace smtp_reply {
inline namespace v0 {
namespace detail {

// printer<T> says which forms a type has, as the text of a format specification ("" is the form without one), and
// writes a value in the form of that index. It is the list of all types that can be printed.
template <class T>
struct printer;

struct one_form {
  static constexpr std::string_view forms[] = {""};
};

// An enumeration or a command, by its name; the number of a value outside the enumeration.
template <class Enum>
struct name_printer : one_form {
  template <class Out>
  static constexpr Out write(Out out, Enum value, std::size_t) {
    const std::string_view text = name(value);
    return text.empty() ? put_number(out, static_cast<unsigned>(value)) : put(out, text);
  }
};

// clang-format off
template <> struct printer<reply_class> : name_printer<reply_class> {};
template <> struct printer<category> : name_printer<category> {};
template <> struct printer<severity> : name_printer<severity> {};
template <> struct printer<standing> : name_printer<standing> {};
template <> struct printer<command> : name_printer<command> {};
template <> struct printer<listing> : name_printer<listing> {};
template <> struct printer<parse_error> : name_printer<parse_error> {};
template <> struct printer<action> : name_printer<action> {};
template <> struct printer<scope> : name_printer<scope> {};
template <> struct printer<language> : name_printer<language> {};
template <> struct printer<size_limit::kind> : name_printer<size_limit::kind> {};
// clang-format on

template <>
struct printer<code> {
  static constexpr std::string_view forms[] = {"", "n", "p"};

  template <class Out>
  static constexpr Out write(Out out, code c, std::size_t form) {
    if (form == 1 && !name(c).empty()) return put(out, name(c));
    out = put(out, c);
    if (form != 2 || phrase(c).empty()) return out;
    return put(put(out, std::string_view(" ")), phrase(c));
  }
};

template <>
struct printer<enhanced_code> {
  static constexpr std::string_view forms[] = {"", "p"};

  template <class Out>
  static constexpr Out write(Out out, enhanced_code e, std::size_t form) {
    out = put(out, e);
    if (form != 1 || name(e).empty()) return out;
    return put(put(out, std::string_view(" ")), name(e));
  }
};

template <>
struct printer<quirk> : one_form {
  template <class Out>
  static constexpr Out write(Out out, quirk set, std::size_t) {
    if (set == quirk::none) return put(out, name(quirk::none));
    bool bar = false;
    for (unsigned bit = 1; bit <= 0x8000; bit <<= 1) {
      const auto one = static_cast<quirk>(bit);
      if (!has(set, one)) continue;
      if (bar) out = put(out, std::string_view("|"));
      out = name(one).empty() ? put_number(out, bit) : put(out, name(one));
      bar = true;
    }
    return out;
  }
};

template <>
struct printer<command_set> : one_form {
  template <class Out>
  static constexpr Out write(Out out, command_set set, std::size_t) {
    bool space = false;
    for (const command cmd : all_commands) {
      if (!set.contains(cmd)) continue;
      if (space) out = put(out, std::string_view(" "));
      out = put(out, name(cmd));
      space = true;
    }
    return out;
  }
};

template <>
struct printer<code_info> : one_form {
  template <class Out>
  static constexpr Out write(Out out, const code_info& row, std::size_t) {
    out = printer<code>::write(out, row.value, 2);
    return put(put(put(out, std::string_view(" (")), row.source), std::string_view(")"));
  }
};

template <>
struct printer<enhanced_info> : one_form {
  template <class Out>
  static constexpr Out write(Out out, const enhanced_info& row, std::size_t) {
    out = put_number(put(out, std::string_view("X.")), row.subject);
    out = put_number(put(out, std::string_view(".")), row.detail);
    if (!row.name.empty()) out = put(put(out, std::string_view(" ")), row.name);
    return put(put(put(out, std::string_view(" (")), row.source), std::string_view(")"));
  }
};

template <>
struct printer<advice> : one_form {
  template <class Out>
  static constexpr Out write(Out out, const advice& a, std::size_t) {
    out = printer<action>::write(out, a.what, 0);
    out = printer<scope>::write(put(out, std::string_view(" ")), a.where, 0);
    return put(put(put(out, std::string_view(" (")), a.source), std::string_view(")"));
  }
};

// Text for one line of a log: a control character, which could end the line or move the cursor, as \xNN.
template <class Out>
constexpr Out put_escaped(Out out, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet >= 0x20 && octet != 0x7F) {
      out = put(out, std::string_view(&c, 1));
    } else {
      const char escaped[] = {'\\', 'x', digits[octet >> 4], digits[octet & 15]};
      out = put(out, std::string_view(escaped, sizeof escaped));
    }
  }
  return out;
}

template <>
struct printer<line_view> : one_form {
  template <class Out>
  static constexpr Out write(Out out, const line_view& line, std::size_t) {
    out = put(put(out, line.value), std::string_view(line.last ? " " : "-"));
    return put_escaped(out, line.text);
  }
};

template <>
struct printer<reply_view> : one_form {
  template <class Out>
  static constexpr Out write(Out out, const reply_view& reply, std::size_t) {
    out = put(out, reply.code());
    bool first = true;
    for (const line_view line : reply.lines()) {
      if (!first) out = put(out, std::string_view(" / "));
      else if (reply.line_count() > 1 || !line.text.empty()) out = put(out, std::string_view(" "));
      out = put_escaped(out, line.text);
      first = false;
    }
    return out;
  }
};

template <>
struct printer<parse_result> : one_form {
  template <class Out>
  static constexpr Out write(Out out, const parse_result& result, std::size_t) {
    if (result) return printer<reply_view>::write(out, result.reply, 0);
    out = printer<parse_error>::write(out, result.error, 0);
    out = put(out, std::string_view(" at "));
    return put_number(out, result.position);
  }
};

template <>
struct printer<extension_view> : one_form {
  template <class Out>
  static constexpr Out write(Out out, const extension_view& extension, std::size_t) {
    out = put_escaped(out, extension.keyword);
    if (extension.parameters.empty()) return out;
    return put_escaped(put(out, std::string_view(" ")), extension.parameters);
  }
};

template <>
struct printer<size_limit> : one_form {
  template <class Out>
  static constexpr Out write(Out out, size_limit limit, std::size_t) {
    out = printer<size_limit::kind>::write(out, limit.what, 0);
    if (limit.what != size_limit::kind::limited) return out;
    return put_number(put(out, std::string_view(" ")), limit.octets);
  }
};

// "", which is English, then the tag of each language.
constexpr std::array<std::string_view, language_count + 1> make_report_forms() noexcept {
  std::array<std::string_view, language_count + 1> forms{};
  for (std::size_t i = 0; i < language_count; ++i) forms[i + 1] = tag_of(static_cast<language>(i));
  return forms;
}

template <class Report>
struct report_printer {
  static constexpr std::array<std::string_view, language_count + 1> forms = make_report_forms();

  template <class Out>
  static constexpr Out write(Out out, const Report& report, std::size_t form) {
    return write_report(out, report, form == 0 ? language::english : static_cast<language>(form - 1));
  }
};

template <>
struct printer<comparison> : report_printer<comparison> {};
template <>
struct printer<explanation> : report_printer<explanation> {};

}  // namespace detail
}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_PRINT_HPP
