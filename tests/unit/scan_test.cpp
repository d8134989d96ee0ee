// The windows beside a plain loop: texts of every length up to some windows, with an odd octet at each place.
#include <smtp_reply/scan.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#if SMTP_REPLY_HAS_WINDOWS

using namespace smtp_reply;

namespace {

constexpr std::size_t longest = 3 * detail::window::width + 3;

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_odd(char c) { return c < ' ' || c == 0x7F || is_high(c); }

// Where an octet is odd, or odd and not high. All text of a test lies between octets that are odd and such that are not:
// what is read there must not count.
std::vector<std::size_t> odd_places(std::string_view text, bool high_too) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_odd(text[i]) && (high_too || !is_high(text[i]))) places.push_back(i);
  }
  return places;
}

template <class Kind>
std::vector<std::size_t> places_in_window(std::string_view text) {
  std::vector<std::size_t> places;
  for (std::uint64_t bits = detail::bits_of<Kind>(text.data(), text.data() + text.size()); bits != 0;
       bits &= bits - 1) {
    places.push_back(detail::lowest_bit(bits) / detail::window::bits_per_octet);
  }
  return places;
}

// Calls check(text, behind) with every text of the lengths from shortest on that has the odd octet at one place, and
// with the one that has none; each with a printable and with an odd octet behind it.
template <class Check>
void for_each_text(std::size_t shortest, char odd, Check check) {
  for (const char neighbour : {'a', '\n'}) {
    for (std::size_t size = shortest; size <= longest; ++size) {
      std::string octets = std::string(16, neighbour) + std::string(size, 'a') + std::string(80, neighbour);
      const std::string_view text(octets.data() + 16, size);
      check(text);
      for (std::size_t place = 16; place < 16 + size; ++place) {
        octets[place] = odd;
        check(text);
        octets[place] = 'a';
      }
    }
  }
}

}  // namespace

TEST_CASE("load reads the octets in their order") {
  const char octets[] = "\x01\x02\x03\x04\x05\x06\x07\x88";
  CHECK(detail::load<std::uint32_t>(octets) == 0x04030201);
  CHECK(detail::load<std::uint64_t>(octets) == 0x8807060504030201);
}

TEST_CASE("load_few reads the octets that are there, with zeros behind them") {
  const char octets[] = "\x81\x02\x93\x04\xA5\x06\x97\x08";
  const std::uint64_t all = detail::load<std::uint64_t>(octets);
  for (std::size_t size = 0; size < 8; ++size) {
    CAPTURE(size);
    CHECK(detail::load_few(octets, size) == (all & ((std::uint64_t{1} << (8 * size)) - 1)));
  }
}

TEST_CASE("a window has a bit for each odd octet, and for each high one") {
  for (int value = 0; value <= 0xFF; ++value) {
    CAPTURE(value);
    const std::string text(detail::window::width + 1, static_cast<char>(value));
    for (const std::size_t size : {detail::window::width - 1, detail::window::width}) {
      CHECK(places_in_window<detail::odd_octets>(std::string_view(text).substr(0, size)).size() ==
            (is_odd(text[0]) ? size : 0));
      CHECK(places_in_window<detail::high_octets>(std::string_view(text).substr(0, size)).size() ==
            (is_high(text[0]) ? size : 0));
    }
  }
}

TEST_CASE("a window ends where the text ends") {
  for (const char odd : {'\r', '\xC3'}) {
    std::size_t faults = 0;
    for_each_text(0, odd, [&](std::string_view text) {
      const std::string_view window = text.substr(0, detail::window::width);
      if (places_in_window<detail::odd_octets>(text) != odd_places(window, true)) ++faults;
      if (places_in_window<detail::high_octets>(text).empty() !=
          (is_high(odd) ? odd_places(window, true).empty() : true)) {
        ++faults;
      }
    });
    CHECK(faults == 0);
  }
}

TEST_CASE("count_printable counts up to the first odd octet") {
  for (const char odd : {'\0', '\x1F', '\x7F', '\x80', '\xFF'}) {
    std::size_t faults = 0;
    for_each_text(0, odd, [&](std::string_view text) {
      const std::vector<std::size_t> places = odd_places(text, true);
      const std::size_t want = places.empty() ? text.size() : places[0];
      if (detail::count_printable(text.data(), text.data() + text.size()) != want) ++faults;
    });
    CHECK(faults == 0);
  }
}

TEST_CASE("copy_printable copies a text without an odd octet, and nothing behind it") {
  std::string many;
  for (std::size_t i = 0; i < longest; ++i) many += static_cast<char>('!' + i % 90);
  for (std::size_t size = 0; size <= longest; ++size) {
    CAPTURE(size);
    std::string to(longest + 16, '\n');
    CHECK(detail::copy_printable(&to[0], std::string_view(many).substr(0, size)));
    CHECK(to == many.substr(0, size) + std::string(longest + 16 - size, '\n'));
  }
  std::size_t faults = 0;
  std::string to(longest + 16, '\n');
  for_each_text(0, '\x7F', [&](std::string_view text) {
    if (detail::copy_printable(&to[0], text) != odd_places(text, true).empty()) ++faults;
  });
  CHECK(faults == 0);
}

TEST_CASE("control_finder finds each control character once, and notes the high octets that it passed") {
  // A pattern that meets windows in all of their places: as long as it is, it does not divide them.
  constexpr std::string_view pattern =
      "ab\xC3\xA9\r\nc\x7F\td\xE2\x80\xAC"
      "efg\xFF\x1F"
      "hij\x1F";
  std::size_t faults = 0;
  for (std::size_t shift = 0; shift < pattern.size(); ++shift) {
    for (std::size_t size = 1; size <= longest; ++size) {
      std::string octets;
      while (octets.size() < shift + size) octets += pattern;
      octets.resize(shift + size);
      octets += "\n\n\n\n\n\n\n\n";
      const std::string_view text(octets.data() + shift, size);
      detail::control_finder controls(text.data(), text.data() + text.size());
      for (const std::size_t place : odd_places(text, false)) {
        if (controls.next() != text.data() + place) ++faults;
        controls.drop();
        bool passed = false;
        for (const char c : text.substr(0, place)) passed = passed || is_high(c);
        if (controls.passed_high() != passed) ++faults;
      }
      if (controls.next() != text.data() + text.size()) ++faults;
    }
  }
  CHECK(faults == 0);
}

#else

TEST_CASE("there are no windows") {}

#endif
