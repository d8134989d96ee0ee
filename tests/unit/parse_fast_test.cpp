// The fast path of parse() beside its rules: the same result at every alignment, with nothing to read behind the view.
// Where the machine has pages that can be locked, one lies right behind: reading a single octet too many ends the program.
#include <smtp_reply/parse.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include "../support/locked_in.hpp"
#include "../support/readings.hpp"

namespace {

using namespace smtp_reply;
using support::locked_in;

// parse() against the rules, the views being the same octets in the same place.
bool check(std::string_view view, const parse_options& options) {
  const bool equal = readings::same(parse(view, options), detail::read_by_rules(view, options, false));
  if (!equal) FAIL_CHECK("parse differs from the rules: " << readings::escaped(view));
  return equal;
}

// A reply of some lines, mostly as servers send it, at times spoilt.
std::string reply_of(std::mt19937& random) {
  const auto up_to = [&random](std::size_t most) { return random() % (most + 1); };
  const std::string codes[] = {"250", "550", "354", "421", "571", "199", "555"};
  const std::string starts[] = {"", "5.1.1 ", "2.1.5 ", "4.7.650 ", "5.1.1", "5.7.26 ", "3.1.1 ", "5..1 "};
  const std::string& code = codes[up_to(6)];
  const std::size_t lines = up_to(9) == 0 ? 1 + up_to(5) : 1;
  std::string reply;
  for (std::size_t i = 0; i < lines; ++i) {
    reply += code + (i + 1 < lines ? "-" : " ") + starts[up_to(7)];
    const std::size_t length = up_to(3) == 0 ? up_to(520) : up_to(70);
    for (std::size_t k = 0; k < length; ++k) reply += static_cast<char>(' ' + up_to(0x5E));
    reply += "\r\n";
  }
  if (up_to(2) == 0) reply[up_to(reply.size() - 1)] = static_cast<char>(up_to(255));
  if (up_to(5) == 0) reply.resize(up_to(reply.size()));
  if (up_to(3) == 0) reply += "250 2.0.0 the next one\r\n";
  return reply;
}

}  // namespace

TEST_SUITE_BEGIN("parse, fast path");

TEST_CASE("the same as the rules at every alignment, with an unreadable page behind") {
  locked_in memory;
  const std::string line = "550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown in table\r\n";
  const std::string several =
      "250-mx.example.org\r\n250-SIZE 52428800\r\n250-8BITMIME\r\n250 " + std::string(60, 'x') + "\r\n";
  const std::string utf8 = "250 2.0.0 gr\xC3\xBC\xC3\x9F dich, " + std::string(70, 'y') + "\xE2\x82\xAC\r\n";
  for (const std::string& reply : {line, several, utf8, line + several + utf8 + line + line}) {
    for (std::size_t before = 0; before <= 64; ++before) {
      for (std::size_t cut = 0; cut <= reply.size(); ++cut) {
        const std::string_view view = memory.at_end(std::string_view(reply).substr(0, cut), before);
        if (!check(view, {}) || !check(view, {strict, 40, 100})) return;
      }
    }
    CHECK(check(memory.at_begin(reply), {}));
  }
}

TEST_CASE("the same as the rules for generated replies, under any options") {
  locked_in memory;
  std::mt19937 random(20261123);
  for (int round = 0; round < 60000; ++round) {
    const std::string reply = reply_of(random);
    parse_options options;
    if (round % 3 == 1) options.accept = static_cast<quirk>(random() % 256);
    if (round % 5 == 2) options.max_line = random() % 600;
    if (round % 7 == 3) options.max_reply = random() % 900;
    if (!check(memory.at_end(reply, round % 2 == 0 ? 0 : random() % 200), options)) return;
  }
}

TEST_SUITE_END();
