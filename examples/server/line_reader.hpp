// server/line_reader.hpp - cuts what a client sends into lines.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_EXAMPLES_SERVER_LINE_READER_HPP
#define SMTP_REPLY_EXAMPLES_SERVER_LINE_READER_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace server {

// CR LF ends a line and nothing else does (RFC 5321 2.3.8, 4.1.1.4): a server that also takes a bare LF can be made to
// see the end of a message, and a second message behind it, where the server before it saw neither. A bare CR or LF
// stays in the line, for the session to refuse.
class line_reader {
 public:
  // Takes octets off the front of input up to the end of a line. True: the line is whole. False: input is used up.
  // No more than limit octets of a line are kept, however long the client goes on.
  bool read(std::string_view& input, std::size_t limit) {
    if (whole_) *this = {};
    while (!whole_ && !input.empty()) {
      add(input.front(), limit);
      input.remove_prefix(1);
    }
    return whole_;
  }

  // Of a whole line: its text without the CR LF, or what was kept of it; and its octets on the wire, CR LF included.
  [[nodiscard]] std::string_view text() const noexcept { return kept_; }
  [[nodiscard]] std::size_t octets() const noexcept { return octets_; }

 private:
  void add(char octet, std::size_t limit) {
    whole_ = octet == '\n' && last_ == '\r';
    last_ = octet;
    if (++octets_ <= limit) kept_ += octet;
    if (whole_ && octets_ <= limit) kept_.resize(octets_ - 2);
  }

  std::string kept_;
  std::size_t octets_ = 0;
  char last_ = 0;
  bool whole_ = false;
};

}  // namespace server

#endif  // SMTP_REPLY_EXAMPLES_SERVER_LINE_READER_HPP
