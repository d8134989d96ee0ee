#include <smtp_reply/enhanced.hpp>

#include "../support/both_ways.hpp"
#include "../support/tsv.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <vector>

using namespace smtp_reply;
using namespace std::string_view_literals;

namespace {

enhanced_code make(int cls, int subject, int detail) {
  return {static_cast<std::uint8_t>(cls), static_cast<std::uint16_t>(subject), static_cast<std::uint16_t>(detail)};
}

std::string text_of(int cls, int subject, int detail) {
  return std::to_string(cls) + "." + std::to_string(subject) + "." + std::to_string(detail);
}

std::string text_of(enhanced_code e) { return text_of(e.cls, e.subject, e.detail); }

std::tuple<int, int, int> parts_of(enhanced_code e) { return {e.cls, e.subject, e.detail}; }

// Whether text is read as the code of these parts, and written by hand is the same code.
bool reads(const std::string& text, int cls, int subject, int detail) {
  const std::optional<enhanced_code> e = to_enhanced_code(text);
  return e && parts_of(*e) == std::tuple(cls, subject, detail);
}

// Numbers at the ends of one, two and three digits, of eight bits and of the registry.
constexpr int numbers[] = {0, 1, 7, 9, 10, 30, 99, 100, 255, 256, 509, 999};
constexpr int classes[] = {2, 4, 5};

}  // namespace

static_assert(std::is_same_v<decltype(enhanced_code::cls), std::uint8_t>);
static_assert(std::is_same_v<decltype(enhanced_code::subject), std::uint16_t>);
static_assert(std::is_same_v<decltype(enhanced_code::detail), std::uint16_t>);
static_assert(std::is_trivially_copyable_v<enhanced_code>);

static_assert(std::is_same_v<decltype(&to_enhanced_code), std::optional<enhanced_code> (*)(std::string_view) noexcept>);
static_assert(std::is_same_v<decltype(severity_of(enhanced_code{})), severity>);
static_assert(noexcept(severity_of(enhanced_code{})));
static_assert(std::is_same_v<decltype(&agrees), bool (*)(enhanced_code, code) noexcept>);
static_assert(std::is_same_v<decltype(matches(enhanced_code{}, ""sv)), bool>);
static_assert(noexcept(matches(enhanced_code{}, ""sv)));
static_assert(noexcept(enhanced_code{} == enhanced_code{}) && noexcept(enhanced_code{} != enhanced_code{}));
static_assert(noexcept(enhanced_code{} < enhanced_code{}));

TEST_CASE("an enhanced code made by default is 0.0.0") { CHECK_BOTH(enhanced_code{} == enhanced_code{0, 0, 0}); }

// ------------------------------------------------------------------------------ to_enhanced_code

TEST_CASE("RFC 3463 2: class, subject and detail, of one to three digits the last two") {
  CHECK_BOTH(to_enhanced_code("5.1.1") == enhanced_code{5, 1, 1});
  CHECK_BOTH(to_enhanced_code("2.0.0") == enhanced_code{2, 0, 0});
  CHECK_BOTH(to_enhanced_code("4.7.26") == enhanced_code{4, 7, 26});
  CHECK_BOTH(to_enhanced_code("5.7.509") == enhanced_code{5, 7, 509});  // not 5.7.253, as eight bits would have it
  CHECK_BOTH(to_enhanced_code("5.999.999") == enhanced_code{5, 999, 999});

  for (const int cls : classes) {
    for (const int some : numbers) {
      for (int every = 0; every <= 999; ++every) {
        if (!reads(text_of(cls, every, some), cls, every, some)) FAIL_CHECK(text_of(cls, every, some));
        if (!reads(text_of(cls, some, every), cls, some, every)) FAIL_CHECK(text_of(cls, some, every));
      }
    }
  }
}

TEST_CASE("RFC 3463 2: leading zeros, fourth digits, other classes, spaces and trailing octets are refused") {
  // clang-format off
  constexpr std::string_view refused[] = {
      // not all of it there
      "", "5", "5.", "5.1", "5.1.", "5..", "...", ".1.1", "5..1", "5.1..", "..1", "5.1.1.", "5.1.1.1", ".5.1.1",
      // class
      "0.1.1", "1.1.1", "3.1.1", "6.1.1", "9.1.1", "55.1.1", "05.1.1", "50.1.1", "x.1.1", "/.1.1", ":.1.1",
      // leading zeros
      "5.01.1", "5.1.01", "5.00.0", "5.0.00", "5.001.1", "5.1.001", "5.7.000", "5.1.09",
      // fourth digits
      "5.7.1000", "5.1000.1", "5.7.5090", "5.1111.1", "5.7.0001", "5.7.65537", "5.7.4294967297",
      "5.7.18446744073709551617",
      // white space, and what else may stand around
      " 5.1.1", "5.1.1 ", "5 .1.1", "5. 1.1", "5.1 .1", "5.1. 1", "5.1.1\t", "\t5.1.1", "5.1.1\r\n", "5.1.1 ok",
      "5.1.1-", "(5.1.1)", "#5.1.1", "5.1.1;", "5.1.1a", "a5.1.1",
      // signs, other separators, letters
      "+5.1.1", "-5.1.1", "5.+1.1", "5.-1.1", "5.1.+1", "5.1.-1", "5,1,1", "5-1-1", "5_1_1", "5.1,1", "511", "5.1.x",
      "5.x.1", "5.x.x", "5.1.0x1", "5.1.1e0",
      // octets that are no characters
      "5.1.1\0"sv, "5.1\0.1"sv, "5.1.\0"sv, "5\0.1.1"sv, "\0" "5.1.1"sv, "\xB5.1.1", "5.\xB1.1", "5.1.\xB1",
      "5.1.1\xFF",
  };
  // clang-format on
  constexpr auto is_refused = [](std::string_view text) { return !to_enhanced_code(text).has_value(); };
  static_assert(all_of(refused, is_refused));
  for (const std::string_view text : refused) {
    CAPTURE(std::string(text));
    CHECK(is_refused(text));
  }
  CHECK(!to_enhanced_code(std::string_view()).has_value());
}

// In arrays without a NUL behind them the compiler refuses to read on.
constexpr char digits_alone[] = {'5', '.', '1', '2', '3'};
constexpr char class_alone[] = {'5'};
constexpr char code_alone[] = {'5', '.', '1', '.', '1'};

TEST_CASE("no octet behind the text or the pattern is read") {
  CHECK_BOTH(!to_enhanced_code({digits_alone, sizeof digits_alone}));
  CHECK_BOTH(to_enhanced_code({code_alone, sizeof code_alone}) == enhanced_code{5, 1, 1});
  for (std::size_t size = 0; size < sizeof code_alone; ++size) CHECK(!matches(enhanced_code{5, 1, 1}, {code_alone, size}));
  CHECK_BOTH(!matches(enhanced_code{5, 1, 1}, {class_alone, sizeof class_alone}));
  CHECK_BOTH(matches(enhanced_code{5, 1, 1}, {code_alone, sizeof code_alone}));
}

TEST_CASE("at the front of a text, SP or nothing stands behind an enhanced code") {
  constexpr auto length = [](std::string_view text) { return detail::read_enhanced(text).length; };
  CHECK_BOTH(length("5.1.1") == 5 && length("5.1.1 ") == 5 && length("5.1.1 x") == 5 && length("5.999.999 x") == 9);
  CHECK_BOTH(length("5.1.1x") == 0 && length("5.1.1!") == 0 && length("5.1.1\x1F") == 0 && length("5.1.1\t") == 0);
}

TEST_CASE("each part of the text is right or wrong by itself, and one wrong part is enough") {
  struct part {
    std::string_view text;
    int value;  // -1: no subject and no detail is written so
  };
  constexpr part parts[] = {
      {"0", 0},     {"1", 1},     {"5", 5},     {"10", 10},    {"26", 26},   {"99", 99}, {"100", 100},
      {"256", 256}, {"509", 509}, {"999", 999}, {"", -1},      {"00", -1},   {"01", -1}, {"010", -1},
      {"001", -1},  {"1000", -1}, {"0999", -1}, {"9999", -1},  {"x", -1},    {"1 ", -1}, {" 1", -1},
      {"-1", -1},   {"1a", -1},   {"\0"sv, -1}, {"1\0"sv, -1}, {"\xB1", -1}, {"1.", -1}, {".1", -1},
  };
  constexpr std::string_view firsts[] = {"2", "4", "5", "0", "1", "3", "6", "9", "", "05", "25", "x", " 5", "\xB5"};

  int taken = 0;
  for (const std::string_view first : firsts) {
    const bool is_class = first == "2" || first == "4" || first == "5";
    for (const part& subject : parts) {
      for (const part& detail : parts) {
        const std::string text = std::string(first) + "." + std::string(subject.text) + "." + std::string(detail.text);
        const bool expected = is_class && subject.value >= 0 && detail.value >= 0;
        if (to_enhanced_code(text).has_value() != expected) FAIL_CHECK("\"" << text << "\"");
        if (expected && !reads(text, first[0] - '0', subject.value, detail.value)) FAIL_CHECK("\"" << text << "\"");
        if (expected) ++taken;
      }
    }
  }
  CHECK(taken == 3 * 10 * 10);
}

TEST_CASE("no octet may stand before, behind or inside but a digit or a dot in its place") {
  const std::string text = "5.7.26";
  for (int octet = 0; octet <= 255; ++octet) {
    const char c = static_cast<char>(octet);
    const bool is_digit = octet >= '0' && octet <= '9';
    CAPTURE(octet);
    CHECK(!to_enhanced_code(c + text).has_value());
    CHECK(to_enhanced_code(text + c).has_value() == is_digit);  // 5.7.260
    for (std::size_t place = 0; place < text.size(); ++place) {
      std::string changed = text;
      changed[place] = c;
      const bool is_class = c == '2' || c == '4' || c == '5';
      const bool fits[] = {is_class, c == '.', is_digit, c == '.', is_digit && c != '0', is_digit};
      CAPTURE(place);
      CHECK(to_enhanced_code(changed).has_value() == fits[place]);
    }
  }
}

// --------------------------------------------------------------------------- severity and agrees

TEST_CASE("RFC 3463 2: the class says how bad it is; one that is none of 2, 4, 5 is fatal") {
  CHECK_BOTH(severity_of(enhanced_code{2, 1, 5}) == severity::success);
  CHECK_BOTH(severity_of(enhanced_code{4, 7, 509}) == severity::transient);
  CHECK_BOTH(severity_of(enhanced_code{5, 0, 0}) == severity::permanent);
  CHECK_BOTH(severity_of(enhanced_code{3, 1, 1}) == severity::fatal);
  CHECK_BOTH(severity_of(enhanced_code{}) == severity::fatal);

  for (int cls = 0; cls <= 255; ++cls) {
    CAPTURE(cls);
    const severity found = severity_of(make(cls, 1, 1));
    CHECK((found == severity::success) == (cls == 2));
    CHECK((found == severity::transient) == (cls == 4));
    CHECK((found == severity::permanent) == (cls == 5));
    CHECK((found == severity::fatal) == (cls != 2 && cls != 4 && cls != 5));
  }
}

TEST_CASE("RFC 2034 4: an enhanced code agrees with the reply codes whose first digit is its class") {
  CHECK_BOTH(agrees(enhanced_code{5, 1, 1}, 550_code));
  CHECK_BOTH(!agrees(enhanced_code{4, 4, 7}, 550_code));
  CHECK_BOTH(!agrees(enhanced_code{2, 0, 0}, 354_code));
  CHECK_BOTH(!agrees(enhanced_code{10, 0, 0}, static_cast<code>(1000)));

  const std::vector<code> codes = every_code();
  for (int cls = 0; cls <= 255; ++cls) {
    for (const code c : codes) {
      const std::string digits = std::to_string(1000 + to_int(c)).substr(1);  // with leading zeros
      const bool expected = c <= 999 && std::to_string(cls) == digits.substr(0, 1);
      if (agrees(make(cls, 7, 1), c) != expected) FAIL_CHECK("class " << cls << ", code " << to_int(c));
    }
  }
}

// --------------------------------------------------------------------------------------- matches

TEST_CASE("a pattern fits part by part, and x or X stands for one whole part") {
  CHECK_BOTH(matches(enhanced_code{5, 7, 1}, "5.7.1"));
  CHECK_BOTH(matches(enhanced_code{5, 7, 1}, "x.7.x") && matches(enhanced_code{5, 7, 1}, "X.7.1"));
  CHECK_BOTH(matches(enhanced_code{4, 7, 509}, "4.x.x") && matches(enhanced_code{4, 7, 509}, "x.X.509"));
  CHECK_BOTH(!matches(enhanced_code{5, 7, 1}, "4.7.1") && !matches(enhanced_code{5, 7, 1}, "5.7.10"));
  CHECK_BOTH(!matches(enhanced_code{5, 7, 10}, "5.7.1") && !matches(enhanced_code{5, 7, 10}, "5.7.1x"));

  constexpr std::string_view parts[] = {
      "x",  "X",  "0",   "1",    "2",  "3",  "4",  "5", "7", "10", "26", "100", "509",  "999",   "",     "00",
      "01", "05", "007", "1000", "xx", "5x", "x5", "y", "*", "-1", " 1", "1 ",  "\0"sv, "x\0"sv, "\xB5",
  };
  const std::vector<enhanced_code> codes = {
      {2, 0, 0}, {2, 1, 5},  {4, 2, 2},   {4, 7, 26},  {5, 0, 7},     {5, 1, 1},    {5, 1, 10},
      {5, 7, 1}, {5, 7, 10}, {5, 7, 100}, {5, 7, 509}, {5, 999, 999}, {4, 10, 100}, {5, 5, 5},
  };
  int fitting = 0;
  for (const std::string_view cls : parts) {
    for (const std::string_view subject : parts) {
      for (const std::string_view detail : parts) {
        const std::string pattern = std::string(cls) + "." + std::string(subject) + "." + std::string(detail);
        for (const enhanced_code e : codes) {
          const auto fits = [](std::string_view part, int value) {
            return part == "x" || part == "X" || part == std::to_string(value);
          };
          const bool expected = fits(cls, e.cls) && fits(subject, e.subject) && fits(detail, e.detail);
          if (matches(e, pattern) != expected) FAIL_CHECK("matches(" << text_of(e) << ", \"" << pattern << "\")");
          if (expected) ++fitting;
        }
      }
    }
  }
  CHECK(fitting == 14 * 3 * 3 * 3);  // each part of each code by itself, by x and by X
}

TEST_CASE("a pattern that has not three parts fits nothing") {
  // clang-format off
  constexpr std::string_view malformed[] = {
      "", "5", "5.", "5.7", "5.7.", "x", "x.x", "x.x.", ".x.x", "x..x", "xxx", "x.x.x.", "x.x.x.x", ".x.x.x",
      "x.x.x ", " x.x.x", "x,x,x", "x-x-x", "x/x/x", "5/7.1", "5.7/1", "5.7.1.", "5.7.1.1", "5.7.1 ", " 5.7.1", "5.7.1\0"sv, "x.x.x\0"sv, "571",
      "..", "...",
  };
  // clang-format on
  constexpr auto fits_nothing = [](std::string_view pattern) { return !matches(enhanced_code{5, 7, 1}, pattern); };
  static_assert(all_of(malformed, fits_nothing));
  for (const std::string_view pattern : malformed) {
    CAPTURE(std::string(pattern));
    CHECK(fits_nothing(pattern));
  }
  CHECK(!matches(enhanced_code{5, 7, 1}, std::string_view()));
}

TEST_CASE("no pattern fits a value that is no enhanced code") {
  CHECK_BOTH(!matches(enhanced_code{}, "x.x.x") && !matches(enhanced_code{}, "0.0.0"));
  CHECK_BOTH(!matches(enhanced_code{3, 1, 1}, "x.x.x") && !matches(enhanced_code{3, 1, 1}, "3.1.1"));
  CHECK_BOTH(!matches(enhanced_code{5, 1000, 1}, "x.x.x") && !matches(enhanced_code{5, 1000, 1}, "5.1000.1"));
  CHECK_BOTH(!matches(enhanced_code{5, 1, 65535}, "x.x.x") && !matches(enhanced_code{5, 1, 65535}, "5.1.65535"));
  CHECK_BOTH(!matches(enhanced_code{5, 1, 1000}, "x.x.x") && matches(enhanced_code{5, 999, 999}, "x.x.x"));
}

// -------------------------------------------------------------------------------------- ordering

TEST_CASE("enhanced codes are ordered by class, then subject, then detail: a strict total order") {
  CHECK_BOTH(enhanced_code{4, 7, 1} < enhanced_code{5, 1, 1});
  CHECK_BOTH(enhanced_code{5, 1, 26} < enhanced_code{5, 7, 1});
  CHECK_BOTH(enhanced_code{5, 7, 9} < enhanced_code{5, 7, 10});
  CHECK_BOTH(!(enhanced_code{5, 7, 1} < enhanced_code{5, 7, 1}));
  CHECK_BOTH(enhanced_code{5, 7, 1} == enhanced_code{5, 7, 1} && enhanced_code{5, 7, 1} != enhanced_code{5, 1, 7});
  CHECK_BOTH(enhanced_code{5, 7, 257} != enhanced_code{5, 7, 1});

  std::vector<enhanced_code> codes;
  for (const int cls : {0, 2, 4, 5, 255}) {
    for (const int subject : {0, 1, 7, 10, 257, 65535}) {
      for (const int detail : {0, 1, 9, 10, 257, 65535}) codes.push_back(make(cls, subject, detail));
    }
  }
  // Tuples of numbers are in a strict total order, so what agrees with them for each pair is in one, too.
  for (const enhanced_code a : codes) {
    for (const enhanced_code b : codes) {
      const auto left = parts_of(a);
      const auto right = parts_of(b);
      const bool holds = (a == b) == (left == right) && (a != b) == (left != right) && (a < b) == (left < right) &&
                         (a > b) == (left > right) && (a <= b) == (left <= right) && (a >= b) == (left >= right);
      if (!holds) FAIL_CHECK(text_of(a) << " and " << text_of(b));
    }
  }
}

// -------------------------------------------------------------------------------------- containers

namespace {

constexpr bool hash_tells_apart(enhanced_code a, enhanced_code b) {
  return std::hash<enhanced_code>()(a) != std::hash<enhanced_code>()(b);
}

#if __cpp_nontype_template_args >= 201911L
template <enhanced_code E>
constexpr std::uint16_t detail_of = E.detail;
#endif

}  // namespace

static_assert(std::is_nothrow_default_constructible_v<std::hash<enhanced_code>>);
static_assert(std::is_nothrow_invocable_r_v<std::size_t, std::hash<enhanced_code>, const enhanced_code&>);

TEST_CASE("equal enhanced codes have the same hash, and others of parts up to 999 another") {
  CHECK_BOTH(std::hash<enhanced_code>()({5, 7, 509}) == std::hash<enhanced_code>()(*to_enhanced_code("5.7.509")));
  CHECK_BOTH(hash_tells_apart({5, 1, 1}, {5, 1, 2}) && hash_tells_apart({5, 1, 0}, {5, 0, 1}));
  CHECK_BOTH(hash_tells_apart({5, 1, 0}, {4, 1, 0}) && hash_tells_apart({2, 0, 999}, {2, 1, 0}));
  CHECK_BOTH(hash_tells_apart({2, 3, 0}, {4, 1, 0}) && hash_tells_apart({4, 1, 0}, {5, 0, 0}));

  std::vector<std::size_t> hashes;
  for (const std::uint8_t cls : {std::uint8_t{2}, std::uint8_t{4}, std::uint8_t{5}}) {
    for (std::uint16_t subject = 0; subject <= 999; subject = static_cast<std::uint16_t>(subject + 37)) {
      for (std::uint16_t detail = 0; detail <= 999; ++detail) {
        hashes.push_back(std::hash<enhanced_code>()({cls, subject, detail}));
      }
    }
  }
  const std::size_t count = hashes.size();
  CHECK(count == 3 * 28 * 1000);
  CHECK(*std::max_element(hashes.begin(), hashes.end()) <= 0xFFFFFFFF);  // a std::size_t of 32 bits holds them
  std::sort(hashes.begin(), hashes.end());
  CHECK(std::unique(hashes.begin(), hashes.end()) - hashes.begin() == static_cast<std::ptrdiff_t>(count));
}

TEST_CASE("enhanced codes go into containers, sorted or hashed") {
  std::unordered_map<enhanced_code, int> hashed = {{{5, 1, 1}, 1}, {{4, 2, 2}, 2}};
  ++hashed[{5, 1, 1}];
  CHECK(hashed.size() == 2);
  CHECK(hashed.at({5, 1, 1}) == 2);
  CHECK(hashed.count({2, 0, 0}) == 0);

  const std::set<enhanced_code> sorted = {{5, 1, 1}, {2, 0, 0}, {5, 0, 10}, {5, 1, 1}};
  CHECK((std::vector<enhanced_code>(sorted.begin(), sorted.end()) ==
         std::vector<enhanced_code>{{2, 0, 0}, {5, 0, 10}, {5, 1, 1}}));
}

#if __cpp_nontype_template_args >= 201911L
TEST_CASE("an enhanced code can be a template argument, since C++20") {
  CHECK_BOTH(detail_of<enhanced_code{5, 7, 509}> == 509);
}
#endif
