// smtp_reply/ostream.hpp - operator<< for every type.
//
//   std::cout << 502_code;                      // 502
//   std::cout << std::setw(8) << 502_code;      // as for a string: "     502"
//   std::cout << advise(command::rcpt, reply);  // retry_later recipient (RFC 5321 4.2.1)
//   std::cout << compare(211_code, 502_code);   // the report, in English
//
// A test framework prints the values of a failed check with them: GoogleTest and Catch2 as they are, doctest with the
// help of a toString() for enumerations, which it would print as numbers.
//
// The text forms are listed in print.hpp. The operators are templates over the stream: a program that does not print
// does not need <ostream>, one that does includes it as ever.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_OSTREAM_HPP
#define SMTP_REPLY_OSTREAM_HPP

#include <cstddef>      // std::size_t
#include <iosfwd>       // std::basic_ostream
#include <string_view>  // std::string_view

#include "config.hpp"
#include "print.hpp"

namespace doctest {
class String;
}

namespace smtp_reply {
inline namespace v0 {
namespace detail {

// Collects what is written and hands it to a stream in pieces, by operator<< alone: this must compile where the stream
// is only declared, as it is in the middle of a test framework. What fits into one piece is padded by the stream.
template <class Traits>
class stream_writer {
 public:
  explicit stream_writer(std::basic_ostream<char, Traits>& stream) noexcept : stream_(stream) {}

  void put(char c) {
    if (size_ == sizeof buffer_) flush();
    buffer_[size_] = c;
    ++size_;
  }
  void flush() {
    stream_ << std::basic_string_view<char, Traits>(buffer_, size_);
    size_ = 0;
  }

 private:
  std::basic_ostream<char, Traits>& stream_;
  std::size_t size_ = 0;
  char buffer_[1024] = {};
};

}  // namespace detail

// Formatted output of any type that print.hpp lists. Width (up to 1024), fill and adjustment of the stream count as for a
// string, its other state does not; the width is 0 afterwards. Exceptions are the stream's own.
template <class Traits, class T, class = decltype(detail::printer<T>::forms)>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream, const T& value) {
  detail::stream_writer<Traits> writer(stream);
  detail::printer<T>::write(detail::sink_iterator<detail::stream_writer<Traits>>(writer), value, 0);
  writer.flush();
  return stream;
}

// ---------------------------------------------------------------------------------------- doctest

namespace detail {

// The text of an enumeration, cut where it is longer.
struct short_text {
  char text[256] = {};
  std::size_t size = 0;
  constexpr void put(char c) noexcept {
    if (size + 1 < sizeof text) text[size++] = c;
  }
};

// doctest::String by a name that depends on a parameter, since it is not known here whether there is one.
template <class>
struct doctest_string {
  using type = ::doctest::String;
};

// Not viable where doctest is not included, so that nobody else's toString() is concerned.
template <class T, class Enum, class String = typename doctest_string<T>::type, std::size_t = sizeof(String)>
String to_doctest(Enum value) {
  short_text text;
  printer<Enum>::write(sink_iterator<short_text>(text), value, 0);
  return String(static_cast<const char*>(text.text));
}

}  // namespace detail

// What doctest asks for: a template like its own, but more special.
// clang-format off
template <class T = void> auto toString(code v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
template <class T = void> auto toString(reply_class v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
template <class T = void> auto toString(category v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
template <class T = void> auto toString(severity v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
template <class T = void> auto toString(standing v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
template <class T = void> auto toString(command v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
template <class T = void> auto toString(listing v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
template <class T = void> auto toString(quirk v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
template <class T = void> auto toString(parse_error v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
template <class T = void> auto toString(size_limit::kind v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
template <class T = void> auto toString(action v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
template <class T = void> auto toString(scope v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
template <class T = void> auto toString(language v) -> decltype(detail::to_doctest<T>(v)) { return detail::to_doctest<T>(v); }
// clang-format on

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_OSTREAM_HPP
