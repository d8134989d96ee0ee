// Text for a terminal: what came over the network made harmless, and lines folded at spaces.
#ifndef EXPLAIN_TEXT_HPP
#define EXPLAIN_TEXT_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/core.h>

namespace example {

inline unsigned octet_at(std::string_view text, std::size_t position) {
  return position < text.size() ? static_cast<unsigned char>(text[position]) : 0;
}

// The character that text begins with, as valid UTF-8: how many octets it has, 0 where there is none.
struct utf8_character {
  char32_t value = 0;
  std::size_t size = 0;
};

inline utf8_character first_character(std::string_view text) {
  const unsigned lead = octet_at(text, 0);
  if (lead < 0x80) return {lead, text.empty() ? std::size_t{0} : std::size_t{1}};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  char32_t value = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned octet = octet_at(text, i);
    if ((octet & 0xC0) != 0x80) return {};
    value = value << 6 | (octet & 0x3F);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (lead < 0xC0 || value < smallest[size] || value > 0x10FFFF || surrogate) return {};
  return {value, size};
}

// What a terminal obeys instead of showing it: controls (those of Latin-1 too: U+009B begins a command in some), line
// and paragraph separators, and what turns the direction of the text around.
inline bool is_command_to_terminal(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Text from a stranger, safe to show: what would not be a plain character is written as \xNN.
inline std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const utf8_character c = first_character(text);
    const std::size_t size = c.size == 0 ? 1 : c.size;
    if (c.value == '\t') {
      result += ' ';
    } else if (c.size != 0 && !is_command_to_terminal(c.value)) {
      result += text.substr(0, size);
    } else {
      for (std::size_t i = 0; i < size; ++i) result += fmt::format("\\x{:02X}", octet_at(text, i));
    }
    text.remove_prefix(size);
  }
  return result;
}

// U+2066 and U+2069 stand around left-to-right text in an Arabic report and take no place.
inline constexpr std::string_view isolate_begin = "\u2066";
inline constexpr std::string_view isolate_end = "\u2069";

// How many columns a text fills. A character counts as one, which is right for English and Arabic.
inline std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t size = std::max<std::size_t>(1, first_character(text).size);
    const std::string_view character = text.substr(0, size);
    if (character != isolate_begin && character != isolate_end) ++count;
    text.remove_prefix(size);
  }
  return count;
}

// Whether an isolate is still open behind the text.
inline bool leaves_isolate_open(std::string_view text, bool open_before) {
  const std::size_t begin = text.rfind(isolate_begin);
  const std::size_t end = text.rfind(isolate_end);
  if (begin == text.npos && end == text.npos) return open_before;
  return end == text.npos || (begin != text.npos && begin > end);
}

// The first word, with the spaces in front of it.
inline std::string_view first_word(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(0, text.find(' ', begin));
}

inline std::string_view without_leading_spaces(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

// One line folded at spaces to the width; all lines but the first begin with the indent. A longer word stays whole.
// An isolate does not reach over a line end, so it is closed there and opened again.
inline std::string wrap(std::string_view line, std::size_t width, std::size_t indent) {
  std::string result;
  std::size_t column = 0;
  bool isolated = false;
  while (!line.empty()) {
    std::string_view word = first_word(line);
    line.remove_prefix(word.size());
    if (without_leading_spaces(word).empty()) break;
    if (column > indent && column + columns(word) > width) {
      word = without_leading_spaces(word);
      if (isolated) result += isolate_end;
      result.append("\n").append(indent, ' ');
      if (isolated) result += isolate_begin;
      column = indent;
    }
    result += word;
    column += columns(word);
    isolated = leaves_isolate_open(word, isolated);
  }
  return result;
}

}  // namespace example

#endif  // EXPLAIN_TEXT_HPP
