// What write_reply must write, by its contract alone: each order is written, read back under `strict`, and joined to the
// text again. Shared by the property tests and the fuzzer of write.hpp.
//
//   const std::string wrong = writings::fault({550_code, enhanced_code{5, 1, 1}, text, {}});  // "" when all is well
#ifndef SMTP_REPLY_TESTS_WRITINGS_HPP
#define SMTP_REPLY_TESTS_WRITINGS_HPP

#include <smtp_reply/parse.hpp>
#include <smtp_reply/write.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "differences.hpp"

namespace writings {

using smtp_reply::code;
using smtp_reply::enhanced_code;
using smtp_reply::line_view;
using smtp_reply::parse_options;
using smtp_reply::parse_result;
using smtp_reply::quirk;
using smtp_reply::write_options;

inline constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

// What is to be written.
struct order {
  code c{};
  std::optional<enhanced_code> e{};
  std::string text{};
  write_options options{};
};

inline std::string written(const order& o) {
  std::string reply;
  if (o.e) {
    write_reply(std::back_inserter(reply), o.c, *o.e, o.text, o.options);
  } else {
    write_reply(std::back_inserter(reply), o.c, o.text, o.options);
  }
  return reply;
}

inline std::size_t write_n(char* first, std::size_t capacity, const order& o) {
  return o.e ? write_reply_n(first, capacity, o.c, *o.e, o.text, o.options)
             : write_reply_n(first, capacity, o.c, o.text, o.options);
}

// ------------------------------------------------------- what a reply must be, by the contract alone

// The enhanced code that is sent.
inline std::optional<enhanced_code> sent_enhanced(const order& o) {
  const int first_digit = to_int(o.c) / 100;
  if (!o.e || first_digit == 3 || o.e->subject > 999 || o.e->detail > 999) return std::nullopt;
  return enhanced_code{static_cast<std::uint8_t>(first_digit), o.e->subject, o.e->detail};
}

// What stands between the separator and the text of each line.
inline std::string enhanced_part(const order& o) {
  const std::optional<enhanced_code> e = sent_enhanced(o);
  if (!e) return "";
  return std::to_string(e->cls) + "." + std::to_string(e->subject) + "." + std::to_string(e->detail) + " ";
}

// The octets that a line may have, of which so many are not text.
inline std::size_t line_limit(const order& o, std::size_t around) {
  if (o.c == 334) return no_limit;
  return std::max(std::min<std::size_t>(o.options.max_line, 512), around + 4);
}

// The octets of the UTF-8 character at text[at], 1 of an ASCII one, or 0 where there is none (RFC 3629 3).
inline std::size_t character_size(std::string_view text, std::size_t at) {
  const auto octet = [text](std::size_t i) -> unsigned { return static_cast<unsigned char>(text[i]); };
  const unsigned first = octet(at);
  if (first < 0x80) return 1;
  const std::size_t size = first >= 0xF8 ? 0U : first >= 0xF0 ? 4U : first >= 0xE0 ? 3U : first >= 0xC0 ? 2U : 0U;
  if (size == 0 || text.size() - at < size) return 0;
  unsigned value = first % (1U << (7 - size));
  for (std::size_t i = 1; i < size; ++i) {
    if (octet(at + i) / 64 != 2) return 0;
    value = value * 64 + octet(at + i) % 64;
  }
  constexpr unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value >= least[size] && value <= 0x10FFFF && !is_surrogate ? size : 0;
}

// The text as lines that have not been folded, each octet as it may be sent.
inline std::vector<std::string> unfolded(const order& o) {
  std::string_view text = o.text;
  if (text.empty()) {
    text = phrase(o.c);
    if (text.find('<') != std::string_view::npos && o.c != 354) text = {};
  }
  std::vector<std::string> lines(1);
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '\r' || c == '\n') {
      i += text.substr(i, 2) == "\r\n" ? 2U : 1U;
      if (i < text.size()) lines.emplace_back();
      continue;
    }
    const std::size_t size = character_size(text, i);
    const bool is_control = (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7F';
    const bool may_be_sent = !is_control && (size == 1 || (size > 1 && o.options.utf8));
    lines.back() += may_be_sent ? std::string(text.substr(i, size)) : "?";
    i += may_be_sent ? size : 1;
  }
  return lines;
}

// Takes the texts of lines, from index `next` on, as the folded parts of `whole`: "", or what is wrong. room: octets of
// a line for text. guarded: what a text begins with that may get a space in front.
inline std::string rejoin(const std::vector<std::string_view>& lines, std::size_t& next, std::string_view whole,
                          std::size_t room, const std::string& guarded) {
  std::size_t at = 0;
  for (;;) {
    if (next == lines.size()) return "the reply ends too early";
    std::string_view part = lines[next++];
    const bool has_guard = part.substr(0, 1) == " " && whole.substr(at, 1) != " ";
    if (has_guard) {
      if (guarded.empty() || whole.substr(at, 2) != guarded) return "a space in front for nothing";
      part.remove_prefix(1);
    }
    if (whole.substr(at, part.size()) != part) return "another text";
    const std::size_t start = at;
    const std::size_t fits = start + room - (has_guard ? 1U : 0U);  // a place to fold lies here at the latest
    at += part.size();
    if (at > fits) return "no room for it";
    if (at == whole.size()) return "";

    if (whole.size() <= fits) return "folded for nothing";
    if (whole[at] == ' ') {
      if (at == start) return "an empty line";
      if (whole.rfind(' ', fits) != at) return "folded at another space than the last";
      ++at;
      continue;
    }
    const std::size_t space = whole.rfind(' ', fits);
    if (space != std::string_view::npos && space > start) return "folded in a word, with a space to fold at";
    const std::size_t character = character_size(whole, at);
    if (character == 0) return "folded inside a character";
    if (at + character <= fits) return "folded in a word before the line was full";
  }
}

// "", or what is wrong with what was written.
inline std::string fault_of_reply(const order& o, const std::string& reply) {
  for (std::size_t i = reply.find_first_of("\r\n"); i < reply.size(); i = reply.find_first_of("\r\n", i + 2)) {
    if (reply[i] != '\r' || reply[i + 1] != '\n') return "a bare CR or LF";  // behind the last octet stands a NUL
  }

  const std::optional<enhanced_code> enhanced = sent_enhanced(o);
  const std::string front = enhanced_part(o);
  const std::size_t around = 4 + front.size() + 2;
  parse_options options;
  options.accept = o.options.utf8 ? smtp_reply::strict | quirk::non_ascii : smtp_reply::strict;
  options.max_line = line_limit(o, around);
  options.max_reply = no_limit;
  const parse_result r = parse(reply, options);
  if (!r) return "parse: " + std::string(message(r.error)) + ", at octet " + std::to_string(r.position);
  if (r.consumed != reply.size()) return "parse leaves octets over";
  if (r.reply.code() != o.c) return "parse reads another code";
  if (r.reply.enhanced() != enhanced) return "parse reads another enhanced code";

  std::vector<std::string_view> texts;
  for (const line_view line : r.reply.lines()) {
    if (line.enhanced != enhanced) return "a line with another enhanced code";
    if (line.text.substr(0, front.size()) != front) return "a line without its enhanced code";
    texts.push_back(line.text.substr(front.size()));
  }
  const std::string guarded = enhanced || is_intermediate(o.c) ? "" : std::to_string(to_int(o.c) / 100) + ".";
  std::size_t next = 0;
  for (const std::string& whole : unfolded(o)) {
    const std::string wrong = rejoin(texts, next, whole, options.max_line - around, guarded);
    if (!wrong.empty()) return wrong + ", in line " + std::to_string(next);
  }
  return next == texts.size() ? "" : "a line too many";
}

// "", or where write_reply_n does not do as write_reply.
inline std::string fault_of_n(const order& o, const std::string& reply) {
  std::vector<char> octets(reply.size() + 1, '#');
  const std::vector<char> untouched = octets;
  if (write_n(octets.data(), reply.size() - 1, o) != reply.size()) return "write_reply_n: another size";
  if (octets != untouched) return "write_reply_n: writes into a buffer that is too small";
  if (write_n(octets.data(), reply.size(), o) != reply.size() || octets.back() != '#' ||
      std::string(octets.data(), reply.size()) != reply) {
    return "write_reply_n: another reply";
  }
  return "";
}

// "", or all that is to be said of an order that is written wrong.
inline std::string fault(const order& o) {
  const std::string reply = written(o);
  std::string wrong = fault_of_reply(o, reply);
  if (wrong.empty()) wrong = fault_of_n(o, reply);
  if (wrong.empty()) return "";
  std::string given = "none";
  if (o.e) given = std::to_string(o.e->cls) + "." + std::to_string(o.e->subject) + "." + std::to_string(o.e->detail);
  return wrong + "; code " + std::to_string(to_int(o.c)) + ", enhanced " + given + ", max_line " +
         std::to_string(o.options.max_line) + (o.options.utf8 ? ", utf8, " : ", ") + readings::escaped(o.text) +
         " is written " + readings::escaped(reply);
}

}  // namespace writings

#endif  // SMTP_REPLY_TESTS_WRITINGS_HPP
