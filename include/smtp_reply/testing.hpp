// smtp_reply/testing.hpp - for the tests of your own code: what a reply should be, and replies to feed it with.
//
//   #include <smtp_reply/testing.hpp>                       // smtp_reply.hpp leaves it out
//   using namespace smtp_reply::test_support;
//
//   CHECK(reply == is(250));                                // doctest and Catch2; a code, a reply_view, a parse_result
//   CHECK(reply == matches("5yz"));                         // or the octets of one reply: a std::string, a literal
//   EXPECT_EQ(sent, says("5.1.x"));                         // GoogleTest
//
// A test that fails prints both sides: `550 5.1.1 User unknown == is(250)`. Each is a predicate, too, for EXPECT_PRED1,
// for gmock's Truly and for std::find_if: is(250)(reply).
//
//   constexpr fake_replies server("220 mx.example.org",     // each literal is one reply; the last line end may be missing
//                                 "250-mx.example.org\r\n250 SIZE 1000",
//                                 "550 5.1.1 no such user");
//   client.receive(server.octets());                        // all of them, as they come off the wire
//   CHECK(server[2] == says("5.1.1"));                      // each as a reply_view
//
// A literal that parse() cannot read does not compile.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_TESTING_HPP
#define SMTP_REPLY_TESTING_HPP

#include <cassert>      // assert
#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint8_t, std::uint64_t
#include <cstdlib>      // std::abort
#include <optional>     // std::optional
#include <string_view>  // std::string_view
#include <utility>      // std::declval

#include "code.hpp"
#include "config.hpp"
#include "enhanced.hpp"
#include "ostream.hpp"
#include "parse.hpp"
#include "print.hpp"

// Before C++20 only a constexpr variable is made by the compiler; others are checked when they are made.
#if defined(__cpp_consteval)
#define SMTP_REPLY_CONSTEVAL consteval
#else
#define SMTP_REPLY_CONSTEVAL constexpr
#endif

namespace smtp_reply {
inline namespace v0 {
namespace detail {

// What a matcher looks at.
struct said {
  std::optional<code> value;
  std::optional<enhanced_code> enhanced;
};

constexpr said said_by(code c) noexcept { return {c, std::nullopt}; }
constexpr said said_by(enhanced_code e) noexcept { return {std::nullopt, e}; }
constexpr said said_by(const line_view& line) noexcept { return {line.value, line.enhanced}; }
constexpr said said_by(const reply_view& reply) noexcept { return {reply.code(), reply.enhanced()}; }
constexpr said said_by(const parse_result& result) noexcept { return result ? said_by(result.reply) : said(); }
// Octets say something only if they are one reply and no more.
constexpr said said_by(std::string_view octets) noexcept {
  const parse_result result = parse(octets);
  return result.consumed == octets.size() ? said_by(result) : said();
}

// For what can be compared with a matcher.
template <class T>
using if_says = decltype(said_by(std::declval<const T&>()));

}  // namespace detail

// What is(), matches() and says() make. Compares with a code, an enhanced_code, a line_view, a reply_view, a
// parse_result and the octets of one reply, and prints as it was written.
//
// A pattern that is none, such as "5y", is a mistake of the test: it is neither equal to anything nor unequal, so that
// either check fails, and the text says so.
class reply_matcher {
 public:
  // Which of the three functions made it.
  enum class kind : std::uint8_t {
    is,
    matches,
    says
  };

  // is(), matches() and says() are how to write it.
  constexpr reply_matcher(kind what, int value, std::string_view pattern SMTP_REPLY_LIFETIMEBOUND) noexcept
      : pattern_(pattern), value_(value), kind_(what) {}

  // Whether it fits a value, for what takes a predicate.
  template <class T, class = detail::if_says<T>>
  [[nodiscard]] constexpr bool operator()(const T& value) const noexcept {
    return fits(detail::said_by(value));
  }
  // Whether some reply can fit.
  [[nodiscard]] constexpr bool is_sound() const noexcept;

  template <class T, class = detail::if_says<T>>
  friend constexpr bool operator==(const T& value, const reply_matcher& m) noexcept {
    return m(value);
  }
  template <class T, class = detail::if_says<T>>
  friend constexpr bool operator==(const reply_matcher& m, const T& value) noexcept {
    return m(value);
  }
  template <class T, class = detail::if_says<T>>
  friend constexpr bool operator!=(const T& value, const reply_matcher& m) noexcept {
    return m.is_sound() && !m(value);
  }
  template <class T, class = detail::if_says<T>>
  friend constexpr bool operator!=(const reply_matcher& m, const T& value) noexcept {
    return value != m;
  }

 private:
  friend struct detail::printer<reply_matcher>;

  [[nodiscard]] constexpr bool fits(const detail::said& what) const noexcept;

  std::string_view pattern_;
  int value_;
  kind kind_;
};

// The replies of a scripted server: Count of them, in not more than Room octets. The compiler works both out.
template <std::size_t Count, std::size_t Room>
class fake_replies {
 public:
  static_assert(Count != 0, "a server that is never to reply needs no fake_replies");

  // Each literal is one reply that parse() reads (quirks of `tolerant` included), with its last line end or without.
  // Another does not compile; before C++20 it ends the program where the variable is not constexpr.
  template <std::size_t... Sizes>
  SMTP_REPLY_CONSTEVAL explicit fake_replies(const char (&... literals)[Sizes]) noexcept {
    (add(std::string_view(literals, Sizes - 1)), ...);
  }

  [[nodiscard]] static constexpr std::size_t size() noexcept { return Count; }
  // Every reply with its line ends, as a client receives them when it does not ask in between.
  [[nodiscard]] constexpr std::string_view octets() const noexcept { return {octets_, ends_[Count - 1]}; }
  // The i-th reply, counted from 0. Its octets are those of raw().
  [[nodiscard]] constexpr reply_view operator[](std::size_t i) const noexcept;

 private:
  constexpr void add(std::string_view literal) noexcept;

  char octets_[Room] = {};
  std::size_t ends_[Count] = {};
  std::size_t count_ = 0;
};

// How the compiler finds the sizes.
template <std::size_t... Sizes>
fake_replies(const char (&... literals)[Sizes]) -> fake_replies<sizeof...(Sizes), (Sizes + ... + sizeof...(Sizes))>;

// A namespace of its own, not named like GoogleTest's.
namespace test_support {

using smtp_reply::fake_replies;

// The reply code is this one.
[[nodiscard]] constexpr reply_matcher is(int value) noexcept { return {reply_matcher::kind::is, value, {}}; }
[[nodiscard]] constexpr reply_matcher is(code c) noexcept { return is(to_int(c)); }

// The reply code fits "502", "5yz", "x5z": see code.hpp.
[[nodiscard]] constexpr reply_matcher matches(std::string_view pattern SMTP_REPLY_LIFETIMEBOUND) noexcept {
  return {reply_matcher::kind::matches, 0, pattern};
}

// There is an enhanced code, and it fits "5.7.1", "x.7.x", "4.x.x": see enhanced.hpp. Of a reply it is that of
// reply_view::enhanced().
[[nodiscard]] constexpr reply_matcher says(std::string_view pattern SMTP_REPLY_LIFETIMEBOUND) noexcept {
  return {reply_matcher::kind::says, 0, pattern};
}

}  // namespace test_support

// ------------------------------------------------------------------------------------ definitions

namespace detail {

constexpr bool is_code_pattern(std::string_view pattern) noexcept {
  if (pattern.size() != 3) return false;
  for (const char c : pattern) {
    if (!is_digit(c) && !is_wildcard(c)) return false;
  }
  return true;
}

// Its parts are numbers or x: what stands in for x makes it an enhanced code that it must fit.
constexpr bool is_enhanced_pattern(std::string_view pattern) noexcept {
  char digits[16] = {};
  if (pattern.size() > sizeof digits) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    digits[i] = pattern[i] == 'x' || pattern[i] == 'X' ? '2' : pattern[i];
  }
  const std::optional<enhanced_code> e = to_enhanced_code({digits, pattern.size()});
  return e && smtp_reply::matches(*e, pattern);
}

// Not constexpr: a constant expression that comes here does not compile.
[[noreturn]] inline void unreadable_fake_reply() noexcept {
  assert(false && "a literal of fake_replies must be one reply that parse() reads");
  std::abort();
}

template <>
struct printer<reply_matcher> : one_form {
  template <class Out>
  static constexpr Out write(Out out, const reply_matcher& m, std::size_t) {
    if (m.kind_ == reply_matcher::kind::is) {
      out = put(out, std::string_view(m.value_ < 0 ? "is(-" : "is("));
      out = put_number(out, static_cast<std::uint64_t>(m.value_ < 0 ? -std::int64_t{m.value_} : m.value_));
      out = put(out, std::string_view(")"));
    } else {
      out = put(out, std::string_view(m.kind_ == reply_matcher::kind::says ? "says(\"" : "matches(\""));
      out = put(put_escaped(out, m.pattern_), std::string_view("\")"));
    }
    return m.is_sound() ? out : put(out, std::string_view(", which nothing can fit"));
  }
};

}  // namespace detail

constexpr bool reply_matcher::fits(const detail::said& what) const noexcept {
  switch (kind_) {
    case kind::is: return what.value && *what.value == value_;
    case kind::matches: return what.value && smtp_reply::matches(*what.value, pattern_);
    case kind::says: return what.enhanced && smtp_reply::matches(*what.enhanced, pattern_);
  }
  return false;
}

constexpr bool reply_matcher::is_sound() const noexcept {
  switch (kind_) {
    case kind::is: return value_ >= 0 && value_ <= 999;
    case kind::matches: return detail::is_code_pattern(pattern_);
    case kind::says: return detail::is_enhanced_pattern(pattern_);
  }
  return false;
}

template <std::size_t Count, std::size_t Room>
constexpr void fake_replies<Count, Room>::add(std::string_view literal) noexcept {
  const std::size_t begin = count_ == 0 ? 0 : ends_[count_ - 1];
  std::size_t end = begin;
  for (const char c : literal) octets_[end++] = c;
  if (literal.empty() || literal.back() != '\n') {
    octets_[end++] = '\r';
    octets_[end++] = '\n';
  }
  ends_[count_++] = end;
  if (parse({octets_ + begin, end - begin}).consumed != end - begin) detail::unreadable_fake_reply();
}

template <std::size_t Count, std::size_t Room>
constexpr reply_view fake_replies<Count, Room>::operator[](std::size_t i) const noexcept {
  assert(i < Count && "there are not so many replies");
  const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
  return parse({octets_ + begin, ends_[i] - begin}).reply;
}

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_TESTING_HPP
