// smtp_reply/ostream.hpp - operator<< for every type.
//
//   std::cout << 502_code;                      // 502
//   std::cout << std::setw(8) << 502_code;      // as for a string: "     502"
//   std::cout << advise(command::rcpt, reply);  // retry_later recipient (RFC 5321 4.2.1)
//   std::cout << compare(211_code, 502_code);   // the report, in English
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

namespace smtp_reply {
inline namespace v0 {
namespace detail {

// Collects what is written and hands it to a stream in pieces.
template <class Traits>
class stream_writer {
 public:
  using stream_type = std::basic_ostream<char, Traits>;

  explicit stream_writer(stream_type& stream) noexcept : stream_(stream) {}

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
  stream_type& stream_;
  std::size_t size_ = 0;
  char buffer_[256] = {};
};

}  // namespace detail

// Formatted output of any type that print.hpp lists. Width, fill and adjustment of the stream count as for a string, its
// other state does not; the width is 0 afterwards. Exceptions are the stream's own.
template <class Traits, class T, class = decltype(detail::printer<T>::forms)>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream, const T& value) {
  using stream_type = std::basic_ostream<char, Traits>;
  using counter = detail::octet_counter;
  using writer = detail::stream_writer<Traits>;

  counter length;
  detail::printer<T>::write(detail::sink_iterator<counter>(length), value, 0);
  const auto width = static_cast<std::size_t>(stream.width(0));
  const std::size_t padding = length.count < width ? width - length.count : 0;
  const bool pads_behind = (stream.flags() & stream_type::adjustfield) == stream_type::left;

  writer to_stream(stream);
  for (std::size_t i = 0; i < padding && !pads_behind; ++i) to_stream.put(stream.fill());
  detail::printer<T>::write(detail::sink_iterator<writer>(to_stream), value, 0);
  for (std::size_t i = 0; i < padding && pads_behind; ++i) to_stream.put(stream.fill());
  to_stream.flush();
  return stream;
}

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_OSTREAM_HPP
