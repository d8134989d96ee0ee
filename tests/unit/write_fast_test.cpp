// The fast path of write_reply_n() beside the rules of write_reply(): the same octets for every size of text, none read or
// written that is not its own.
#include <smtp_reply/write.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include "../support/locked_in.hpp"

namespace {

using namespace smtp_reply;
using support::locked_in;

std::string by_rules(code c, const enhanced_code* e, std::string_view text) {
  std::string octets;
  if (e == nullptr) write_reply(std::back_inserter(octets), c, text);
  else write_reply(std::back_inserter(octets), c, *e, text);
  return octets;
}

std::size_t by_moves(char* first, std::size_t capacity, code c, const enhanced_code* e, std::string_view text) {
  return e == nullptr ? write_reply_n(first, capacity, c, text) : write_reply_n(first, capacity, c, *e, text);
}

// Text and buffer each end where a page begins that cannot be touched.
bool check(code c, const enhanced_code* e, std::string_view text) {
  // Never destroyed, as it would be behind the end of main().
  static locked_in& text_memory = *new locked_in;
  static locked_in& memory = *new locked_in;
  const std::string_view locked_text = text_memory.at_end(text, 0);
  const std::string want = by_rules(c, e, text);

  char* const exact = memory.room_at_end(want.size());
  const bool fits =
      by_moves(exact, want.size(), c, e, locked_text) == want.size() && std::string_view(exact, want.size()) == want;
  const std::string untouched(want.size() - 1, '#');
  char* const small = memory.room_at_end(untouched.size());
  untouched.copy(small, untouched.size());
  const bool leaves = by_moves(small, untouched.size(), c, e, locked_text) == want.size() &&
                      std::string_view(small, untouched.size()) == untouched;
  if (!fits || !leaves) FAIL_CHECK("write_reply_n differs from write_reply: " << want);
  return fits && leaves;
}

}  // namespace

TEST_SUITE_BEGIN("write, fast path");

TEST_CASE("the same octets as write_reply for every size of text, with nothing around it to touch") {
  const enhanced_code codes[] = {{5, 1, 1},  {5, 0, 8},     {5, 9, 0},    {5, 6, 9},   {5, 7, 26},
                                 {5, 10, 1}, {5, 100, 999}, {5, 1000, 1}, {5, 1, 1000}};
  std::string text;
  for (std::size_t size = 0; size <= 540; ++size) {
    if (!check(550_code, nullptr, text)) return;
    for (const enhanced_code& e : codes) {
      if (!check(421_code, &e, text)) return;
    }
    if (!check(334_code, &codes[0], text)) return;
    text += static_cast<char>(' ' + size % 0x5F);
  }
}

TEST_CASE("an octet that cannot go out as it is, at every place of a text") {
  const enhanced_code e{5, 1, 1};
  for (const std::size_t size : {1U, 3U, 4U, 7U, 8U, 15U, 16U, 31U, 32U, 33U, 63U, 64U, 65U, 130U}) {
    for (std::size_t place = 0; place < size; ++place) {
      for (const char octet : {'\0', '\x1F', '\t', '\r', '\n', '\x7F', '\x80', '\xFF'}) {
        std::string text(size, 'a');
        text[place] = octet;
        if (!check(550_code, nullptr, text) || !check(550_code, &e, text)) return;
      }
    }
  }
}

TEST_CASE("a text that reads as an enhanced code, or nearly") {
  for (const std::string_view text : {"5.1.1", "5.1.1 no", "5.7.26 x", "5.", "5", ".", "x.y", "4.1.1 no", "5.1.1no"}) {
    CHECK(check(550_code, nullptr, text));
  }
}

TEST_SUITE_END();
