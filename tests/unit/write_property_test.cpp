// Whatever the text holds: many thousand random and hostile replies, each written, read back by parse(..., strict) and
// joined to the text again. The same replies on every run; SMTP_REPLY_TEST_ROUNDS asks for another number of them.
#include <smtp_reply/write.hpp>

#include <smtp_reply/parse.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "../support/readings.hpp"
#include "../support/writings.hpp"

namespace {

using namespace smtp_reply;
using readings::escaped;
using namespace writings;
using namespace std::string_view_literals;

bool check_order(const order& o) {
  const std::string wrong = fault(o);
  if (!wrong.empty()) FAIL_CHECK(wrong);
  return wrong.empty();
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
  return asked == nullptr ? otherwise : static_cast<std::size_t>(std::atoll(asked));
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
