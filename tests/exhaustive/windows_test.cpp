// The fast path, which reads many octets at a time: all that can stand at the edge of a window or at the end of the
// input, at every place, against the naive implementation.
#include <smtp_reply/parse.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "../support/readings.hpp"

namespace {

using namespace smtp_reply;
using readings::check_reading;
using readings::for_each_text;
using namespace std::string_view_literals;

constexpr std::string_view kinds_of_octets = "a \r\n\t\0\x1F\x7F\x80\xFF"sv;

// Windows are 8, 16 or 64 octets wide, and a line may be looked at two windows at a time: this goes behind all edges.
constexpr std::size_t farthest = 146;

parse_options accepting(quirk accept) {
  parse_options options;
  options.accept = accept;
  return options;
}

std::string x(std::size_t count) { return std::string(count, 'x'); }

}  // namespace

TEST_CASE("every two octets at every place of a line, with every distance to its end that an edge may be at") {
  for (std::size_t before = 0; before <= farthest; ++before) {
    const std::string front = "250 " + x(before);
    for (std::size_t behind = 0; behind <= farthest; ++behind) {
      if (behind > 18 && (behind % 64 > 4 && behind % 64 < 58)) continue;
      const std::string back = x(behind) + "\r\n";
      for (const char first : kinds_of_octets) {
        for (const char second : kinds_of_octets) {
          const std::string input = front + first + second + back;
          for (const quirk accept : {strict, tolerant, lenient}) {
            if (!check_reading(input, accepting(accept))) return;
          }
        }
      }
    }
  }
}

TEST_CASE("every octet at every place of a line, with up to two windows of octets behind the reply") {
  for (std::size_t before = 0; before <= farthest; ++before) {
    for (std::size_t behind = 0; behind <= farthest; ++behind) {
      for (const char octet : kinds_of_octets) {
        const std::string input = "250 " + x(before) + octet + "\r\n" + std::string(behind, 'y');
        if (!check_reading(input, {}) || !check_reading(input, accepting(lenient))) return;
      }
    }
  }
}

TEST_CASE("every line end at every place, with every limit near it") {
  for (std::size_t before = 0; before <= farthest; ++before) {
    for (const std::string_view end : {"\r\n"sv, "\n"sv, "\r"sv, "\r\r\n"sv, "\r\nx"sv, "\r\n250 y\r\n"sv}) {
      const std::string input = "250 " + x(before) + std::string(end);
      for (std::size_t limit = before; limit <= before + 8; ++limit) {
        if (!check_reading(input, {tolerant, limit, 1000}) || !check_reading(input, {tolerant, 1000, limit})) return;
        if (!check_reading(input, {strict, limit, limit})) return;
      }
    }
  }
}

TEST_CASE("512 octets and about: a line, the last one of several, of 334") {
  for (std::size_t size = 490; size <= 530; ++size) {
    for (const std::string_view front :
         {"250 "sv, "334 "sv, "250-a\r\n250 "sv, "334-a\r\n334 "sv, "250-\xC3\xA9\r\n250 "sv}) {
      const std::string input = std::string(front) + x(size) + "\r\n";
      for (const quirk accept : {strict, tolerant, quirk::non_ascii, lenient}) {
        if (!check_reading(input, accepting(accept)) || !check_reading(input + input, accepting(accept))) return;
        if (!check_reading(input.substr(0, input.size() - 1), accepting(accept))) return;
      }
    }
  }
}

TEST_CASE("everything that a line can begin with, the first and the second, far from the end of the input") {
  const std::string back = x(200) + "\r\n";
  for (const std::size_t before : {0U, 5U, 50U, 51U, 52U, 53U, 54U, 55U, 116U, 117U, 118U, 119U}) {
    std::string text = before == 0 ? "" : "250-" + x(before) + "\r\n";
    const bool well = for_each_text(text, "1256 -/:\r\n\xB2"sv, 4, [&](const std::string& input) {
      return check_reading(input + back, accepting(strict)) && check_reading(input + back, accepting(lenient));
    });
    if (!well) return;
  }
}

TEST_CASE("everything that looks like an enhanced code, in a line, near to the end of the input and far from it") {
  for (const std::string_view front : {"550 "sv, "250-\r\n250 "sv, "354 "sv, "451-x\r\n451 4."sv}) {
    for (const std::string_view back : {"\r\n"sv, " \r\n"sv, "    more text\r\n"sv}) {
      std::string text(front);
      const bool well = for_each_text(text, "25.0 x"sv, 6, [&](const std::string& input) {
        return check_reading(input + std::string(back), {}) && check_reading(input + x(150) + std::string(back), {});
      });
      if (!well) return;
    }
  }
}
