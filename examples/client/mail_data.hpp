// The mail data: the message as it goes over the wire.
#ifndef CLIENT_MAIL_DATA_HPP
#define CLIENT_MAIL_DATA_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace example {

inline bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

class mail_data {
 public:
  // text: with line ends of any kind.
  explicit mail_data(std::string_view text) : octets_(with_crlf(text)) {}

  // What SIZE= counts: with the CRLFs, without the dots that are doubled and the one that ends it (RFC 1870 5).
  [[nodiscard]] std::size_t size() const { return octets_.size(); }

  // BODY=8BITMIME is needed (RFC 6152).
  [[nodiscard]] bool is_8bit() const { return !is_ascii(octets_); }

  // SMTPUTF8 is needed (RFC 6531 3.1, RFC 6532 3).
  [[nodiscard]] bool has_8bit_header() const {
    const bool no_header = octets_.compare(0, 2, "\r\n") == 0;
    return !no_header && !is_ascii(std::string_view(octets_).substr(0, octets_.find("\r\n\r\n")));
  }

  // With each dot at the beginning of a line doubled, and the line that ends it (RFC 5321 4.5.2).
  [[nodiscard]] std::string on_the_wire() const {
    std::string result;
    result.reserve(octets_.size() + octets_.size() / 64 + 3);
    bool line_begins = true;
    for (const char c : octets_) {
      if (line_begins && c == '.') result += '.';
      result += c;
      line_begins = c == '\n';
    }
    return result += ".\r\n";
  }

 private:
  // Neither CR nor LF may be sent alone (RFC 5321 2.3.8): each of them, and both together, is a line end.
  static std::string with_crlf(std::string_view text) {
    std::string result;
    result.reserve(text.size() + text.size() / 32 + 2);
    while (!text.empty()) {
      const std::size_t line_size = std::min(text.find_first_of("\r\n"), text.size());
      result.append(text.substr(0, line_size)).append("\r\n");
      text.remove_prefix(line_size);
      text.remove_prefix(std::min<std::size_t>(text.substr(0, 2) == "\r\n" ? 2 : 1, text.size()));
    }
    return result;
  }

  std::string octets_;
};

}  // namespace example

#endif  // CLIENT_MAIL_DATA_HPP
