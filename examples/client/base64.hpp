// Base 64 (RFC 4648 4), in which the responses of an AUTH exchange are sent.
#ifndef CLIENT_BASE64_HPP
#define CLIENT_BASE64_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace example {

inline std::string base64(std::string_view octets) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  while (!octets.empty()) {
    const std::size_t count = std::min<std::size_t>(octets.size(), 3);
    unsigned bits = 0;
    for (std::size_t i = 0; i < 3; ++i) bits = bits << 8 | (i < count ? static_cast<unsigned char>(octets[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) result += i <= count ? digits[bits >> (18 - 6 * i) & 0x3F] : '=';
    octets.remove_prefix(count);
  }
  return result;
}

}  // namespace example

#endif  // CLIENT_BASE64_HPP
