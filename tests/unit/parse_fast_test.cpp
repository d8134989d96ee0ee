// The fast path of parse() beside its rules: the same result at every alignment, with nothing to read behind the view.
// Where the machine has pages that can be locked, one lies right behind: reading a single octet too many ends the program.
#include <smtp_reply/parse.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
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

// ------------------------------------------------------------------------- the fast path is the one that is taken
//
// What the fast path leaves alone is read by the rules, to the same result: that it has done its part shows only here.

TEST_CASE("a few octets of text are taken without a look at the rules") {
  const std::string begun = "250 abc";
  const auto takes = [&begun](const std::string& more, const parse_options& options = {}) {
    detail::reading reading;
    if (reading.go_on(begun, options, false).error != parse_error::incomplete) return false;
    const std::string all = begun + more;
    const bool taken = reading.take_few(all);
    CHECK(reading.position == (taken ? all : begun).size());
    return taken;
  };
  CHECK(takes(""));
  CHECK(takes("d"));
  CHECK(takes("defghijk"));
  CHECK(takes("d\tf ~"));
  CHECK_FALSE(takes("defghijkl"));
  for (const char* odd : {"\r", "d\n", "\x7F", "d\xC3\xA4", "\x1F"}) CHECK_FALSE(takes(odd));
  // The octet at a limit is not taken: it is for the rules to say which limit it is.
  CHECK(takes("de", {tolerant, 10, 100}));
  CHECK_FALSE(takes("def", {tolerant, 10, 100}));
  CHECK(takes("de", {tolerant, 100, 10}));
  CHECK_FALSE(takes("def", {tolerant, 100, 10}));
  // Nor is anything where no text is read.
  for (const std::string start : {"", "2", "25", "250", "250 a\r", "250\r", "250-a\r\n", "250-a\r\n2"}) {
    detail::reading reading;
    static_cast<void>(reading.go_on(start, {}, false));
    CHECK_FALSE(reading.take_few(start + "5"));
    CHECK(reading.position == start.size());
  }
}

TEST_CASE("count_plain counts up to what is not plain") {
  const auto count = [](std::string_view text) { return detail::count_plain(text, false); };
  CHECK(count("") == 0);
  CHECK(count("abc") == 3);
  CHECK(count("a b\tc~") == 6);
  for (const char odd : {'\0', '\x08', '\n', '\r', '\x1F', '\x7F', '\x80', '\xFF'}) {
    CHECK(count(std::string("ab") + odd + "c") == 2);
  }
  CHECK(detail::count_plain("a b~\r\n", true) == 4);
}

#if SMTP_REPLY_HAS_WINDOWS

namespace {

bool is_taken_as_line(std::string_view input, const parse_options& options = {}) {
  parse_result result;
  const bool taken = detail::read_line(input, options, result);
  if (taken) CHECK(readings::same(result, detail::read_by_rules(input, options, false)));
  return taken;
}

// Lines that read_lines takes, and whether the reply is at its end.
struct taken {
  std::size_t lines, octets;
  bool finished;
};
bool operator==(const taken& a, const taken& b) {
  return a.lines == b.lines && a.octets == b.octets && a.finished == b.finished;
}
taken taken_as_lines(std::string_view input, const parse_options& options = {}) {
  const detail::lines_read read = detail::read_lines(input, options);
  return {read.count, read.size, read.finished};
}

}  // namespace

TEST_CASE("is_last_line: a code that is well-formed, and a space") {
  std::size_t faults = 0;
  for (const std::string base : {"200 ", "259 ", "509 ", "550 ", "999 ", "000 ", "250-"}) {
    for (std::size_t place = 0; place < 4; ++place) {
      for (int octet = 0; octet <= 0xFF; ++octet) {
        std::string line = base;
        line[place] = static_cast<char>(octet);
        const bool want = line[0] >= '2' && line[0] <= '5' && line[1] >= '0' && line[1] <= '5' && line[2] >= '0' &&
                          line[2] <= '9' && line[3] == ' ';
        if (detail::is_last_line(detail::load_code(line.data())) != want) ++faults;
        if (want && detail::to_code(detail::load_code(line.data())) != static_cast<code>(std::stoi(line))) ++faults;
      }
    }
  }
  CHECK(faults == 0);
}

TEST_CASE("a line of printable ASCII is read at once, as far as it is looked for") {
  locked_in memory;
  for (std::size_t size = 6; size <= detail::line_reach + 2 * detail::window::width; ++size) {
    CAPTURE(size);
    const std::string line = "550 " + std::string(size - 6, 'x') + "\r\n";
    const bool near = size - 2 < detail::line_reach;  // where its CR is
    CHECK(is_taken_as_line(memory.at_end(line, 0)) == near);
    const std::string more = line + "250 2.0.0 the next one\r\n" + std::string(300, 'y');
    CHECK(is_taken_as_line(memory.at_end(more, 0)) == near);
    if (!near) continue;
    CHECK(is_taken_as_line(more, {strict, size, size}));
    CHECK_FALSE(is_taken_as_line(more, {strict, size - 1, 1000}));
    CHECK_FALSE(is_taken_as_line(more, {strict, 1000, size - 1}));
    CHECK(is_taken_as_line(line, {strict, size, size}));
    CHECK_FALSE(is_taken_as_line(line, {strict, size - 1, 1000}));
    CHECK_FALSE(is_taken_as_line(line, {strict, 1000, size - 1}));
    for (std::size_t cut = 1; cut <= 2; ++cut) {
      CHECK_FALSE(is_taken_as_line(memory.at_end(line.substr(0, size - cut), 0)));
    }
  }
}

TEST_CASE("lines with one code are read at once") {
  const std::string line = "250-mx.example.org\r\n";
  const std::string last = "250 2.0.0 SIZE\r\n";
  for (std::size_t count = 0; count < 12; ++count) {
    CAPTURE(count);
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) lines += line;
    const std::string reply = lines + last;
    CHECK(taken_as_lines(reply) == taken{count + 1, reply.size(), true});
    CHECK(taken_as_lines(reply + "354 \r\n") == taken{count + 1, reply.size(), true});
    CHECK(taken_as_lines(reply, {strict, 20, reply.size()}) == taken{count + 1, reply.size(), true});
    // What is not such a line is left, with what is behind it.
    for (const char* odd : {"250 a\tb\r\n", "250 a\n", "250 a\rb\r\n", "250 a\x7F\r\n", "251 a\r\n", "250\r\n", "25",
                            "250_a\r\n", "250 a", "250 a\r", "\r\n"}) {
      CAPTURE(std::string(odd));
      if (count > 0) CHECK(taken_as_lines(lines + odd) == taken{count, lines.size(), false});
    }
    if (count == 0) continue;
    CHECK(taken_as_lines(lines) == taken{count, lines.size(), false});
    CHECK(taken_as_lines(reply, {strict, 20, reply.size() - 1}) == taken{count, lines.size(), false});
    CHECK(taken_as_lines(reply, {strict, 19, 1000}) == taken{0, 0, false});
  }
  // A line that ends at any place of a window.
  for (std::size_t size = 6; size < 6 + 2 * detail::window::width; ++size) {
    CAPTURE(size);
    const std::string reply = "250-" + std::string(size - 6, 'x') + "\r\n" + last;
    CHECK(taken_as_lines(reply) == taken{2, reply.size(), true});
  }
  // As short and as long as may be.
  CHECK(taken_as_lines("250 \r\n") == taken{1, 6, true});
  CHECK(taken_as_lines("250-\r\n250 \r\n") == taken{2, 12, true});
  CHECK(taken_as_lines("250 \r\n", {strict, 6, 6}) == taken{1, 6, true});
  CHECK(taken_as_lines("250 \r\n", {strict, 100, 5}) == taken{0, 0, false});
  const std::string longest = "250 " + std::string(506, 'x') + "\r\n";
  CHECK(taken_as_lines(longest) == taken{1, 512, true});
  CHECK(taken_as_lines("250 x" + longest.substr(4)) == taken{0, 0, false});
}

TEST_CASE("lines of UTF-8 are read at once where they are accepted") {
  const std::string reply = "250-\xC3\xA4\r\n250 b\r\n";
  const detail::lines_read read = detail::read_lines(reply, {});
  CHECK(read.finished);
  CHECK(read.quirks == quirk::non_ascii);
  CHECK(detail::read_lines("250-a\r\n250 b\r\n", {}).quirks == quirk::none);
  CHECK(taken_as_lines(reply, {strict, 100, 100}) == taken{0, 0, false});
  CHECK(taken_as_lines("250-a\r\n" + reply, {strict, 100, 100}) == taken{1, 7, false});
}

TEST_CASE("enhanced codes read off a line are those that the rules read") {
  // The class and any six octets of this alphabet, of which the text takes so many, with more to read behind it.
  constexpr std::string_view alphabet = "25.019 x";
  std::size_t faults = 0;
  std::string line = "250 .......\r\n250 2.0.0 and more";
  for (const std::uint32_t cls : {2U, 3U, 5U}) {
    line[4] = static_cast<char>('0' + cls);
    for (std::uint32_t number = 0; number < 1U << 18U; ++number) {
      for (const std::size_t size : {std::size_t{1}, std::size_t{5}, std::size_t{6}, std::size_t{7}}) {
        for (std::size_t i = 0; i < 6; ++i) line[5 + i] = alphabet[number >> (3 * i) & 7];
        line[4 + size] = '\r';
        const detail::enhanced_prefix want = detail::read_enhanced({line.data() + 4, size});
        const std::uint32_t packed = detail::pack_short_enhanced(line.data(), size, cls);
        if (packed != (want.length == 0 || want.value.cls != cls ? 0 : detail::pack(want.value))) ++faults;
        if (detail::pack_enhanced_of(line.data(), line.data() + 6 + size, size, cls) != packed) ++faults;
      }
    }
  }
  CHECK(faults == 0);
}

#endif

TEST_SUITE_END();
