// smtp_reply/guide.hpp - what a reply code means to a person, in English and Arabic.
//
//   const guidance g = guide(550_code);
//   g.title      // "Mailbox unavailable"
//   g.meaning    // what the server says with it
//   g.when_seen  // in which situations one meets it
//   g.remedy     // what the sender, and what the operator, can do
//   summary(enhanced_code{5, 7, 1})  // one or two sentences about an enhanced code
//
// The texts stand in guide/, one file for each language. A program that does not ask for them does not carry them.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_GUIDE_HPP
#define SMTP_REPLY_GUIDE_HPP

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint8_t, std::uint16_t
#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "code.hpp"
#include "code_table.hpp"
#include "config.hpp"
#include "enhanced.hpp"
#include "enhanced_table.hpp"
#include "guide/arabic.hpp"
#include "guide/english.hpp"
#include "guide/texts.hpp"

namespace smtp_reply {
inline namespace v0 {

// Whole sentences in UTF-8, but for the title. No member is ever empty.
struct guidance {
  std::string_view title;      // "Command not implemented"
  std::string_view meaning;    // what the server says with it
  std::string_view when_seen;  // in which situations one meets it
  std::string_view remedy;     // what the sender, and what the operator, can do
  std::string_view use;        // for who writes a server: when to send it
};

// Every code has guidance. For one that no RFC defines it speaks from class and category, as a client must
// (RFC 5321 4.3.2), and tells when its digits look like an enhanced code (571).
[[nodiscard]] constexpr guidance guide(code c, language lang = language::english) noexcept;

// What an enhanced code says, in one or two sentences. For a detail that is not registered the subject speaks, for an
// unknown subject the class (RFC 3463 2); "" for a class that is none of 2, 4, 5 with an unknown subject.
[[nodiscard]] constexpr std::string_view summary(enhanced_code e, language lang = language::english) noexcept;

// The registered enhanced code that the digits of c spell, for a c that no RFC defines: {5, 7, 1} for 571. Such codes
// come from dropping the dots of the enhanced code.
[[nodiscard]] constexpr std::optional<enhanced_code> dots_dropped(code c) noexcept;

// ------------------------------------------------------------------------------------ definitions

namespace detail {

constexpr const texts& texts_of(language lang) noexcept {
  switch (lang) {
    case language::english: break;
    case language::arabic: return arabic::all;
  }
  return english::all;  // also for a value that is no language
}

// Where c stands in field_codes; field_code_count for nowhere.
constexpr std::size_t field_position(const texts& from, code c) noexcept {
  std::size_t position = 0;
  while (position < from.field_code_count && from.field_codes[position].value != c) ++position;
  return position;
}

constexpr const class_text& find_class_text(const texts& from, code c) noexcept {
  return (*from.classes)[static_cast<std::size_t>(class_of(c))];
}

constexpr std::string_view gist(const texts& from, code c) noexcept {
  const std::size_t position = code_position(c);
  return position == 0 ? find_class_text(from, c).gist : (*from.codes)[position - 1].gist;
}

}  // namespace detail

constexpr std::optional<enhanced_code> dots_dropped(code c) noexcept {
  if (c > 999 || detail::code_position(c) != 0) return std::nullopt;
  const int value = to_int(c);
  const enhanced_code spelled{static_cast<std::uint8_t>(value / 100), static_cast<std::uint16_t>(value / 10 % 10),
                              static_cast<std::uint16_t>(value % 10)};
  const bool is_registered = detail::enhanced_position(spelled) < enhanced_table.size();
  if (severity_of(spelled) == severity::fatal || !is_registered) return std::nullopt;
  return std::optional<enhanced_code>(spelled);
}

constexpr guidance guide(code c, language lang) noexcept {
  const detail::texts& from = detail::texts_of(lang);
  if (const std::size_t position = detail::code_position(c); position != 0) {
    const detail::code_text& row = (*from.codes)[position - 1];
    return {row.title, row.meaning, row.when_seen, row.remedy, row.use};
  }

  const detail::class_text& by_class = detail::find_class_text(from, c);
  const std::string_view by_category = (*from.categories)[static_cast<std::size_t>(category_of(c))];
  guidance result{by_class.title, by_class.meaning, by_category, by_class.remedy, by_class.use};
  if (const std::size_t field = detail::field_position(from, c); field < from.field_code_count) {
    result.meaning = from.field_codes[field].meaning;
    result.when_seen = from.field_codes[field].when_seen;
  } else if (dots_dropped(c)) {
    result.meaning = from.dots_dropped;
  }
  return result;
}

constexpr std::string_view summary(enhanced_code e, language lang) noexcept {
  const detail::texts& from = detail::texts_of(lang);
  const std::size_t position = detail::enhanced_position(e);
  if (position < enhanced_table.size()) return (*from.summaries)[position];
  if (e.subject < detail::subject_names.size()) return (*from.subjects)[e.subject];
  switch (e.cls) {
    case 2: return (*from.enhanced_classes)[0];
    case 4: return (*from.enhanced_classes)[1];
    case 5: return (*from.enhanced_classes)[2];
    default: return {};
  }
}

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_GUIDE_HPP
