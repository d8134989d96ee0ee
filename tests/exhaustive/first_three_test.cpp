// Every first three octets that a reply can begin with, all 2^24, through to_code, parse and parser.
#include <smtp_reply/parse.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

using namespace smtp_reply;

namespace {

constexpr bool is_digit(unsigned octet) { return octet >= '0' && octet <= '9'; }

// The place of the first octet that decides, 3 for none: the rules of a code, each in words of its own.
constexpr std::size_t fault(const unsigned (&octets)[3], quirk accept) {
  const bool any_first = has(accept, quirk::first_digit);
  const bool any_second = has(accept, quirk::second_digit);
  if (!is_digit(octets[0]) || (!any_first && (octets[0] < '2' || octets[0] > '5'))) return 0;
  if (!is_digit(octets[1]) || (!any_second && octets[1] > '5')) return 1;
  return is_digit(octets[2]) ? 3 : 2;
}

constexpr quirk quirks_of(const unsigned (&octets)[3]) {
  quirk found = quirk::none;
  if (octets[0] < '2' || octets[0] > '5') found |= quirk::first_digit;
  if (octets[1] > '5') found |= quirk::second_digit;
  return found;
}

bool is_error(const parse_result& r, parse_error error, std::size_t position) {
  return r.error == error && r.position == position && r.consumed == 0;
}

}  // namespace

TEST_CASE("all first three octets") {
  // Alone, with a short text behind, and with one that is long enough for the fast path.
  std::string short_line = "... x\r\n";
  std::string long_line = "... " + std::string(300, 'x') + "\r\n";
  std::size_t codes = 0;
  std::size_t wrong = 0;
  for (unsigned number = 0; number < 1U << 24U; ++number) {
    const unsigned octets[] = {number >> 16U, number >> 8U & 0xFFU, number & 0xFFU};
    for (std::size_t i = 0; i < 3; ++i) {
      short_line[i] = static_cast<char>(static_cast<unsigned char>(octets[i]));
      long_line[i] = short_line[i];
    }
    const std::string_view three = std::string_view(short_line).substr(0, 3);
    const bool is_code = fault(octets, lenient) == 3;
    const int value = static_cast<int>((octets[0] - '0') * 100 + (octets[1] - '0') * 10 + (octets[2] - '0'));
    const std::optional<code> read = to_code(three);
    if (read.has_value() != is_code || (is_code && to_int(*read) != value)) ++wrong;
    if (is_code) ++codes;

    for (const quirk accept : {strict, tolerant, lenient}) {
      parse_options options;
      options.accept = accept;
      const std::size_t at = fault(octets, accept);
      const bool fits = at == 3;
      const parse_error alone = fits ? parse_error::incomplete : parse_error::bad_code;
      if (!is_error(parse(three, options), alone, at)) ++wrong;
      for (const std::string* const line : {&short_line, &long_line}) {
        const parse_result r = parse(*line, options);
        const bool right =
            fits ? r && r.reply.code() == value && r.reply.quirks() == quirks_of(octets) && r.consumed == line->size()
                 : is_error(r, parse_error::bad_code, at);
        if (!right) ++wrong;
      }
      // In pieces only what begins like a code: the rest has been decided by its first octet.
      if (at == 0) continue;
      parser pieces(options);
      for (std::size_t size = 0; size <= 3; ++size) {
        const bool decided = !fits && size > at;
        const parse_result r = pieces.parse(three.substr(0, size));
        if (!is_error(r, decided ? parse_error::bad_code : parse_error::incomplete, decided ? at : size)) ++wrong;
        if (decided) break;
      }
    }
  }
  CHECK(wrong == 0);
  CHECK(codes == 1000);
}
