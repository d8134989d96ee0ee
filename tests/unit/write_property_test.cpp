// Whatever the text holds: many thousand random and hostile replies, each written, read back by parse(..., strict) and
// joined to the text again. The same replies on every run; SMTP_REPLY_TEST_ROUNDS asks for another number of them.
#include <smtp_reply/write.hpp>

#include <smtp_reply/parse.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "../support/readings.hpp"

namespace {

using namespace smtp_reply;
using readings::escaped;
using namespace std::string_view_literals;

constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

// What is to be written.
struct order {
  code c{};
  std::optional<enhanced_code> e{};
  std::string text{};
  write_options options{};
};

std::string written(const order& o) {
  std::string reply;
  if (o.e) {
    write_reply(std::back_inserter(reply), o.c, *o.e, o.text, o.options);
  } else {
    write_reply(std::back_inserter(reply), o.c, o.text, o.options);
  }
  return reply;
}

std::size_t write_n(char* first, std::size_t capacity, const order& o) {
  return o.e ? write_reply_n(first, capacity, o.c, *o.e, o.text, o.options)
             : write_reply_n(first, capacity, o.c, o.text, o.options);
}

// ------------------------------------------------------- what a reply must be, by the contract alone

// The enhanced code that is sent.
std::optional<enhanced_code> sent_enhanced(const order& o) {
  const int first_digit = to_int(o.c) / 100;
  if (!o.e || first_digit == 3 || o.e->subject > 999 || o.e->detail > 999) return std::nullopt;
  return enhanced_code{static_cast<std::uint8_t>(first_digit), o.e->subject, o.e->detail};
}

// What stands between the separator and the text of each line.
std::string enhanced_part(const order& o) {
  const std::optional<enhanced_code> e = sent_enhanced(o);
  if (!e) return "";
  return std::to_string(e->cls) + "." + std::to_string(e->subject) + "." + std::to_string(e->detail) + " ";
}

// The octets that a line may have, of which so many are not text.
std::size_t line_limit(const order& o, std::size_t around) {
  if (o.c == 334) return no_limit;
  return std::max(std::min<std::size_t>(o.options.max_line, 512), around + 4);
}

// The octets of the UTF-8 character at text[at], 1 of an ASCII one, or 0 where there is none (RFC 3629 3).
std::size_t character_size(std::string_view text, std::size_t at) {
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
std::vector<std::string> unfolded(const order& o) {
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
std::string rejoin(const std::vector<std::string_view>& lines, std::size_t& next, std::string_view whole,
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
std::string fault(const order& o, const std::string& reply) {
  for (std::size_t i = reply.find_first_of("\r\n"); i < reply.size(); i = reply.find_first_of("\r\n", i + 2)) {
    if (reply[i] != '\r' || reply[i + 1] != '\n') return "a bare CR or LF";  // behind the last octet stands a NUL
  }

  const std::optional<enhanced_code> enhanced = sent_enhanced(o);
  const std::string front = enhanced_part(o);
  const std::size_t around = 4 + front.size() + 2;
  parse_options options;
  options.accept = o.options.utf8 ? strict | quirk::non_ascii : strict;
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
std::string fault_of_n(const order& o, const std::string& reply) {
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

bool check_order(const order& o) {
  const std::string reply = written(o);
  std::string wrong = fault(o, reply);
  if (wrong.empty()) wrong = fault_of_n(o, reply);
  if (wrong.empty()) return true;
  std::string given = "none";
  if (o.e) given = std::to_string(o.e->cls) + "." + std::to_string(o.e->subject) + "." + std::to_string(o.e->detail);
  FAIL_CHECK(wrong << "; code " << to_int(o.c) << ", enhanced " << given << ", max_line " << o.options.max_line
                   << (o.options.utf8 ? ", utf8, " : ", ") << escaped(o.text) << " is written " << escaped(reply));
  return false;
}

// ------------------------------------------------------------------------------ generated orders

class generator {
 public:
  explicit generator(unsigned seed) : random_(seed) {}

  // 0 to count - 1. Not by a std distribution: those differ from one library to the next.
  std::size_t below(std::size_t count) { return random_() % count; }
  bool once_in(std::size_t n) { return below(n) == 0; }
  template <class Choices>
  auto one_of(const Choices& choices) {
    return choices[below(std::size(choices))];
  }

  order any_order() {
    order o;
    o.c = static_cast<code>((2 + below(4)) * 100 + below(60));  // each of the 240
    if (once_in(6)) o.c = one_of(phrased);
    if (once_in(2)) o.e = any_enhanced();
    o.options.utf8 = once_in(2);
    o.options.max_line = any_limit();
    for (std::size_t pieces = below(10); pieces > 0; --pieces) add_piece(o.text);
    return o;
  }

 private:
  static constexpr code phrased[] = {250_code, 251_code, 334_code, 354_code, 252_code, 459_code, 551_code};

  enhanced_code any_enhanced() {
    static constexpr std::uint16_t parts[] = {0, 1, 7, 10, 99, 100, 509, 999, 1000, 65535};
    const std::size_t cls = once_in(3) ? below(256) : 2 + below(4);
    return {static_cast<std::uint8_t>(cls), one_of(parts), one_of(parts)};
  }

  std::size_t any_limit() {
    switch (below(6)) {
      case 0: return no_limit;
      case 1: return 505 + below(10);
      case 2: return below(600);
      default: return below(40);  // where short texts are folded
    }
  }

  void add_piece(std::string& text) {
    // clang-format off
    static constexpr std::string_view pieces[] = {
        // line ends and controls
        "\r", "\n", "\r\n", "\r\n\r\n", "\n\r", "\0"sv, "\x1B[2J", "\x7F", "\t",
        // characters, whole and cut
        "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xEF\xBB\xBF", "\xE2\x80\xA8",
        "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\x85", "\xA9", "\xC0\x8A", "\xED\xA0\x80", "\xF4\x90\x80\x80",
        // what reads as an enhanced code, and what nearly does
        "5.1.1 ", "2.0.0 ", "4.7.509 ", "5.1.1", "2.1.5", "4.999.999", "3.1.1 ", "5.01.1 ", "5.1.1000", "5", ".",
        // replies, commands, words
        "\r\n250 ok\r\n", "\r\n550-", "250", "550 ", "-", "\r\n.\r\n", "QUIT\r\n", "DATA", "RCPT TO:<a@b>", "<a@b>... ",
        " ", "  ", " ", "word ", "?",
    };
    // clang-format on
    const std::size_t size = below(8);
    switch (below(10)) {
      case 0: text.append(2 + size * 3, 'x'); break;
      case 1: add(text, size, [this] { return static_cast<char>(static_cast<unsigned char>(below(256))); }); break;
      case 2: add(text, size, [this] { return one_of("0123456789...  "sv); }); break;
      case 3: add(text, size, [this] { return one_of(characters); }); break;
      default: text += one_of(pieces);
    }
    if (once_in(300)) text.append(480 + below(600), 'y');
    if (once_in(300)) add(text, 170, [this] { return one_of(characters); });
  }

  template <class Next>
  static void add(std::string& text, std::size_t count, Next next) {
    for (; count > 0; --count) text += next();
  }

  static constexpr std::string_view characters[] = {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "z"};

  std::mt19937 random_;
};

std::size_t rounds(std::size_t otherwise) {
  const char* const asked = std::getenv("SMTP_REPLY_TEST_ROUNDS");
  return asked == nullptr ? otherwise : static_cast<std::size_t>(std::strtoull(asked, nullptr, 10));
}

}  // namespace

TEST_CASE("property: whatever is given, one strict reply is written that holds it all and nothing else") {
  generator random(1);
  for (std::size_t left = rounds(80'000); left > 0; --left) {
    if (!check_order(random.any_order())) return;
  }
}

TEST_CASE("property: a short plain text comes back unchanged") {
  generator random(2);
  for (std::size_t left = rounds(80'000) / 20; left > 0; --left) {
    order o = random.any_order();
    o.options = {};
    o.text = "a";
    for (std::size_t size = random.below(490); size > 0; --size) o.text += static_cast<char>(' ' + random.below(95));
    const std::string reply = written(o);
    const parse_result r = parse(reply, strict);
    const bool is_same = r && r.reply.line_count() == 1 && (*r.reply.lines().begin()).message == o.text;
    if (is_same) continue;
    FAIL_CHECK(escaped(o.text) << " is written " << escaped(reply));
    return;
  }
}

TEST_CASE("property: every text of up to 4 pieces, at the narrowest limits, for each class of codes") {
  static constexpr std::string_view pieces[] = {"\r", "\n", " ", "a", "5.1.1", "\xC3\xA9", "\xC3", "."};
  for (std::size_t number = 0; number < 8 * 8 * 8 * 8; ++number) {
    order o;
    for (std::size_t rest = number; rest > 0; rest /= 8) o.text += pieces[rest % 8];
    o.options.max_line = 10 + number % 4;
    o.options.utf8 = number % 3 != 0;
    for (const code c : {250_code, 334_code, 354_code, 550_code}) {
      o.c = c;
      if (!check_order(o)) return;
    }
  }
}
