// smtp_reply/compare.hpp - two codes side by side, and reports for a person.
//
//   const comparison c = compare(211_code, 502_code);
//   c.same_class                                           // false
//   c.severity_order                                       // -1: the first is milder
//   write_report(std::back_inserter(text), c);             // the whole report, as text
//   write_report(std::back_inserter(text), explain(502_code), language::arabic);
//
// With format.hpp: fmt::print("{}", compare(211_code, 502_code)), and "{:ar}" in Arabic.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_COMPARE_HPP
#define SMTP_REPLY_COMPARE_HPP

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint8_t, std::uint32_t
#include <string_view>  // std::string_view

#include "code.hpp"
#include "code_table.hpp"
#include "command.hpp"
#include "config.hpp"
#include "enhanced.hpp"
#include "enhanced_table.hpp"
#include "guide.hpp"

namespace smtp_reply {
inline namespace v0 {

// How two codes differ.
struct comparison {
  code first{};                // the one code
  code second{};               // the other
  bool same_class = false;     // class_of both is the same
  bool same_category = false;  // category_of both is the same
  int severity_order = 0;      // -1: first is milder; 0: alike; 1: first is worse
  bool same_retry = false;     // is_transient of both is the same
  command_set only_first;      // the commands that the RFCs in force let only the first answer
  command_set only_second;     // only the second
  command_set both;            // either
};

// Puts two codes side by side; they may be the same, and unknown.
[[nodiscard]] constexpr comparison compare(code a, code b) noexcept;

// What to print about one code.
struct explanation {
  code value{};  // the code to explain
};

// What write_report, a stream and a formatter take to explain c.
[[nodiscard]] constexpr explanation explain(code c) noexcept { return {c}; }

// Writes a report through out and returns the place behind it. The text is UTF-8 with LF line ends, the last one
// included; a paragraph is one line, for the reader of the text to wrap. Number and RFC phrase stand in it in every
// language.
//
// A comparison: a title, the contrast in short; for each code what it means, when one sees it, what to do; the key
// differences; when a server uses which. An explanation: the same for one code, with all that the tables know of it.
template <class Out>
constexpr Out write_report(Out out, const comparison& c,
                           language lang = language::english) noexcept(detail::writes_nothrow<Out>);
template <class Out>
constexpr Out write_report(Out out, const explanation& e,
                           language lang = language::english) noexcept(detail::writes_nothrow<Out>);

// ------------------------------------------------------------------------------------ definitions

constexpr comparison compare(code a, code b) noexcept {
  const command_set commands_of_a = commands_listing(a);
  const command_set commands_of_b = commands_listing(b);
  comparison result;
  result.first = a;
  result.second = b;
  result.same_class = class_of(a) == class_of(b);
  result.same_category = category_of(a) == category_of(b);
  result.severity_order =
      static_cast<int>(severity_of(a) > severity_of(b)) - static_cast<int>(severity_of(a) < severity_of(b));
  result.same_retry = is_transient(a) == is_transient(b);
  result.only_first = commands_of_a - commands_of_b;
  result.only_second = commands_of_b - commands_of_a;
  result.both = commands_of_a & commands_of_b;
  return result;
}

namespace detail {

constexpr actor actor_of(code c) noexcept {
  switch (severity_of(c)) {
    case severity::success: return actor::nobody;
    case severity::intermediate: return actor::client;
    case severity::transient: return actor::queue;
    case severity::fatal: return actor::server_operator;
    case severity::permanent: break;
  }
  switch (category_of(c)) {
    case category::syntax:
    case category::information: return actor::client_software;
    case category::connections: return actor::host_operator;
    case category::unspecified_3: return actor::account_owner;
    case category::unspecified_4:
    case category::mail_system:
    case category::unknown: break;
  }
  return actor::sender;
}

template <class Array, class Enum>
constexpr std::string_view word(const Array& words, Enum value) noexcept {
  return words[static_cast<std::size_t>(value)];
}

// The sentence on how two codes differ; {0} is to be the milder one.
constexpr std::string_view contrast(const report_words& words, const comparison& c) noexcept {
  if (c.first == c.second) return words.same_code;
  const severity a = severity_of(c.first);
  const severity b = severity_of(c.second);
  if (a == b) {
    if (a == severity::fatal) return words.both_fatal;
    return c.same_category ? words.same_class_and_category : words.same_class;
  }
  const auto milder = static_cast<std::size_t>(a < b ? a : b);
  const auto worse = static_cast<std::size_t>(a < b ? b : a);
  constexpr std::size_t first_with[] = {0, 4, 7, 9};  // of words.contrasts, by the milder severity
  return words.contrasts[first_with[milder] + (worse - milder - 1)];
}

// Writes the pieces of a report in one language.
template <class Out>
class report_writer {
 public:
  constexpr report_writer(Out out, language lang) : out_(out), lang_(lang), from_(texts_of(lang)) {}

  constexpr Out take() const { return out_; }

  constexpr void comparison_report(const comparison& c) {
    heading(c.first);
    text(words().versus);
    heading(c.second);
    text("\n\n");
    sentence(c.first);
    text(" ");
    if (c.first != c.second) {
      sentence(c.second);
      text(" ");
    }
    const bool first_is_milder = c.severity_order <= 0;
    filled(contrast(words(), c), first_is_milder ? c.first : c.second, first_is_milder ? c.second : c.first);
    text("\n\n");
    about(c.first);
    text("\n");
    if (c.first != c.second) {
      about(c.second);
      text("\n");
    }
    differences(c);
    text("\n");
    text(words().use_which);
    text("\n");
    use(c.first);
    if (c.first != c.second) use(c.second);
  }

  constexpr void explanation_report(code c) {
    about(c);
    text("\n");
    fact(words().reply_class, word(words().classes, class_of(c)));
    fact(words().category, word(words().categories, category_of(c)));
    fact(words().severity, word(words().severities, severity_of(c)));
    fact(words().retry, word(words().retries, severity_of(c)));
    fact(words().actor, word(words().actors, actor_of(c)));
    label(words().commands);
    commands(commands_listing(c));
    text("\n");
    enhanced_codes(c);
    if (const std::size_t position = code_position(c); position != 0) {
      label(words().source);
      isolated(code_table[position - 1].source);
      text("\n");
    }
    fact(words().use, guide(c, lang_).use);
  }

 private:
  constexpr const report_words& words() const { return *from_.report; }

  constexpr void text(std::string_view s) { out_ = put(out_, s); }

  // Left-to-right text inside a text that may run the other way: numbers, phrases, commands.
  template <class Text>
  constexpr void isolated(Text s) {
    if (words().isolate) text("\xE2\x81\xA6");  // U+2066
    out_ = put(out_, s);
    if (words().isolate) text("\xE2\x81\xA9");  // U+2069
  }

  // Two numbers put into a template at {0} and {1}.
  template <class First, class Second>
  constexpr void filled(std::string_view pattern, First first, Second second) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const std::string_view rest = pattern.substr(i, 3);
      if (rest == "{0}") isolated(first);
      else if (rest == "{1}") isolated(second);
      else out_ = put(out_, rest.substr(0, 1));
      if (rest == "{0}" || rest == "{1}") i += 2;
    }
  }

  // "502 Command not implemented"; in another language than the RFC's, its own title behind it.
  constexpr void heading(code c) {
    isolated(c);
    text(" ");
    const std::string_view title = guide(c, lang_).title;
    if (phrase(c).empty()) return text(title);
    isolated(phrase(c));
    if (!words().isolate) return;
    text(words().colon);
    text(title);
  }

  // "502 says that ...".
  constexpr void sentence(code c) {
    isolated(c);
    text(" ");
    text(gist(from_, c));
    text(".");
  }

  constexpr void label(std::string_view name) {
    text("  ");
    text(name);
    text(words().colon);
  }

  constexpr void fact(std::string_view name, std::string_view value) {
    label(name);
    text(value);
    text("\n");
  }

  constexpr void about(code c) {
    const guidance g = guide(c, lang_);
    heading(c);
    text("\n");
    fact(words().meaning, g.meaning);
    if (const auto e = dots_dropped(c)) {
      text("  ");
      if (field_position(from_, c) == from_.field_code_count) {
        filled(words().dots_dropped, c, *e);
        text(" ");
      }
      isolated(*e);
      text(words().colon);
      isolated(name(*e));
      text(". ");
      text(summary(*e, lang_));
      text("\n");
    }
    fact(words().when_seen, g.when_seen);
    fact(words().remedy, g.remedy);
  }

  constexpr void differences(const comparison& c) {
    text(words().differences);
    text("\n");
    difference(words().reply_class, c, words().classes, class_of(c.first), class_of(c.second));
    text("\n");
    difference(words().category, c, words().categories, category_of(c.first), category_of(c.second));
    text("\n");
    difference(words().severity, c, words().severities, severity_of(c.first), severity_of(c.second));
    if (c.severity_order != 0) {
      text(words().semicolon);
      filled(words().worse, c.severity_order > 0 ? c.first : c.second, c.first);
    }
    text("\n");
    difference(words().retry, c, words().retries, severity_of(c.first), severity_of(c.second));
    text("\n");
    difference(words().actor, c, words().actors, actor_of(c.first), actor_of(c.second));
    text("\n");
    label(words().commands);
    isolated(c.first);
    text(" ");
    commands(c.only_first | c.both);
    text(words().semicolon);
    isolated(c.second);
    text(" ");
    commands(c.only_second | c.both);
    text("\n");
  }

  // "Class: both ..." or "Class: 211 ...; 502 ...".
  template <class Words, class Enum>
  constexpr void difference(std::string_view name, const comparison& c, const Words& list, Enum a, Enum b) {
    label(name);
    if (a == b) {
      text(words().both);
      text(" ");
      return text(word(list, a));
    }
    isolated(c.first);
    text(" ");
    text(word(list, a));
    text(words().semicolon);
    isolated(c.second);
    text(" ");
    text(word(list, b));
  }

  constexpr void commands(command_set set) {
    if (set.empty()) return text(words().no_command);
    // All but the greeting and the reply to the mail data: then it is a code that any command may get.
    const command_set on_the_wire = set_of_all() - command_set{bit_of(command::connect) | bit_of(command::message)};
    if ((set & on_the_wire) == on_the_wire) return text(words().any_command);
    bool comma = false;
    for (const command cmd : all_commands) {
      if (!set.contains(cmd)) continue;
      if (comma) text(words().list_comma);
      isolated(name(cmd));
      comma = true;
    }
  }

  static constexpr command_set set_of_all() { return {(std::uint32_t{1} << all_commands.size()) - 1}; }

  // The enhanced codes that IANA associates with c, each in the class of c.
  constexpr void enhanced_codes(code c) {
    bool any = false;
    for (const enhanced_info& row : enhanced_table) {
      for (std::size_t i = 0; i < row.code_count; ++i) {
        if (row.codes[i] != c) continue;
        if (any) text(words().list_comma);
        else label(words().enhanced);
        isolated(enhanced_code{static_cast<std::uint8_t>(to_int(c) / 100), row.subject, row.detail});
        any = true;
      }
    }
    if (any) text("\n");
  }

  constexpr void use(code c) {
    text("  ");
    isolated(c);
    text(words().colon);
    text(guide(c, lang_).use);
    text("\n");
  }

  Out out_;
  language lang_;
  const texts& from_;
};

}  // namespace detail

template <class Out>
constexpr Out write_report(Out out, const comparison& c, language lang) noexcept(detail::writes_nothrow<Out>) {
  detail::report_writer<Out> writer(out, lang);
  writer.comparison_report(c);
  return writer.take();
}

template <class Out>
constexpr Out write_report(Out out, const explanation& e, language lang) noexcept(detail::writes_nothrow<Out>) {
  detail::report_writer<Out> writer(out, lang);
  writer.explanation_report(e.value);
  return writer.take();
}

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_COMPARE_HPP
