// smtp_reply/code.hpp - the three-digit reply code: its digits and what they mean by themselves.
//
//   code c = 550_code;                       // or code::mailbox_unavailable, or static_cast<code>(550)
//   is_permanent(c);                         // true: the first digit is 5
//   category_of(c) == category::mail_system  // true: the second digit is 5
//   c == 550 && c >= 500                     // compares with integers
//   matches(c, "55z");                       // true
//
// Nothing here looks a code up: see code_table.hpp for phrases and sources.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_CODE_HPP
#define SMTP_REPLY_CODE_HPP

#include <cstddef>      // std::size_t, std::ptrdiff_t
#include <cstdint>      // std::uint8_t, std::uint16_t, std::uint64_t
#include <optional>     // std::optional
#include <string_view>  // std::string_view; also the iterator tags
#include <type_traits>  // std::conjunction_v, std::bool_constant, std::is_nothrow_copy_constructible ...
#include <utility>      // std::declval

#include "config.hpp"

namespace smtp_reply {
inline namespace v0 {

// A reply code (RFC 5321 4.2). The enumeration is open: every three-digit value is a valid `code`, named or
// not, and no function changes, clamps or folds one. A value over 999 can be made only by a cast; it is of
// unknown class and category, fatal, and matches nothing.
// clang-format off
enum class code : std::uint16_t {
  system_status = 211,                         // RFC 5321 4.2.3
  help_message = 214,                          // RFC 5321 4.2.3
  service_ready = 220,                         // RFC 5321 4.2.3; RFC 3207 4
  service_closing = 221,                       // RFC 5321 4.2.3
  authentication_succeeded = 235,              // RFC 4954 6
  ok = 250,                                    // RFC 5321 4.2.3
  user_not_local_will_forward = 251,           // RFC 5321 4.2.3; RFC 1985 5.1
  cannot_verify_user = 252,                    // RFC 5321 4.2.3; RFC 1985 5.1
  pending_messages_started = 253,              // RFC 1985 5.1
  auth_challenge = 334,                        // RFC 4954 4
  start_mail_input = 354,                      // RFC 5321 4.2.3
  transaction_offset = 355,                    // RFC 1845 (experimental)
  service_not_available = 421,                 // RFC 5321 4.2.3
  password_transition_needed = 432,            // RFC 4954 6
  mailbox_temporarily_unavailable = 450,       // RFC 5321 4.2.3
  local_error = 451,                           // RFC 5321 4.2.3
  insufficient_storage = 452,                  // RFC 5321 4.2.3
  no_mail = 453,                               // RFC 2645 7
  temporarily_unavailable = 454,               // RFC 3207 4; RFC 4954 6
  parameters_not_accommodated = 455,           // RFC 5321 4.2.3
  unable_to_queue = 458,                       // RFC 1985 5.1
  node_not_allowed = 459,                      // RFC 1985 5.1
  command_unrecognized = 500,                  // RFC 5321 4.2.3
  parameter_syntax_error = 501,                // RFC 5321 4.2.3
  command_not_implemented = 502,               // RFC 5321 4.2.3
  bad_sequence = 503,                          // RFC 5321 4.2.3
  parameter_not_implemented = 504,             // RFC 5321 4.2.3
  host_does_not_accept_mail = 521,             // RFC 7504 3
  encryption_needed = 523,                     // RFC 5248 2.4 (registered with X.7.10 only)
  user_account_disabled = 525,                 // RFC 5248 2.4 (registered with X.7.13 only)
  authentication_required = 530,               // RFC 4954 6; RFC 3207 4
  auth_mechanism_too_weak = 534,               // RFC 4954 6
  auth_credentials_invalid = 535,              // RFC 4954 6
  encryption_required_for_mechanism = 538,     // RFC 4954 6 (deprecated)
  mailbox_unavailable = 550,                   // RFC 5321 4.2.3
  user_not_local = 551,                        // RFC 5321 4.2.3
  exceeded_storage = 552,                      // RFC 5321 4.2.3
  mailbox_name_not_allowed = 553,              // RFC 5321 4.2.3
  transaction_failed = 554,                    // RFC 5321 4.2.3
  parameters_not_recognized = 555,             // RFC 5321 4.2.3
  domain_does_not_accept_mail = 556,           // RFC 7504 4
};
// clang-format on

using reply_code = code;  // for classes that have a member named code

// The first digit (RFC 5321 4.2.1).
enum class reply_class : std::uint8_t {
  unknown = 0,               // 0yz, 6yz to 9yz: not SMTP
  positive_preliminary = 1,  // RFC 821 appendix E only; SMTP never sends it
  positive_completion = 2,
  positive_intermediate = 3,
  transient_negative = 4,
  permanent_negative = 5,
};

// The second digit (RFC 5321 4.2.1).
enum class category : std::uint8_t {
  syntax = 0,
  information = 1,
  connections = 2,
  unspecified_3 = 3,
  unspecified_4 = 4,
  mail_system = 5,
  unknown = 6,  // x6z to x9z: outside the grammar
};

// How bad a reply is, mildest first, so that std::max picks the worst of many (RCPT, LMTP).
enum class severity : std::uint8_t {
  success,       // 2yz
  intermediate,  // 3yz
  transient,     // 4yz
  permanent,     // 5yz
  fatal,         // any other first digit: RFC 5321 4.2 has the client end the transaction
};

// The number that the digits are: 502.
[[nodiscard]] constexpr int to_int(code c) noexcept { return static_cast<int>(c); }

// The code that three ASCII digits spell, or nothing for any other text: "0xx", "25", "2500", " 25" have none.
[[nodiscard]] constexpr std::optional<code> to_code(std::string_view three_digits) noexcept;

inline namespace literals {
// 502_code. Anything but three digits does not compile.
template <char... Digits>
[[nodiscard]] constexpr code operator""_code() noexcept;
}  // namespace literals

[[nodiscard]] constexpr reply_class class_of(code c) noexcept;  // by the first digit
[[nodiscard]] constexpr category category_of(code c) noexcept;  // by the second digit
[[nodiscard]] constexpr severity severity_of(code c) noexcept;  // by the first digit

// RFC 5321 4.2, Reply-code: first digit 2-5, second 0-5, third 0-9. These 240 codes may be sent.
[[nodiscard]] constexpr bool is_well_formed(code c) noexcept;

[[nodiscard]] constexpr bool is_success(code c) noexcept;       // 2yz
[[nodiscard]] constexpr bool is_intermediate(code c) noexcept;  // 3yz
[[nodiscard]] constexpr bool is_transient(code c) noexcept;     // 4yz
[[nodiscard]] constexpr bool is_permanent(code c) noexcept;     // 5yz
[[nodiscard]] constexpr bool is_positive(code c) noexcept;      // 2yz or 3yz
[[nodiscard]] constexpr bool is_negative(code c) noexcept;      // 4yz or 5yz

// The server closes the connection after it: 221 and 421 (RFC 5321 3.8).
[[nodiscard]] constexpr bool closes_connection(code c) noexcept;

// Whether the three digits of c fit the pattern: "502", "5yz", "x5z". A letter x, y or z, in any place and in
// either case, stands for any digit. A pattern of another form fits nothing.
[[nodiscard]] constexpr bool matches(code c, std::string_view pattern) noexcept;

// The enumerator's own name: "permanent_negative", "mail_system", "permanent"; "" for a value outside the enumeration.
[[nodiscard]] constexpr std::string_view name(reply_class c) noexcept;
[[nodiscard]] constexpr std::string_view name(category c) noexcept;
[[nodiscard]] constexpr std::string_view name(severity s) noexcept;

// Compares by value with an integer: reply.code() == 250, reply.code() >= 500.
[[nodiscard]] constexpr bool operator==(code a, int b) noexcept { return to_int(a) == b; }
[[nodiscard]] constexpr bool operator!=(code a, int b) noexcept { return to_int(a) != b; }
[[nodiscard]] constexpr bool operator<(code a, int b) noexcept { return to_int(a) < b; }
[[nodiscard]] constexpr bool operator<=(code a, int b) noexcept { return to_int(a) <= b; }
[[nodiscard]] constexpr bool operator>(code a, int b) noexcept { return to_int(a) > b; }
[[nodiscard]] constexpr bool operator>=(code a, int b) noexcept { return to_int(a) >= b; }
[[nodiscard]] constexpr bool operator==(int a, code b) noexcept { return a == to_int(b); }
[[nodiscard]] constexpr bool operator!=(int a, code b) noexcept { return a != to_int(b); }
[[nodiscard]] constexpr bool operator<(int a, code b) noexcept { return a < to_int(b); }
[[nodiscard]] constexpr bool operator<=(int a, code b) noexcept { return a <= to_int(b); }
[[nodiscard]] constexpr bool operator>(int a, code b) noexcept { return a > to_int(b); }
[[nodiscard]] constexpr bool operator>=(int a, code b) noexcept { return a >= to_int(b); }

// ------------------------------------------------------------------------------------ definitions

namespace detail {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

constexpr bool is_wildcard(char c) noexcept {
  return c == 'x' || c == 'y' || c == 'z' || c == 'X' || c == 'Y' || c == 'Z';
}

constexpr char digit(int value) noexcept { return static_cast<char>('0' + value); }

constexpr code make_code(char first, char second, char third) noexcept {
  return static_cast<code>((first - '0') * 100 + (second - '0') * 10 + (third - '0'));
}

}  // namespace detail

constexpr std::optional<code> to_code(std::string_view three_digits) noexcept {
  if (three_digits.size() != 3) return std::nullopt;
  for (const char c : three_digits) {
    if (!detail::is_digit(c)) return std::nullopt;
  }
  return detail::make_code(three_digits[0], three_digits[1], three_digits[2]);
}

inline namespace literals {
template <char... Digits>
constexpr code operator""_code() noexcept {
  static_assert(sizeof...(Digits) == 3 && (detail::is_digit(Digits) && ...),
                "a reply code literal is three decimal digits, such as 502_code");
  const char digits[] = {Digits..., '\0'};
  return detail::make_code(digits[0], digits[1], digits[2]);
}
}  // namespace literals

constexpr reply_class class_of(code c) noexcept {
  const int first = to_int(c) / 100;
  return first >= 1 && first <= 5 ? static_cast<reply_class>(first) : reply_class::unknown;
}

constexpr category category_of(code c) noexcept {
  const int second = to_int(c) / 10 % 10;
  return c <= 999 && second <= 5 ? static_cast<category>(second) : category::unknown;
}

constexpr severity severity_of(code c) noexcept {
  const int first = to_int(c) / 100;
  return first >= 2 && first <= 5 ? static_cast<severity>(first - 2) : severity::fatal;
}

constexpr bool is_well_formed(code c) noexcept {
  return severity_of(c) != severity::fatal && category_of(c) != category::unknown;
}

constexpr bool is_success(code c) noexcept { return severity_of(c) == severity::success; }
constexpr bool is_intermediate(code c) noexcept { return severity_of(c) == severity::intermediate; }
constexpr bool is_transient(code c) noexcept { return severity_of(c) == severity::transient; }
constexpr bool is_permanent(code c) noexcept { return severity_of(c) == severity::permanent; }
constexpr bool is_positive(code c) noexcept { return is_success(c) || is_intermediate(c); }
constexpr bool is_negative(code c) noexcept { return is_transient(c) || is_permanent(c); }

constexpr bool closes_connection(code c) noexcept {
  return c == code::service_closing || c == code::service_not_available;
}

constexpr bool matches(code c, std::string_view pattern) noexcept {
  if (pattern.size() != 3 || c > 999) return false;
  const int value = to_int(c);
  const char digits[] = {detail::digit(value / 100), detail::digit(value / 10 % 10), detail::digit(value % 10)};
  for (std::size_t i = 0; i < 3; ++i) {
    if (!detail::is_wildcard(pattern[i]) && pattern[i] != digits[i]) return false;
  }
  return true;
}

constexpr std::string_view name(reply_class c) noexcept {
  switch (c) {
    case reply_class::unknown: return "unknown";
    case reply_class::positive_preliminary: return "positive_preliminary";
    case reply_class::positive_completion: return "positive_completion";
    case reply_class::positive_intermediate: return "positive_intermediate";
    case reply_class::transient_negative: return "transient_negative";
    case reply_class::permanent_negative: return "permanent_negative";
  }
  return {};
}

constexpr std::string_view name(category c) noexcept {
  switch (c) {
    case category::syntax: return "syntax";
    case category::information: return "information";
    case category::connections: return "connections";
    case category::unspecified_3: return "unspecified_3";
    case category::unspecified_4: return "unspecified_4";
    case category::mail_system: return "mail_system";
    case category::unknown: return "unknown";
  }
  return {};
}

constexpr std::string_view name(severity s) noexcept {
  switch (s) {
    case severity::success: return "success";
    case severity::intermediate: return "intermediate";
    case severity::transient: return "transient";
    case severity::permanent: return "permanent";
    case severity::fatal: return "fatal";
  }
  return {};
}

namespace detail {

// An output iterator that hands each character to sink.put(c).
template <class Sink>
class sink_iterator {
 public:
  using iterator_category = std::output_iterator_tag;
  using value_type = void;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = void;

  constexpr explicit sink_iterator(Sink& sink) noexcept : sink_(&sink) {}
  constexpr sink_iterator& operator*() noexcept { return *this; }
  constexpr sink_iterator& operator++() noexcept { return *this; }
  constexpr sink_iterator operator++(int) noexcept { return *this; }
  constexpr sink_iterator& operator=(char c) noexcept(noexcept(std::declval<Sink&>().put(c))) {
    sink_->put(c);
    return *this;
  }

 private:
  Sink* sink_;
};

// A sink that only counts.
struct octet_counter {
  std::size_t count = 0;
  constexpr void put(char) noexcept { ++count; }
};

// Whether writing characters through an iterator cannot throw.
template <class Out>
inline constexpr bool writes_nothrow =
    std::conjunction_v<std::is_nothrow_copy_constructible<Out>, std::is_nothrow_copy_assignable<Out>,
                       std::bool_constant<noexcept(*std::declval<Out&>() = ' ', ++std::declval<Out&>())>>;

// How the parts that write text do it: each put() writes behind out and returns the place behind it.
template <class Out>
constexpr Out put(Out out, std::string_view text) noexcept(writes_nothrow<Out>) {
  for (const char c : text) {
    *out = c;
    ++out;
  }
  return out;
}

template <class Out>
constexpr Out put_number(Out out, std::uint64_t value) noexcept(writes_nothrow<Out>) {
  char digits[20] = {};
  std::size_t first = sizeof digits;
  do {
    digits[--first] = digit(static_cast<int>(value % 10));
    value /= 10;
  } while (value != 0);
  return put(out, std::string_view(digits + first, sizeof digits - first));
}

// Three digits: 005 for the code of value 5. A value over 999 as it is.
template <class Out>
constexpr Out put(Out out, code c) noexcept(writes_nothrow<Out>) {
  const auto value = static_cast<std::uint64_t>(to_int(c));
  if (value < 100) out = put(out, std::string_view(value < 10 ? "00" : "0"));
  return put_number(out, value);
}

}  // namespace detail

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_CODE_HPP
