// smtp_reply/guide/texts.hpp - the form in which a language stands: what english.hpp and arabic.hpp fill in.
//
// To add a language: an enumerator, a name and a tag here, one more file beside this one that ends in a `detail::texts`,
// and a case in texts_of() of guide.hpp. -Wswitch names what was forgotten. Rows follow the order of code_table.hpp and
// enhanced_table.hpp; each file holds itself complete by static_assert.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_GUIDE_TEXTS_HPP
#define SMTP_REPLY_GUIDE_TEXTS_HPP

#include <array>        // std::array
#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint8_t
#include <string_view>  // std::string_view

#include "../code_table.hpp"
#include "../config.hpp"
#include "../enhanced_table.hpp"

namespace smtp_reply {
inline namespace v0 {

// The languages of the guide and the reports.
enum class language : std::uint8_t {
  english,
  arabic
};

// The enumerator's own name: "arabic".
[[nodiscard]] constexpr std::string_view name(language l) noexcept;

namespace detail {

// What is said about one code of code_table. Whole sentences, but for title and gist.
struct code_text {
  code value{};
  std::string_view title;      // a heading
  std::string_view gist;       // goes on after the number: "502" + " means that the server ..."; no final stop
  std::string_view meaning;    // what the server says with it
  std::string_view when_seen;  // in which situations one meets it
  std::string_view remedy;     // what the sender, and what the operator, can do
  std::string_view use;        // for who writes a server: when to send it, and when another one instead
};

// What is known of a code that no RFC defines but that is met in the field (571).
struct field_text {
  code value{};
  std::string_view meaning;
  std::string_view when_seen;
};

// What can be said of a code from its class alone. One for each reply_class.
struct class_text {
  std::string_view title;
  std::string_view gist;
  std::string_view meaning;
  std::string_view remedy;
  std::string_view use;
};

// Who can do something about a reply.
enum class actor : std::uint8_t {
  nobody,           // success: nothing is to be done
  client,           // intermediate: the client sends what comes next
  queue,            // transient: the sending system tries again by itself, the server's operator may help
  client_software,  // a refusal for syntax: whoever writes or configures the sending software
  host_operator,    // a refusal about the connection: who runs the server or the sending host
  account_owner,    // a refusal at authentication: the person whose account it is, and its administrator
  sender,           // a refusal about mailbox or message: the sender, and the recipient's operator
  server_operator,  // a reply that is no SMTP: who runs the server
};

// The words of a report. In a template {0} and {1} stand for reply codes.
struct report_words {
  bool isolate = false;  // numbers, phrases and commands stand between U+2066 and U+2069

  std::string_view versus;  // between two titles

  // Headings of sections and paragraphs.
  std::string_view meaning;
  std::string_view when_seen;
  std::string_view remedy;
  std::string_view differences;
  std::string_view use_which;
  std::string_view use;  // the same for one code: when to send it
  std::string_view reply_class;
  std::string_view category;
  std::string_view severity;
  std::string_view retry;
  std::string_view actor;
  std::string_view commands;
  std::string_view enhanced;
  std::string_view source;

  std::string_view colon;       // behind a heading that a text follows on the same line
  std::string_view list_comma;  // between the items of a list
  std::string_view semicolon;   // between the two sides of a difference
  std::string_view both;        // instead of two numbers, where both sides are the same
  std::string_view worse;       // {0} is the worse one
  std::string_view any_command;
  std::string_view no_command;

  std::array<std::string_view, 6> classes;     // by reply_class
  std::array<std::string_view, 7> categories;  // by category
  std::array<std::string_view, 5> severities;  // by severity
  std::array<std::string_view, 5> retries;     // by severity
  std::array<std::string_view, 8> actors;      // by actor

  // One sentence on how two codes differ. By the severities of the milder {0} and the worse {1}, in the order
  // (success, intermediate), (success, transient), ... (permanent, fatal); then for two codes of one severity.
  std::array<std::string_view, 10> contrasts;
  std::string_view same_class_and_category;
  std::string_view same_class;
  std::string_view both_fatal;
  std::string_view same_code;

  std::string_view dots_dropped;  // {0}: the reply code, {1}: the enhanced code that its digits spell
};

// One language, whole.
struct texts {
  const std::array<code_text, code_table.size()>* codes = nullptr;
  const field_text* field_codes = nullptr;  // sorted by value, none of them in code_table
  std::size_t field_code_count = 0;
  const std::array<class_text, 6>* classes = nullptr;           // by reply_class
  const std::array<std::string_view, 7>* categories = nullptr;  // by category: when one sees an undefined code
  std::string_view dots_dropped;  // the meaning of an undefined code whose digits spell an enhanced code
  const std::array<std::string_view, enhanced_table.size()>* summaries = nullptr;
  const std::array<std::string_view, 8>* subjects = nullptr;          // X.0 to X.7
  const std::array<std::string_view, 3>* enhanced_classes = nullptr;  // 2, 4, 5
  const report_words* report = nullptr;
};

constexpr bool rows_in_order(const texts& t) noexcept {
  for (std::size_t i = 0; i < t.codes->size(); ++i) {
    if ((*t.codes)[i].value != code_table[i].value) return false;
  }
  for (std::size_t i = 0; i < t.field_code_count; ++i) {
    if (code_position(t.field_codes[i].value) != 0) return false;
    if (i > 0 && t.field_codes[i - 1].value >= to_int(t.field_codes[i].value)) return false;
  }
  return true;
}

template <std::size_t N>
constexpr bool all_filled(const std::array<std::string_view, N>& list) noexcept {
  for (const std::string_view text : list) {
    if (text.empty()) return false;
  }
  return true;
}

constexpr bool all_filled(const report_words& w) noexcept {
  return all_filled<24>(
             {{w.versus,   w.meaning,     w.when_seen,   w.remedy,     w.differences, w.use_which,
               w.use,      w.reply_class, w.category,    w.severity,   w.retry,       w.actor,
               w.commands, w.enhanced,    w.source,      w.colon,      w.list_comma,  w.semicolon,
               w.both,     w.worse,       w.any_command, w.no_command, w.same_class,  w.same_class_and_category}}) &&
         all_filled<3>({{w.both_fatal, w.same_code, w.dots_dropped}}) && all_filled(w.classes) &&
         all_filled(w.categories) && all_filled(w.severities) && all_filled(w.retries) && all_filled(w.actors) &&
         all_filled(w.contrasts);
}

constexpr bool no_text_empty(const texts& t) noexcept {
  for (const code_text& row : *t.codes) {
    if (!all_filled<6>({{row.title, row.gist, row.meaning, row.when_seen, row.remedy, row.use}})) return false;
  }
  for (std::size_t i = 0; i < t.field_code_count; ++i) {
    if (!all_filled<2>({{t.field_codes[i].meaning, t.field_codes[i].when_seen}})) return false;
  }
  for (const class_text& row : *t.classes) {
    if (!all_filled<5>({{row.title, row.gist, row.meaning, row.remedy, row.use}})) return false;
  }
  return all_filled(*t.categories) && !t.dots_dropped.empty() && all_filled(*t.summaries) && all_filled(*t.subjects) &&
         all_filled(*t.enhanced_classes) && all_filled(*t.report);
}

}  // namespace detail

constexpr std::string_view name(language l) noexcept {
  switch (l) {
    case language::english: return "english";
    case language::arabic: return "arabic";
  }
  return {};
}

namespace detail {

// How a format specification names the language (RFC 5646): "{:ar}".
constexpr std::string_view tag_of(language l) noexcept {
  switch (l) {
    case language::english: return "en";
    case language::arabic: return "ar";
  }
  return {};
}

constexpr std::size_t count_languages() noexcept {
  std::size_t count = 0;
  while (!name(static_cast<language>(count)).empty()) ++count;
  return count;
}
inline constexpr std::size_t language_count = count_languages();

}  // namespace detail

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_GUIDE_TEXTS_HPP
