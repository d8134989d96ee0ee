// A header with mutants of every kind, for the test of the tool itself (check.sh).
#ifndef SMTP_REPLY_SAMPLE_HPP
#define SMTP_REPLY_SAMPLE_HPP

#include <cstddef>
#include <string_view>

namespace smtp_reply {

enum class kind {
  digit,
  letter,
  other
};

inline constexpr std::string_view names[] = {"digit", "letter", "other"};

constexpr kind kind_of(char c) noexcept {
  if (c >= '0' && c <= '9') return kind::digit;
  return c >= 'a' && c <= 'z' ? kind::letter : kind::other;
}

constexpr std::string_view name(kind k) noexcept { return names[static_cast<std::size_t>(k)]; }

constexpr std::size_t count(std::string_view text, kind k) noexcept {
  std::size_t found = 0;
  for (const char c : text) {
    if (kind_of(c) == k) ++found;
  }
  return found;
}

}  // namespace smtp_reply

#endif  // SMTP_REPLY_SAMPLE_HPP
