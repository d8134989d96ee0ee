// Writing replies, rule by rule, roughly in the order of the comment on write_reply. Each rule has its rows here, and
// the compiler and the running program judge every row by the same function.
#include <smtp_reply/write.hpp>

#include <smtp_reply/parse.hpp>

#include "../support/both_ways.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "../support/allocations.hpp"
#include "../support/readings.hpp"

namespace {

using namespace smtp_reply;
using readings::escaped;
using namespace std::string_view_literals;

// ---------------------------------------------------------------------------------- rows, judged

constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

constexpr write_options limited_to(std::size_t max_line, bool utf8 = false) { return {max_line, utf8}; }
constexpr write_options utf8 = limited_to(512, true);

// A reply with no enhanced code given, and one with.
struct plain {
  code c;
  std::string_view text;
  std::string_view written;
  write_options options{};
};
struct enhanced {
  code c;
  enhanced_code e;
  std::string_view text;
  std::string_view written;
  write_options options{};
};

template <class Out>
constexpr Out write(Out out, const plain& row) {
  return write_reply(out, row.c, row.text, row.options);
}
template <class Out>
constexpr Out write(Out out, const enhanced& row) {
  return write_reply(out, row.c, row.e, row.text, row.options);
}
constexpr std::size_t write_n(char* first, std::size_t capacity, const plain& row) {
  return write_reply_n(first, capacity, row.c, row.text, row.options);
}
constexpr std::size_t write_n(char* first, std::size_t capacity, const enhanced& row) {
  return write_reply_n(first, capacity, row.c, row.e, row.text, row.options);
}

template <class Row>
std::string written(const Row& row) {
  std::string reply;
  write(std::back_inserter(reply), row);
  return reply;
}

// Of all octets of a reply: written through a pointer, then by write_reply_n into what suffices and what does not.
template <class Row>
constexpr bool is_written(const Row& row) {
  constexpr char untouched = '#';
  char octets[1024] = {};
  const std::size_t size = row.written.size();
  if (size >= sizeof octets) return false;

  const char* const end = write(octets, row);
  if (end != octets + size || std::string_view(octets, size) != row.written) return false;

  for (char& octet : octets) octet = untouched;
  if (write_n(nullptr, 0, row) != size || write_n(octets, size - 1, row) != size) return false;
  for (const char octet : octets) {
    if (octet != untouched) return false;
  }
  if (write_n(octets, size, row) != size || std::string_view(octets, size) != row.written) return false;
  return octets[size] == untouched;
}

// What a client reads: one reply with this code, and nothing behind it.
template <class Row>
constexpr bool is_read_back(const Row& row) {
  const parse_result r = parse(row.written, row.options.utf8 ? quirk::non_ascii : strict);
  return r && r.reply.code() == row.c && r.consumed == row.written.size();
}

struct judge {
  template <class Row>
  constexpr bool operator()(const Row& row) const {
    return is_written(row) && is_read_back(row);
  }
};

// An output iterator that keeps nothing but the number of octets.
class counting_iterator {
 public:
  using iterator_category = std::output_iterator_tag;
  using value_type = void;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = void;

  constexpr counting_iterator& operator*() noexcept { return *this; }
  constexpr counting_iterator& operator++() noexcept { return *this; }
  constexpr counting_iterator& operator=(char) noexcept {
    ++count_;
    return *this;
  }
  constexpr std::size_t count() const noexcept { return count_; }

 private:
  std::size_t count_ = 0;
};

template <class Rows>
void check_rows(const Rows& rows) {
  for (const auto& row : rows) {
    CAPTURE(to_int(row.c));
    CAPTURE(escaped(row.text));
    CAPTURE(row.options.max_line);
    CHECK(escaped(written(row)) == escaped(row.written));
    CHECK(write(counting_iterator(), row).count() == row.written.size());
    CHECK(is_written(row));
    CHECK(is_read_back(row));
  }
}

#define CHECK_ROWS(rows)                  \
  do {                                    \
    static_assert(all_of(rows, judge{})); \
    check_rows(rows);                     \
  } while (false)

// The codes that may be sent: 200-259, 300-359, 400-459 and 500-559.
constexpr std::size_t sendable_count = 240;
constexpr code sendable(std::size_t index) { return static_cast<code>((2 + index / 60) * 100 + index % 60); }

// Size octets of the pattern, over and over.
template <std::size_t Size>
struct repeated {
  constexpr explicit repeated(std::string_view pattern) {
    for (std::size_t i = 0; i < Size; ++i) octets[i] = pattern[i % pattern.size()];
  }
  constexpr operator std::string_view() const { return {octets, Size}; }

  char octets[Size] = {};
};

}  // namespace

// --------------------------------------------------------------------------------------- one line

TEST_CASE("one line: code, SP, text, CRLF") {
  static constexpr plain rows[] = {
      {250_code, "ok", "250 ok\r\n"},
      {220_code, "mx.example.com ESMTP", "220 mx.example.com ESMTP\r\n"},
      {200_code, "a", "200 a\r\n"},
      {559_code, "a", "559 a\r\n"},
      {250_code, " ", "250  \r\n"},
      {250_code, "  a  ", "250   a  \r\n"},
      {250_code, "-", "250 -\r\n"},
      {250_code, "250-a", "250 250-a\r\n"},
      {334_code, "VXNlcm5hbWU6", "334 VXNlcm5hbWU6\r\n"},
      {550_code, "<>()[]{}\"'\\%s%n;:|&^~`", "550 <>()[]{}\"'\\%s%n;:|&^~`\r\n"},
  };
  CHECK_ROWS(rows);
}

// -------------------------------------------------------------------------------------- line ends

TEST_CASE("CR, LF and CRLF each start a new line of the same reply") {
  static constexpr plain rows[] = {
      {250_code, "a\rb", "250-a\r\n250 b\r\n"},
      {250_code, "a\nb", "250-a\r\n250 b\r\n"},
      {250_code, "a\r\nb", "250-a\r\n250 b\r\n"},
      {250_code, "a\rb\nc\r\nd", "250-a\r\n250-b\r\n250-c\r\n250 d\r\n"},
      {250_code, "\ra", "250-\r\n250 a\r\n"},
      {250_code, "a\n b", "250-a\r\n250  b\r\n"},
      {250_code, "a \nb", "250-a \r\n250 b\r\n"},
      {334_code, "a\nb", "334-a\r\n334 b\r\n"},
  };
  CHECK_ROWS(rows);
}

TEST_CASE("two line ends in a row make an empty line") {
  static constexpr plain rows[] = {
      {250_code, "a\r\rb", "250-a\r\n250-\r\n250 b\r\n"},
      {250_code, "a\n\nb", "250-a\r\n250-\r\n250 b\r\n"},
      {250_code, "a\n\rb", "250-a\r\n250-\r\n250 b\r\n"},
      {250_code, "a\r\n\r\nb", "250-a\r\n250-\r\n250 b\r\n"},
      {250_code, "a\r\r\nb", "250-a\r\n250-\r\n250 b\r\n"},
      {250_code, "a\r\n\nb", "250-a\r\n250-\r\n250 b\r\n"},
  };
  CHECK_ROWS(rows);
}

TEST_CASE("a line end at the very end adds no line") {
  static constexpr plain rows[] = {
      {250_code, "a\r", "250 a\r\n"},
      {250_code, "a\n", "250 a\r\n"},
      {250_code, "a\r\n", "250 a\r\n"},
      {250_code, "a\nb\n", "250-a\r\n250 b\r\n"},
      {250_code, "a\n\n", "250-a\r\n250 \r\n"},
      {250_code, "a\n\r", "250-a\r\n250 \r\n"},
  };
  CHECK_ROWS(rows);
}

TEST_CASE("a text of line ends alone is that many empty lines, and not the phrase") {
  static constexpr plain rows[] = {
      {250_code, "\r", "250 \r\n"},
      {250_code, "\n", "250 \r\n"},
      {250_code, "\r\n", "250 \r\n"},
      {250_code, "\n\r", "250-\r\n250 \r\n"},
      {250_code, "\r\r\n", "250-\r\n250 \r\n"},
      {250_code, "\r\n\r\n\r\n", "250-\r\n250-\r\n250 \r\n"},
  };
  CHECK_ROWS(rows);

  static constexpr enhanced with_enhanced[] = {
      {250_code, {2, 1, 5}, "\n\n", "250-2.1.5 \r\n250 2.1.5 \r\n"},
  };
  CHECK_ROWS(with_enhanced);
}

// ------------------------------------------------------------- control characters and other octets

TEST_CASE("HT stays, any other control character becomes ?") {
  static constexpr plain rows[] = {
      {250_code, "a\tb", "250 a\tb\r\n"},
      {250_code, "\t", "250 \t\r\n"},
      {250_code, "a\0b"sv, "250 a?b\r\n"},
      {250_code, "\0"sv, "250 ?\r\n"},
      {250_code, "\x1B[31mred", "250 ?[31mred\r\n"},
      {250_code, "\x01\x02\x7F", "250 ???\r\n"},
      {250_code, "a\v\fb\b", "250 a??b?\r\n"},
      {250_code, "a\x7F\r\x7F", "250-a?\r\n250 ?\r\n"},
  };
  CHECK_ROWS(rows);
}

TEST_CASE("every octet by itself: printable ASCII and HT stay, CR and LF end the line, all others become ?") {
  for (int value = 0; value < 256; ++value) {
    const char octet = static_cast<char>(value);
    const std::string text = {'a', octet, 'b'};
    const std::string stays = "250 " + text + "\r\n";
    const bool is_kept = (value >= 0x20 && value < 0x7F) || value == '\t';
    const std::string want = is_kept ? stays : octet == '\r' || octet == '\n' ? "250-a\r\n250 b\r\n" : "250 a?b\r\n";
    CAPTURE(value);
    CHECK(escaped(written(plain{250_code, text, ""})) == escaped(want));
    CHECK(escaped(written(plain{250_code, text, "", utf8})) == escaped(want));  // no octet alone is UTF-8
  }
}

// ------------------------------------------------------------------------------------------ UTF-8

TEST_CASE("without utf8, each octet that is not ASCII becomes ?") {
  static constexpr plain rows[] = {
      {250_code, "\xC3\xA9", "250 ??\r\n"},
      {250_code, "na\xC3\xAFve", "250 na??ve\r\n"},
      {250_code, "\xE2\x82\xAC\xF0\x9F\x98\x80", "250 ???????\r\n"},
      {250_code, "\x80\xFF", "250 ??\r\n"},
  };
  CHECK_ROWS(rows);
}

TEST_CASE("RFC 3629 4: with utf8, the first and the last character of each form stay") {
  static constexpr plain rows[] = {
      {250_code, "\xC2\x80", "250 \xC2\x80\r\n", utf8},                  // U+0080
      {250_code, "\xDF\xBF", "250 \xDF\xBF\r\n", utf8},                  // U+07FF
      {250_code, "\xE0\xA0\x80", "250 \xE0\xA0\x80\r\n", utf8},          // U+0800
      {250_code, "\xED\x9F\xBF", "250 \xED\x9F\xBF\r\n", utf8},          // U+D7FF, before the surrogates
      {250_code, "\xEE\x80\x80", "250 \xEE\x80\x80\r\n", utf8},          // U+E000, behind them
      {250_code, "\xEF\xBF\xBF", "250 \xEF\xBF\xBF\r\n", utf8},          // U+FFFF
      {250_code, "\xF0\x90\x80\x80", "250 \xF0\x90\x80\x80\r\n", utf8},  // U+10000
      {250_code, "\xF4\x8F\xBF\xBF", "250 \xF4\x8F\xBF\xBF\r\n", utf8},  // U+10FFFF
      {250_code, "a\xC3\xA9z", "250 a\xC3\xA9z\r\n", utf8},
  };
  CHECK_ROWS(rows);
}

TEST_CASE("RFC 3629 3: with utf8, each octet of what is no UTF-8 becomes ?") {
  static constexpr plain rows[] = {
      // overlong
      {250_code, "\xC0\x80", "250 ??\r\n", utf8},
      {250_code, "\xC1\xBF", "250 ??\r\n", utf8},
      {250_code, "\xC0\x8D\xC0\x8A", "250 ????\r\n", utf8},  // CR and LF in two octets each
      {250_code, "\xE0\x9F\xBF", "250 ???\r\n", utf8},
      {250_code, "\xF0\x8F\xBF\xBF", "250 ????\r\n", utf8},
      // surrogates, and over U+10FFFF
      {250_code, "\xED\xA0\x80", "250 ???\r\n", utf8},
      {250_code, "\xED\xBF\xBF", "250 ???\r\n", utf8},
      {250_code, "\xF4\x90\x80\x80", "250 ????\r\n", utf8},
      {250_code, "\xF5\x80\x80\x80", "250 ????\r\n", utf8},
      {250_code, "\xF8\x88\x80\x80\x80", "250 ?????\r\n", utf8},
      // cut, by the end, by another character and by a line end
      {250_code, "\xC3", "250 ?\r\n", utf8},
      {250_code, "\xE2\x82", "250 ??\r\n", utf8},
      {250_code, "\xF0\x9F\x98", "250 ???\r\n", utf8},
      {250_code, "\xC3" "a", "250 ?a\r\n", utf8},
      {250_code, "\xE2\x82" "a", "250 ??a\r\n", utf8},
      {250_code, "\xE2\xC3\xA9", "250 ?\xC3\xA9\r\n", utf8},
      {250_code, "\xF0\x9F\x98\xC3\xA9", "250 ???\xC3\xA9\r\n", utf8},
      {250_code, "\xF0\x9F\x98\r\n\x80", "250-???\r\n250 ?\r\n", utf8},
      {250_code, "\xC3\n\xA9", "250-?\r\n250 ?\r\n", utf8},
      {250_code, "\xC3\xA9"sv.substr(0, 1), "250 ?\r\n", utf8},
      {250_code, "\xF0\x9F\x98\x80"sv.substr(0, 3), "250 ???\r\n", utf8},
      // what follows a character
      {250_code, "\xC3\xA9\xA9", "250 \xC3\xA9?\r\n", utf8},
      {250_code, "\xF0\x9F\x98\x80\x80", "250 \xF0\x9F\x98\x80?\r\n", utf8},
  };
  CHECK_ROWS(rows);
}

namespace {
std::string to_utf8(unsigned character) {
  const auto octet = [](unsigned value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (character < 0x800) return {octet(0xC0 + character / 64), octet(0x80 + character % 64)};
  const char last = octet(0x80 + character % 64);
  const char before = octet(0x80 + character / 64 % 64);
  if (character < 0x10000) return {octet(0xE0 + character / 4096), before, last};
  return {octet(0xF0 + character / 262144), octet(0x80 + character / 4096 % 64), before, last};
}
}  // namespace

TEST_CASE("with utf8, every character from U+0080 to U+10FFFF stays, and no surrogate does") {
  // A hundred at a time: they fit into one line.
  for (unsigned first = 0x80; first <= 0x10FFFF; first += 100) {
    std::string text;
    std::string want = "250 ";
    for (unsigned character = first; character < first + 100 && character <= 0x10FFFF; ++character) {
      const std::string octets = to_utf8(character);
      text += octets;
      want += character >= 0xD800 && character <= 0xDFFF ? "???" : octets;
    }
    if (written(plain{250_code, text, "", utf8}) != want + "\r\n") FAIL_CHECK("one of the hundred from " << first);
  }
}

// ----------------------------------------------------------------------------------------- limits

namespace {

// One long word is cut into full lines. Their size, for a limit: of 250, and of 550 with 5.1.1 and with 5.999.999.
struct limit {
  std::size_t max_line;
  std::size_t bare;
  std::size_t short_code;
  std::size_t long_code;
};

constexpr repeated<600> long_word{"x"};

// A word that fits is one line; one octet more makes two; of many octets each line but the last is full.
template <class Row>
constexpr bool has_full_line(Row row, std::size_t prefix_size, std::size_t line_size) {
  char octets[4096] = {};
  const std::string_view word = long_word;
  const std::size_t room = line_size - prefix_size - 2;

  row.text = word.substr(0, room);
  if (write(octets, row) != octets + line_size) return false;
  row.text = word.substr(0, room + 1);
  if (write(octets, row) != octets + line_size + prefix_size + 1 + 2) return false;

  row.text = word;
  const std::string_view reply(octets, static_cast<std::size_t>(write(octets, row) - octets));
  const std::size_t full_lines = (word.size() - 1) / room;
  for (std::size_t line = 0; line < full_lines; ++line) {
    if (reply.substr((line + 1) * line_size - 2, 2) != "\r\n") return false;
  }
  return reply.size() == word.size() + (full_lines + 1) * (prefix_size + 2);
}

struct is_limited {
  constexpr bool operator()(const limit& row) const {
    const write_options options = limited_to(row.max_line);
    return has_full_line(plain{250_code, "", "", options}, 4, row.bare) &&
           has_full_line(enhanced{550_code, {5, 1, 1}, "", "", options}, 10, row.short_code) &&
           has_full_line(enhanced{550_code, {5, 999, 999}, "", "", options}, 14, row.long_code);
  }
};

}  // namespace

TEST_CASE("the limit counts up to 512, and never less than the codes and four octets of text need") {
  static constexpr limit rows[] = {
      {0, 10, 16, 20},       {1, 10, 16, 20},        {4, 10, 16, 20},           {9, 10, 16, 20},
      {10, 10, 16, 20},      {11, 11, 16, 20},       {15, 15, 16, 20},          {16, 16, 16, 20},
      {17, 17, 17, 20},      {20, 20, 20, 20},       {21, 21, 21, 21},          {80, 80, 80, 80},
      {510, 510, 510, 510},  {511, 511, 511, 511},   {512, 512, 512, 512},      {513, 512, 512, 512},
      {1000, 512, 512, 512}, {65536, 512, 512, 512}, {no_limit, 512, 512, 512},
  };
  // Some, and one by one: compilers bound the steps of a constant expression.
  static_assert(is_limited{}(rows[0]));
  static_assert(is_limited{}(rows[4]));
  static_assert(is_limited{}(rows[14]));
  static_assert(is_limited{}(rows[18]));
  for (const limit& row : rows) {
    CAPTURE(row.max_line);
    CHECK(is_limited{}(row));
  }
}

TEST_CASE("the limit is 512 when none is given, and non-ASCII octets are not let through") {
  CHECK_BOTH(write_options{}.max_line == 512 && !write_options{}.utf8);
}

// ---------------------------------------------------------------------------------------- folding

TEST_CASE("a line over the limit is folded at the last space that fits, which is dropped") {
  constexpr write_options ten = limited_to(16);  // "250 ", ten octets, CRLF
  static constexpr plain rows[] = {
      {250_code, "hello you!", "250 hello you!\r\n", ten},
      {250_code, "hello world", "250-hello\r\n250 world\r\n", ten},
      {250_code, "one two three four", "250-one two\r\n250 three four\r\n", ten},
      {250_code, "helloworld x", "250-helloworld\r\n250 x\r\n", ten},  // the space is the first octet too many
      {250_code, "hello wor d x", "250-hello wor\r\n250 d x\r\n", ten},
      {250_code, "hello  world", "250-hello \r\n250 world\r\n", ten},  // one space only
      {250_code, "helloworld ", "250-helloworld\r\n250 \r\n", ten},
      {250_code, "helloworld  x", "250-helloworld\r\n250  x\r\n", ten},
      {250_code, "hello world\nhello world", "250-hello\r\n250-world\r\n250-hello\r\n250 world\r\n", ten},
      {250_code, "hello world\n", "250-hello\r\n250 world\r\n", ten},
      {250_code, "hello\001 wor\001d", "250-hello?\r\n250 wor?d\r\n", ten},
      {250_code, "h\xC3\xA9llo world", "250-h??llo\r\n250 world\r\n", ten},
  };
  CHECK_ROWS(rows);

  static constexpr enhanced with_enhanced[] = {
      {550_code, {5, 1, 1}, "hello world", "550-5.1.1 hello\r\n550 5.1.1 world\r\n", limited_to(22)},
  };
  CHECK_ROWS(with_enhanced);
}

TEST_CASE("a word too long for a line is cut where the line is full; a space in front of it is no place to fold") {
  constexpr write_options ten = limited_to(16);
  static constexpr plain rows[] = {
      {250_code, "abcdefghijk", "250-abcdefghij\r\n250 k\r\n", ten},
      {250_code, "abcdefghijklmnopqrstu", "250-abcdefghij\r\n250-klmnopqrst\r\n250 u\r\n", ten},
      {250_code, "a bcdefghijklm", "250-a\r\n250-bcdefghijk\r\n250 lm\r\n", ten},
      {250_code, "abcdefghijkl m", "250-abcdefghij\r\n250 kl m\r\n", ten},
      {250_code, " abcdefghijkl", "250- abcdefghi\r\n250 jkl\r\n", ten},
      {250_code, "hello\tworld", "250-hello\tworl\r\n250 d\r\n", ten},  // HT is no space
      {250_code, "a\xC3\xA9\xC3\xA9", "250-a???\r\n250 ?\r\n", limited_to(10)},
  };
  CHECK_ROWS(rows);
}

TEST_CASE("no line is folded inside a UTF-8 character") {
  constexpr write_options four = limited_to(10, true);  // octets of text
  static constexpr plain rows[] = {
      {250_code, "aaa\xC3\xA9", "250-aaa\r\n250 \xC3\xA9\r\n", four},
      {250_code, "aa\xC3\xA9z", "250-aa\xC3\xA9\r\n250 z\r\n", four},
      {250_code, "aaa\xE2\x82\xAC", "250-aaa\r\n250 \xE2\x82\xAC\r\n", four},
      {250_code, "aa\xE2\x82\xAC", "250-aa\r\n250 \xE2\x82\xAC\r\n", four},
      {250_code, "a\xE2\x82\xACz", "250-a\xE2\x82\xAC\r\n250 z\r\n", four},
      {250_code, "aaa\xF0\x9F\x98\x80", "250-aaa\r\n250 \xF0\x9F\x98\x80\r\n", four},
      {250_code, "aa\xF0\x9F\x98\x80", "250-aa\r\n250 \xF0\x9F\x98\x80\r\n", four},
      {250_code, "a\xF0\x9F\x98\x80", "250-a\r\n250 \xF0\x9F\x98\x80\r\n", four},
      {250_code, "\xF0\x9F\x98\x80\xF0\x9F\x98\x80", "250-\xF0\x9F\x98\x80\r\n250 \xF0\x9F\x98\x80\r\n", four},
      {250_code, "\xC3\xA9 \xC3\xA9", "250-\xC3\xA9\r\n250 \xC3\xA9\r\n", four},
      // What is no character may be cut.
      {250_code, "aaa\xC3z", "250-aaa?\r\n250 z\r\n", four},
      {250_code, "aaa\xE2\x82z", "250-aaa?\r\n250 ?z\r\n", four},
      {250_code, "aaa\xA9\xA9", "250-aaa?\r\n250 ?\r\n", four},
      {250_code, "aaa\xED\xA0\x80", "250-aaa?\r\n250 ??\r\n", four},
      // Without utf8 there are no characters but octets.
      {250_code, "aaa\xC3\xA9", "250-aaa?\r\n250 ?\r\n", limited_to(10)},
  };
  CHECK_ROWS(rows);
}

namespace {
constexpr repeated<1500> base64{"TWFueSB3b3Jkcw"};
constexpr repeated<1500> many_words{"many words, "};
}  // namespace

TEST_CASE("RFC 4954 4: 334 is never folded, and a long one is read with the limits to match") {
  static constexpr plain rows[] = {
      {334_code, "abcdefghijk", "334 abcdefghijk\r\n", limited_to(10)},
      {334_code, "hello world", "334 hello world\r\n", limited_to(0)},
      {334_code, "hello world\nhello world", "334-hello world\r\n334 hello world\r\n", limited_to(10)},
  };
  CHECK_ROWS(rows);

  for (const std::string_view text : {std::string_view(base64), std::string_view(many_words)}) {
    const std::string reply = written(plain{334_code, text, ""});
    CHECK(reply == "334 " + std::string(text) + "\r\n");
    const parse_result r = parse(reply, strict);
    CHECK(r.consumed == reply.size());
    CHECK(r.reply.line_count() == 1);
  }
}

TEST_CASE("a very long text: every line is as full as it can be, and all of it is there") {
  std::string text;
  while (text.size() < 300'000) text += "seven77 ";  // 63 words and their spaces: 504 of the 506 octets of a line
  text.pop_back();
  const std::string reply = written(plain{250_code, text, ""});

  parse_options options;
  options.accept = strict;
  options.max_reply = no_limit;
  const parse_result r = parse(reply, options);
  CHECK(r.consumed == reply.size());
  CHECK(r.reply.line_count() == (text.size() + 503) / 504);

  std::string joined;
  for (const line_view line : r.reply.lines()) joined += std::string(line.text) + " ";
  joined.pop_back();
  CHECK(joined == text);
}

// --------------------------------------------------------------------------------- enhanced codes

TEST_CASE("every line carries the code and the enhanced code") {
  static constexpr enhanced rows[] = {
      {550_code, {5, 1, 1}, "No such user", "550 5.1.1 No such user\r\n"},
      {550_code, {5, 7, 1}, "a\r\nb\nc", "550-5.7.1 a\r\n550-5.7.1 b\r\n550 5.7.1 c\r\n"},
      {550_code, {5, 7, 1}, "a\n\nb", "550-5.7.1 a\r\n550-5.7.1 \r\n550 5.7.1 b\r\n"},
      {250_code, {2, 0, 0}, "ok", "250 2.0.0 ok\r\n"},
      {550_code, {5, 7, 509}, "a", "550 5.7.509 a\r\n"},  // not 5.7.253, as eight bits would have it
      {550_code, {5, 999, 999}, "a", "550 5.999.999 a\r\n"},
      {450_code, {4, 10, 100}, "a", "450 4.10.100 a\r\n"},
      {550_code, {5, 1, 1}, " ", "550 5.1.1  \r\n"},
      {550_code, {5, 1, 1}, "5.7.1 a", "550 5.1.1 5.7.1 a\r\n"},  // needs no space in front
  };
  CHECK_ROWS(rows);
}

TEST_CASE("RFC 2034 4: the class of the enhanced code is made to agree with the code") {
  static constexpr enhanced rows[] = {
      {550_code, {4, 1, 1}, "a", "550 5.1.1 a\r\n"}, {450_code, {5, 1, 1}, "a", "450 4.1.1 a\r\n"},
      {250_code, {5, 1, 5}, "a", "250 2.1.5 a\r\n"}, {550_code, {0, 1, 1}, "a", "550 5.1.1 a\r\n"},
      {550_code, {3, 1, 1}, "a", "550 5.1.1 a\r\n"}, {550_code, {255, 1, 1}, "a", "550 5.1.1 a\r\n"},
  };
  CHECK_ROWS(rows);
}

TEST_CASE("RFC 2034 4: 3yz carries no enhanced code") {
  static constexpr enhanced rows[] = {
      {354_code, {2, 0, 0}, "go on", "354 go on\r\n"},
      {334_code, {3, 0, 0}, "PDE+", "334 PDE+\r\n"},
      {300_code, {5, 1, 1}, "a\nb", "300-a\r\n300 b\r\n"},
      {359_code, {3, 1, 1}, "5.1.1 a", "359 5.1.1 a\r\n"},
  };
  CHECK_ROWS(rows);
}

TEST_CASE("RFC 3463 2: a subject or a detail over 999 is no enhanced code, and none is written") {
  static constexpr enhanced rows[] = {
      {550_code, {5, 1000, 1}, "a", "550 a\r\n"},
      {550_code, {5, 1, 1000}, "a\nb", "550-a\r\n550 b\r\n"},
      {550_code, {5, 65535, 65535}, "a", "550 a\r\n"},
      {550_code, {5, 1, 1000}, "5.7.1 a", "550  5.7.1 a\r\n"},  // as where none is given
      {550_code, {5, 1, 1000}, "", "550 Requested action not taken: mailbox unavailable\r\n"},
  };
  CHECK_ROWS(rows);
}

// -------------------------------------------------------------------------------- the space in front

TEST_CASE("without an enhanced code, a line whose text would read as one gets a space in front") {
  static constexpr plain rows[] = {
      {550_code, "5.1.1 a", "550  5.1.1 a\r\n"},
      {550_code, "5.1.1", "550  5.1.1\r\n"},
      {550_code, "5.1.1 ", "550  5.1.1 \r\n"},
      {550_code, "5.7.509 a", "550  5.7.509 a\r\n"},
      {250_code, "2.0.0 a", "250  2.0.0 a\r\n"},
      {450_code, "4.999.999", "450  4.999.999\r\n"},
      {550_code, "a\n5.1.1 b\nc", "550-a\r\n550- 5.1.1 b\r\n550 c\r\n"},
      {550_code, "5.1.1\n5.1.1", "550- 5.1.1\r\n550  5.1.1\r\n"},
  };
  CHECK_ROWS(rows);
}

TEST_CASE("no other line gets a space in front") {
  static constexpr plain rows[] = {
      {550_code, "4.1.1 a", "550 4.1.1 a\r\n"},  // not of the code's class
      {354_code, "3.1.1 a", "354 3.1.1 a\r\n"},
      {354_code, "5.1.1 a", "354 5.1.1 a\r\n"},
      {550_code, "5.1.1\ta", "550 5.1.1\ta\r\n"},
      {550_code, "5.1.1a", "550 5.1.1a\r\n"},
      {550_code, "5.1.1.", "550 5.1.1.\r\n"},
      {550_code, "5.1", "550 5.1\r\n"},
      {550_code, "5.1.", "550 5.1.\r\n"},
      {550_code, "5", "550 5\r\n"},
      {550_code, "5.01.1 a", "550 5.01.1 a\r\n"},
      {550_code, "5.1.1000 a", "550 5.1.1000 a\r\n"},
      {550_code, " 5.1.1 a", "550  5.1.1 a\r\n"},
      {550_code, "5.1.1\0"sv, "550 5.1.1?\r\n"},
      {550_code, "\x01" "5.1.1 a", "550 ?5.1.1 a\r\n"},
  };
  CHECK_ROWS(rows);
}

TEST_CASE("the space in front stays within the limit") {
  static constexpr plain rows[] = {
      {550_code, "5.1.1 ab", "550- 5.1.1\r\n550 ab\r\n", limited_to(14)},  // fits, but for the space
      {550_code, "5.1.1 ab", "550  5.1.1 ab\r\n", limited_to(15)},
      {550_code, "5.1.1 a b", "550- 5.1.1 a\r\n550 b\r\n", limited_to(14)},
      {550_code, "5.1.1 no", "550- 5.1.1\r\n550 no\r\n", limited_to(13)},
      {550_code, "5.1.1", "550  5.1.1\r\n", limited_to(12)},
      {550_code, "5.1.1", "550- 5.1.\r\n550 1\r\n", limited_to(11)},
      {550_code, "5.1.1", "550-5.1.\r\n550 1\r\n", limited_to(10)},
      // A word cut so that its front would read as one.
      {550_code, "5.1.12345", "550- 5.1.12\r\n550 345\r\n", limited_to(13)},
      {550_code, "5.1.1a", "550- 5.1.\r\n550 1a\r\n", limited_to(11)},
      // What a fold brings to the front.
      {550_code, "hello 5.1.1 a", "550-hello\r\n550  5.1.1 a\r\n", limited_to(15)},
      {550_code, "abcdefghi5.1.1 a", "550-abcdefghi\r\n550  5.1.1 a\r\n", limited_to(15)},
  };
  CHECK_ROWS(rows);
}

// --------------------------------------------------------------------------------- no text given

TEST_CASE("no text, or an empty one: the code's phrase") {
  static constexpr plain rows[] = {
      {250_code, "", "250 Requested mail action okay, completed\r\n"},
      {250_code, std::string_view(), "250 Requested mail action okay, completed\r\n"},
      {502_code, "", "502 Command not implemented\r\n"},
      {221_code, "", "221 Service closing transmission channel\r\n"},
      {502_code, "", "502-Command\r\n502-not\r\n502-implemente\r\n502 d\r\n", limited_to(16)},
  };
  CHECK_ROWS(rows);

  static constexpr enhanced with_enhanced[] = {
      {502_code, {5, 5, 1}, "", "502 5.5.1 Command not implemented\r\n"},
      {556_code, {5, 1, 10}, "", "556 5.1.10 Domain does not accept mail\r\n"},
  };
  CHECK_ROWS(with_enhanced);
}

TEST_CASE("a phrase with a placeholder to fill in is not sent, but the <CRLF> of 354 is none") {
  static constexpr plain rows[] = {
      {354_code, "", "354 Start mail input; end with <CRLF>.<CRLF>\r\n"},
      {251_code, "", "251 \r\n"},
      {253_code, "", "253 \r\n"},
      {355_code, "", "355 \r\n"},
      {458_code, "", "458 \r\n"},
      {459_code, "", "459 \r\n"},
      {551_code, "", "551 \r\n"},
  };
  CHECK_ROWS(rows);

  static constexpr enhanced with_enhanced[] = {
      {551_code, {5, 1, 6}, "", "551 5.1.6 \r\n"},
      {354_code, {2, 0, 0}, "", "354 Start mail input; end with <CRLF>.<CRLF>\r\n"},
  };
  CHECK_ROWS(with_enhanced);
}

TEST_CASE("a code without a phrase: code, enhanced code and SP") {
  static constexpr plain rows[] = {
      {334_code, "", "334 \r\n"}, {422_code, "", "422 \r\n"}, {259_code, "", "259 \r\n"},
  };
  CHECK_ROWS(rows);

  static constexpr enhanced with_enhanced[] = {
      {559_code, {5, 0, 0}, "", "559 5.0.0 \r\n"},
  };
  CHECK_ROWS(with_enhanced);
}

// ------------------------------------------------------------------------------------- injection

TEST_CASE("no text ends the reply, starts another, or changes the code") {
  static constexpr plain rows[] = {
      {550_code, "No such user: a\r\n250 ok", "550-No such user: a\r\n550 250 ok\r\n"},
      {550_code, "a\r250 ok", "550-a\r\n550 250 ok\r\n"},  // a lone CR passes nearly all peers
      {550_code, "a\n250 ok", "550-a\r\n550 250 ok\r\n"},
      {550_code, "a\r\n.\r\n", "550-a\r\n550 .\r\n"},
      {550_code, "a\r\n250-b\r\n250 c", "550-a\r\n550-250-b\r\n550 250 c\r\n"},
      {220_code, "ready\r\n220 go ahead\r\n250-AUTH PLAIN\r\n",
       "220-ready\r\n220-220 go ahead\r\n220 250-AUTH PLAIN\r\n"},
      {250_code, "a\0\r\nQUIT\r\n"sv, "250-a?\r\n250 QUIT\r\n"},
      {250_code, "a\x85" "b\xE2\x80\xA8" "c", "250 a?b???c\r\n"},  // NEL and LINE SEPARATOR are no line ends
      {250_code, "a\x85" "b\xE2\x80\xA8" "c", "250 a?b\xE2\x80\xA8" "c\r\n", utf8},
      {250_code, "a\xC4\x8D\xC4\x8A" "250 b", "250 a\xC4\x8D\xC4\x8A" "250 b\r\n", utf8},  // CR, LF by their low bits
  };
  CHECK_ROWS(rows);

  static constexpr enhanced with_enhanced[] = {
      {550_code, {5, 1, 1}, "<a\r\n250 2.1.5 ok>", "550-5.1.1 <a\r\n550 5.1.1 250 2.1.5 ok>\r\n"},
      {550_code, {5, 1, 1}, "\r\n2.1.5 ok", "550-5.1.1 \r\n550 5.1.1 2.1.5 ok\r\n"},
      {550_code, {5, 1, 1}, "a\rb", "550-5.1.1 a\r\n550 5.1.1 b\r\n"},  // the code on every line, not only the last
  };
  CHECK_ROWS(with_enhanced);
}

TEST_CASE("folding at no limit makes a reply of another code of the text") {
  for (std::size_t max_line = 0; max_line <= 40; ++max_line) {
    const std::string reply =
        written(plain{550_code, "x 250 ok 250-ok 2.0.0 ok 5.1.1 ok 550 5.1.1", "", limited_to(max_line)});
    const parse_result r = parse(reply, strict);
    CAPTURE(escaped(reply));
    CHECK(r.consumed == reply.size());
    CHECK(r.reply.code() == 550);
    CHECK(!r.reply.enhanced());
  }
}

// --------------------------------------------------------------------------------------- outputs

TEST_CASE("the place behind the reply is returned, and the next may be written there") {
  constexpr auto write_two = [](std::string_view want) {
    char octets[32] = {};
    char* end = write_reply(octets, 250_code, "a");
    end = write_reply(end, 550_code, {5, 1, 1}, "b");
    return std::string_view(octets, static_cast<std::size_t>(end - octets)) == want;
  };
  CHECK_BOTH(write_two("250 a\r\n550 5.1.1 b\r\n"));

  std::string text = "> ";
  auto out = write_reply(std::back_inserter(text), 250_code, "a");
  write_reply(out, 550_code, {5, 1, 1}, "b");
  CHECK(text == "> 250 a\r\n550 5.1.1 b\r\n");
}

TEST_CASE("the enhanced code may be written in braces, the text be a std::string, and what follows be left out") {
  char octets[64] = {};
  const std::string rcpt = "<a@b>";
  CHECK(write_reply(octets, 550_code, {5, 1, 1}, "No such user: " + rcpt) == octets + 31);
  CHECK(write_reply(octets, 550_code, rcpt) == octets + 11);
  CHECK(write_reply(octets, 502_code, {5, 5, 1}) == octets + 35);
  CHECK(write_reply(octets, 502_code) == octets + 29);
  CHECK(write_reply_n(octets, 64, 502_code, {5, 5, 1}) == 35);
  CHECK(write_reply_n(octets, 64, 502_code) == 29);
}

// --------------------------------------------------------------------------------- write_reply_n

TEST_CASE("write_reply_n tells the size without a buffer, and leaves one that is too small as it was") {
  CHECK_BOTH(write_reply_n(nullptr, 0, 250_code, "ok") == 8);
  CHECK_BOTH(write_reply_n(nullptr, 0, 550_code, {5, 1, 1}, "a\nb") == 26);

  const std::string_view want = "550-5.1.1 a\r\n550 5.1.1 b\r\n";
  for (std::size_t capacity = 0; capacity <= want.size() + 2; ++capacity) {
    // The block ends where the capacity does, for AddressSanitizer to see a write behind it.
    const std::string before(capacity, '#');
    const std::unique_ptr<char[]> octets(new char[capacity]);
    std::copy(before.begin(), before.end(), octets.get());
    CAPTURE(capacity);
    CHECK(write_reply_n(octets.get(), capacity, 550_code, {5, 1, 1}, "a\nb") == want.size());
    const std::string after(octets.get(), capacity);
    CHECK(after == (capacity < want.size() ? before : std::string(want) + before.substr(want.size())));
  }
}

// ---------------------------------------------------------------------------------------- canned

static_assert(canned<502_code>() == "502 Command not implemented\r\n");
static_assert(canned<502_code, 5, 1>() == "502 5.5.1 Command not implemented\r\n");
static_assert(canned<354_code>() == "354 Start mail input; end with <CRLF>.<CRLF>\r\n");
static_assert(canned<354_code, 5, 1>() == canned<354_code>());
static_assert(canned<551_code>() == "551 \r\n");
static_assert(canned<551_code, 1, 6>() == "551 5.1.6 \r\n");
static_assert(canned<250_code, 0, 0>() == "250 2.0.0 Requested mail action okay, completed\r\n");
static_assert(canned<451_code, 999, 999>() == "451 4.999.999 Requested action aborted: local error in processing\r\n");
static_assert(canned<code::service_closing>() == "221 Service closing transmission channel\r\n");

namespace {

struct canned_pair {
  code c;
  enhanced_code e;
  std::string_view bare;
  std::string_view with_enhanced;
};

template <std::size_t... Index>
std::vector<canned_pair> every_canned(std::index_sequence<Index...>) {
  return {
      canned_pair{sendable(Index), {5, 7, Index}, canned<sendable(Index)>(), canned<sendable(Index), 7, Index>()}...};
}

}  // namespace

TEST_CASE("canned replies of all 240 codes that may be sent are what write_reply writes") {
  for (const canned_pair& pair : every_canned(std::make_index_sequence<sendable_count>{})) {
    CAPTURE(to_int(pair.c));
    CHECK(pair.bare == written(plain{pair.c, "", ""}));
    CHECK(pair.with_enhanced == written(enhanced{pair.c, pair.e, "", ""}));
  }
}

TEST_CASE("all 240 codes that may be sent: the phrase is sent unless it has a placeholder") {
  int sent = 0;
  for (std::size_t i = 0; i < sendable_count; ++i) {
    const code c = sendable(i);
    CAPTURE(to_int(c));
    CHECK(is_well_formed(c));
    bool has_placeholder = false;
    for (const int with : {251, 253, 355, 458, 459, 551}) has_placeholder = has_placeholder || c == with;
    const std::string said(has_placeholder ? "" : phrase(c));
    CHECK(written(plain{c, "", ""}) == std::to_string(to_int(c)) + " " + said + "\r\n");
    if (!said.empty()) ++sent;
  }
  CHECK(sent == 45 - 5 - 6);  // of the codes in the table: 334, 422, 430, 524 and 533 have no phrase
}

TEST_CASE("a canned reply is in static storage") {
  CHECK(canned<502_code>().data() == canned<502_code>().data());
  CHECK(canned<502_code, 5, 1>().data() == canned<502_code, 5, 1>().data());
}

// -------------------------------------------------------------------------------------- promises

namespace {

// An output iterator of which one step may throw.
enum class step { assign, advance, copy };
template <step Throwing>
struct throwing_iterator {
  using iterator_category = std::output_iterator_tag;
  using value_type = void;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = void;

  constexpr throwing_iterator() noexcept = default;
  constexpr throwing_iterator(const throwing_iterator&) noexcept(Throwing != step::copy) {}
  constexpr throwing_iterator& operator=(const throwing_iterator&) noexcept(Throwing != step::copy) { return *this; }
  constexpr throwing_iterator& operator=(char) noexcept(Throwing != step::assign) { return *this; }
  constexpr throwing_iterator& operator*() noexcept { return *this; }
  constexpr throwing_iterator& operator++() noexcept(Throwing != step::advance) { return *this; }
};

template <class Out>
constexpr bool writes_noexcept =
    noexcept(write_reply(std::declval<Out&>(), 250_code, ""sv)) &&
    noexcept(write_reply(std::declval<Out&>(), 250_code, enhanced_code{}, ""sv, write_options{}));
template <class Out>
constexpr bool may_throw =
    !noexcept(write_reply(std::declval<Out&>(), 250_code, ""sv)) &&
    !noexcept(write_reply(std::declval<Out&>(), 250_code, enhanced_code{}, ""sv, write_options{}));

static_assert(writes_noexcept<char*> && writes_noexcept<counting_iterator>);
static_assert(may_throw<std::back_insert_iterator<std::string>>);
static_assert(may_throw<throwing_iterator<step::assign>> && may_throw<throwing_iterator<step::advance>> &&
              may_throw<throwing_iterator<step::copy>>);
static_assert(noexcept(write_reply_n(nullptr, 0, 250_code, ""sv)));
static_assert(noexcept(write_reply_n(nullptr, 0, 250_code, enhanced_code{}, ""sv, write_options{})));
static_assert(noexcept(canned<250_code>()) && noexcept(canned<250_code, 2, 0>()));

static_assert(std::is_same_v<decltype(write_reply(std::declval<char*>(), 250_code)), char*>);
static_assert(std::is_same_v<decltype(write_reply(counting_iterator(), 250_code, {2, 0, 0})), counting_iterator>);
static_assert(std::is_same_v<decltype(write_reply_n(nullptr, 0, 250_code)), std::size_t>);
static_assert(std::is_same_v<decltype(canned<250_code>()), std::string_view>);

}  // namespace

TEST_CASE("a limit over 512 counts as 512 in a buffer, too") {
  const std::string text(507, 'a');
  char buffer[600] = {};
  CHECK(write_reply_n(buffer, sizeof buffer, 250_code, std::string_view(text).substr(1), limited_to(600)) == 512);
  CHECK(std::string_view(buffer, 5) == "250 a");
  CHECK(write_reply_n(buffer, sizeof buffer, 250_code, text, limited_to(600)) == 519);  // in two lines
  CHECK(std::string_view(buffer, 5) == "250-a");
}

TEST_CASE("nothing is allocated") {
  const std::size_t at_first = allocations;
  CHECK(!escaped(many_words).empty());
  CHECK_MESSAGE(allocations > at_first, "allocations are not counted");

  char octets[4096] = {};
  std::size_t size = 0;
  const std::size_t before = allocations;
  for (std::size_t i = 0; i < sendable_count; ++i) {
    for (const std::string_view text : {""sv, "5.1.1 a\r\nb\x80"sv, std::string_view(many_words)}) {
      for (const write_options& options : {write_options{}, limited_to(30, true)}) {
        size += static_cast<std::size_t>(write_reply(octets, sendable(i), text, options) - octets);
        size += write_reply_n(octets, sizeof octets, sendable(i), {5, 1, 1}, text, options);
      }
    }
  }
  size += canned<502_code, 5, 1>().size();
  const std::size_t after = allocations;
  CHECK(after == before);
  CHECK(size > 0);
}
