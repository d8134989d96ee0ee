// parse and parser against the naive implementation: on every short input over a small alphabet, and on many thousand
// generated and mutated ones. The same inputs on every run.
#include <smtp_reply/parse.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "../support/json.hpp"
#include "../support/readings.hpp"

namespace {

using namespace smtp_reply;
using namespace readings;
using namespace std::string_view_literals;

constexpr std::string_view hostile = "0123456789-. \r\n\t<>@\0\x7F\x80\xFF"sv;

// ----------------------------------------------------------------------------- every short input

void check_each_text(std::string_view front, std::string_view alphabet, std::size_t length, std::string_view back,
                     quirk accept) {
  parse_options options;
  options.accept = accept;
  std::string text(front);
  CHECK(for_each_text(text, alphabet, length,
                      [&](std::string input) { return check_reading(input.append(back), options); }));
}

// ------------------------------------------------------------------------------ generated inputs

class generator {
 public:
  explicit generator(unsigned seed) : random_(seed) {}

  // 0 to count - 1. Not by a std distribution: those differ from one library to the next.
  std::size_t below(std::size_t count) { return random_() % count; }
  bool once_in(std::size_t n) { return below(n) == 0; }

  template <class Choices>
  const auto& one_of(const Choices& choices) {
    return choices[below(std::size(choices))];
  }

  // A reply, mostly, of the pieces that replies are made of.
  std::string reply() {
    static constexpr std::string_view codes[] = {"250", "250", "250", "251", "334", "551", "550", "571", "150", "421"};
    static constexpr std::string_view ends[] = {"\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r\r\n", "\r", ""};
    static constexpr std::string_view separators[] = {" ", " ", " ", " ", "", "\t", "x", "\r"};
    static constexpr std::string_view texts[] = {
        "",        "ok",       " ",        "2.0.0 ok",    "5.1.1 no",
        "5.7.509", "5.01.1 x", "4.7.1000", "5.1.6 <a@b>", "<\"a>\\\"\"@b> <c@d>",
        "<<a@b>",  "<@>",      "\xC3\xA9", "\x01",        "\x7F\0"sv,
        "a\rb",    "\t",       "250 ok",
    };
    std::string text;
    const std::string_view first = one_of(codes);
    for (std::size_t more = once_in(2) ? below(4) : 0; more > 0; --more) {
      text.append(once_in(8) ? one_of(codes) : first).append("-").append(one_of(texts)).append(one_of(ends));
    }
    text.append(once_in(8) ? one_of(codes) : first).append(one_of(separators)).append(one_of(texts));
    if (once_in(50)) text.append(500 + below(20), 'x');
    return text.append(one_of(ends));
  }

  std::string noise() {
    std::string text;
    for (std::size_t size = below(24); size > 0; --size) text += one_of(hostile);
    return text;
  }

  // One octet or a run of them changed, put in, taken out or doubled.
  void mutate(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    switch (below(5)) {
      case 0: text.insert(at, 1, one_of(hostile)); break;
      case 1: text.insert(at, text.substr(below(text.size() + 1), below(12))); break;
      case 2: text.erase(at, below(6)); break;
      case 3: text.resize(at); break;
      default:
        if (at < text.size()) text[at] = one_of(hostile);
    }
  }

  // Mostly one that the input can meet.
  std::size_t limit(std::size_t size) {
    switch (below(12)) {
      case 0: return below(8);
      case 1: return below(size + 3);
      case 2: return size;
      case 3: return 510 + below(5);
      case 4: return std::numeric_limits<std::size_t>::max() - below(2);
      default: return 16384;
    }
  }

 private:
  std::mt19937 random_;
};

// Feeds begun, which is another reply, and then a buffer that is shorter: input, in pieces cut anywhere.
bool check_random_cuts(std::string_view begun, std::string_view input, const parse_options& options,
                       generator& random) {
  parser pieces(options);
  const exact_copy other(begun);
  const bool waiting = pieces.parse(other.view()).error == parse_error::incomplete;
  std::size_t size = waiting ? random.below(std::max<std::size_t>(begun.size(), 1)) : random.below(input.size() + 1);
  size = std::min(size, input.size());
  // Nothing is shorter than an empty buffer, but nothing was read of it either.
  for (;; size = std::min(input.size(), size + random.below(16))) {
    const exact_copy piece(input.substr(0, size));
    const naive::reading want = naive::parse(piece.view(), options);
    if (!check_same("parser, in random pieces", pieces.parse(piece.view()), want, piece.view(), options)) return false;
    if (want.error != parse_error::incomplete || size == input.size()) return true;
  }
}

// Goes through many inputs that next_input makes, with all 256 sets of accepted quirks by turns.
template <class NextInput>
void check_many(std::size_t count, generator& random, NextInput next_input) {
  std::string last;
  std::size_t whole = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string input = next_input();
    parse_options options;
    options.accept = static_cast<quirk>(i % 256);
    options.max_line = random.limit(input.size());
    options.max_reply = random.limit(input.size());
    if (!check_reading(input, options)) return;
    if (i % 8 < 2 && !check_random_cuts(last, input, options, random)) return;
    if (parse(input, options)) ++whole;
    last = input;
  }
  // Inputs that are all refused at the first octet would find nothing.
  CHECK(whole > count / 20);
}

}  // namespace

TEST_CASE("differential: every input of up to 6 octets over a small alphabet") {
  for (const quirk accept : {strict, lenient}) check_each_text("", "25- \r\n"sv, 6, "", accept);
}

TEST_CASE("differential: everything that may follow a code, a text, a line") {
  for (const quirk accept : {strict, tolerant, quirk::bare_cr, quirk::bare_lf, lenient}) {
    check_each_text("250", "2- \r\n\x80"sv, 5, "", accept);
    check_each_text("250 ", "x\r\n\0\xFF"sv, 5, "", accept);
    check_each_text("250-\r\n", "25- \r\n"sv, 5, "", accept);
    check_each_text("334-\n5", "35 -\n"sv, 5, "", accept);
  }
}

TEST_CASE("differential: everything that looks like an enhanced code or a forward path") {
  check_each_text("550 5", "0.19 x"sv, 6, "\r\n", strict);
  check_each_text("250-2.0.0\r\n550 5", ".1 "sv, 6, "\n", lenient);
  check_each_text("551 <", "\"\\<>@ "sv, 6, "\r\n", strict);
}

TEST_CASE("differential: generated replies") {
  generator random(1);
  check_many(200'000, random, [&] {
    std::string text = random.once_in(10) ? random.noise() : random.reply();
    if (random.once_in(3)) random.mutate(text);
    return text;
  });
}

TEST_CASE("differential: mutated real replies") {
  std::vector<std::string> seeds;
  for (const json::value& c : json::read_lines("cases/wild.jsonl")) {
    if (c["raw"].string().size() <= 200) seeds.push_back(c["raw"].string());
  }
  for (const json::value& c : json::read_lines("cases/peers.jsonl")) {
    if (c["input"].string().size() <= 600) seeds.push_back(c["input"].string());
  }
  generator random(2);
  check_many(150'000, random, [&] {
    std::string text = random.one_of(seeds);
    for (std::size_t changes = random.below(4); changes > 0; --changes) random.mutate(text);
    return text;
  });
}
