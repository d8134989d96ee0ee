// smtp_reply/enhanced.hpp - the enhanced status code, class.subject.detail (RFC 3463, RFC 2034).
//
//   constexpr auto e = to_enhanced_code("5.7.509");  // {5, 7, 509}
//   agrees(*e, 550_code)                             // true: both of class 5
//   matches(*e, "5.7.x")                             // true
//
// Enhanced codes are ordered, and have a std::hash for the unordered containers; std::hash of `code` is that of any
// enumeration.
//
// Nothing here looks a code up: see enhanced_table.hpp for the registered names.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_ENHANCED_HPP
#define SMTP_REPLY_ENHANCED_HPP

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint8_t, std::uint16_t
#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "code.hpp"
#include "config.hpp"

namespace smtp_reply {
inline namespace v0 {

// An enhanced status code. RFC 3463 2 gives subject and detail three digits each, and such codes are sent daily
// (5.7.509). The parts are plain numbers: what to_enhanced_code refuses can still be written here by hand.
struct enhanced_code {
  std::uint8_t cls = 0;       // 2, 4 or 5
  std::uint16_t subject = 0;  // 0-999
  std::uint16_t detail = 0;   // 0-999
};

[[nodiscard]] constexpr bool operator==(enhanced_code a, enhanced_code b) noexcept;
[[nodiscard]] constexpr bool operator!=(enhanced_code a, enhanced_code b) noexcept;
[[nodiscard]] constexpr bool operator<(enhanced_code a, enhanced_code b) noexcept;  // by class, subject, detail
[[nodiscard]] constexpr bool operator>(enhanced_code a, enhanced_code b) noexcept;
[[nodiscard]] constexpr bool operator<=(enhanced_code a, enhanced_code b) noexcept;
[[nodiscard]] constexpr bool operator>=(enhanced_code a, enhanced_code b) noexcept;

// The code that the whole text spells: "5.1.1". A class other than 2, 4 and 5, a leading zero, a fourth digit, a
// space or anything else behind it is refused, never clamped or skipped (RFC 3463 2).
[[nodiscard]] constexpr std::optional<enhanced_code> to_enhanced_code(std::string_view text) noexcept;

// success, transient or permanent by the class; fatal for a class that is none of 2, 4, 5.
[[nodiscard]] constexpr severity severity_of(enhanced_code e) noexcept;

// Whether the class is the first digit of c, as RFC 2034 4 demands.
[[nodiscard]] constexpr bool agrees(enhanced_code e, code c) noexcept;

// Whether e fits the pattern: "5.7.1", "x.7.x", "4.x.x"; x or X stands for one whole part. A pattern of another
// form fits nothing, and no pattern fits a value that is no enhanced code (a class of 3, a part over 999).
[[nodiscard]] constexpr bool matches(enhanced_code e, std::string_view pattern) noexcept;

// ------------------------------------------------------------------------------------ definitions

constexpr bool operator==(enhanced_code a, enhanced_code b) noexcept {
  return a.cls == b.cls && a.subject == b.subject && a.detail == b.detail;
}
constexpr bool operator<(enhanced_code a, enhanced_code b) noexcept {
  if (a.cls != b.cls) return a.cls < b.cls;
  return a.subject != b.subject ? a.subject < b.subject : a.detail < b.detail;
}
constexpr bool operator!=(enhanced_code a, enhanced_code b) noexcept { return !(a == b); }
constexpr bool operator>(enhanced_code a, enhanced_code b) noexcept { return b < a; }
constexpr bool operator<=(enhanced_code a, enhanced_code b) noexcept { return !(b < a); }
constexpr bool operator>=(enhanced_code a, enhanced_code b) noexcept { return !(a < b); }

namespace detail {

constexpr bool is_enhanced_class(int cls) noexcept { return cls == 2 || cls == 4 || cls == 5; }

// Reads a number of one to three digits without leading zeros at text[position] and moves position behind it.
// Returns -1, position undefined, where there is none or a fourth digit follows.
constexpr int read_part(std::string_view text, std::size_t& position) noexcept {
  const std::size_t first = position;
  int value = 0;
  while (position < text.size() && is_digit(text[position])) {
    if (position - first == 3) return -1;
    value = value * 10 + (text[position] - '0');
    ++position;
  }
  const std::size_t length = position - first;
  if (length == 0 || (length > 1 && text[first] == '0')) return -1;
  return value;
}

// An enhanced code at the front of a text, with a space or nothing behind it (RFC 2034 4), and where it ends.
struct enhanced_prefix {
  enhanced_code value{};
  std::size_t length = 0;  // 0: the text does not begin with one
};

constexpr enhanced_prefix read_enhanced(std::string_view text) noexcept {
  if (text.size() < 5 || text[1] != '.' || !is_digit(text[0]) || !is_enhanced_class(text[0] - '0')) return {};
  std::size_t position = 2;
  const int subject = read_part(text, position);
  if (subject < 0 || position == text.size() || text[position] != '.') return {};
  ++position;
  const int detail = read_part(text, position);
  if (detail < 0 || (position < text.size() && text[position] != ' ')) return {};
  return {{static_cast<std::uint8_t>(text[0] - '0'), static_cast<std::uint16_t>(subject),
           static_cast<std::uint16_t>(detail)},
          position};
}

// Whether the pattern's part at position is x or the given number; moves position behind it.
constexpr bool part_matches(int value, std::string_view pattern, std::size_t& position) noexcept {
  if (position < pattern.size() && (pattern[position] == 'x' || pattern[position] == 'X')) {
    ++position;
    return true;
  }
  return read_part(pattern, position) == value;
}

constexpr bool skip_dot(std::string_view pattern, std::size_t& position) noexcept {
  if (position == pattern.size() || pattern[position] != '.') return false;
  ++position;
  return true;
}

}  // namespace detail

constexpr std::optional<enhanced_code> to_enhanced_code(std::string_view text) noexcept {
  const detail::enhanced_prefix prefix = detail::read_enhanced(text);
  if (prefix.length == 0 || prefix.length != text.size()) return std::nullopt;
  return prefix.value;
}

constexpr severity severity_of(enhanced_code e) noexcept {
  return detail::is_enhanced_class(e.cls) ? static_cast<severity>(e.cls - 2) : severity::fatal;
}

constexpr bool agrees(enhanced_code e, code c) noexcept { return to_int(c) / 100 == e.cls && c <= 999; }

constexpr bool matches(enhanced_code e, std::string_view pattern) noexcept {
  if (!detail::is_enhanced_class(e.cls) || e.subject > 999 || e.detail > 999) return false;
  std::size_t position = 0;
  return detail::part_matches(e.cls, pattern, position) && detail::skip_dot(pattern, position) &&
         detail::part_matches(e.subject, pattern, position) && detail::skip_dot(pattern, position) &&
         detail::part_matches(e.detail, pattern, position) && position == pattern.size();
}

namespace detail {

template <class Out>
constexpr Out put(Out out, enhanced_code e) noexcept(writes_nothrow<Out>) {
  out = put_number(out, e.cls);
  out = put(out, std::string_view("."));
  out = put_number(out, e.subject);
  out = put(out, std::string_view("."));
  return put_number(out, e.detail);
}

}  // namespace detail

}  // namespace v0
}  // namespace smtp_reply

// Different for any two enhanced codes of parts up to 999, also where std::size_t has 32 bits. The template itself is
// in <optional> and <string_view> ([unord.hash]); <functional> would double what this header costs.
template <>
struct std::hash<smtp_reply::enhanced_code> {
  [[nodiscard]] constexpr std::size_t operator()(smtp_reply::enhanced_code e) const noexcept {
    return (std::size_t{e.cls} * 1000 + e.subject) * 1000 + e.detail;
  }
};

#endif  // SMTP_REPLY_ENHANCED_HPP
