#include <smtp_reply/code.hpp>

#include "../support/both_ways.hpp"
#include "../support/tsv.hpp"

#include <algorithm>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

using namespace smtp_reply;
using namespace std::string_view_literals;

namespace {

// The plain reading of a code that the helpers are held against: its three digits as text, "" for a value over 999.
std::string digits_of(code c) {
  const std::string digits = std::to_string(static_cast<unsigned>(c));
  return digits.size() > 3 ? std::string() : std::string(3 - digits.size(), '0') + digits;
}

// Whether a code has three digits and the one at position is among the given ones.
bool has_digit(code c, std::size_t position, std::string_view among) {
  const std::string digits = digits_of(c);
  return !digits.empty() && among.find(digits[position]) != std::string_view::npos;
}

// Calls f with every text of the given length over the alphabet.
template <class Function>
void for_each_text(std::string_view alphabet, std::size_t length, Function f) {
  std::vector<std::size_t> letters(length, 0);
  for (;;) {
    std::string text;
    for (const std::size_t letter : letters) text += alphabet[letter];
    f(text);

    std::size_t i = 0;
    while (i < length && ++letters[i] == alphabet.size()) letters[i++] = 0;
    if (i == length) return;
  }
}

constexpr int to_int_in_switch(code c) {
  switch (c) {
    case 211_code: return 211;
    case 502_code: return 502;
    default: return 0;
  }
}

template <code C>
struct reply_of {
  static constexpr code value = C;
};

}  // namespace

// ------------------------------------------------------------------------------------------ types

static_assert(std::is_same_v<std::underlying_type_t<code>, std::uint16_t>);
static_assert(std::is_same_v<std::underlying_type_t<reply_class>, std::uint8_t>);
static_assert(std::is_same_v<std::underlying_type_t<category>, std::uint8_t>);
static_assert(std::is_same_v<std::underlying_type_t<severity>, std::uint8_t>);
static_assert(std::is_same_v<reply_code, code>);
static_assert(!std::is_convertible_v<code, int> && !std::is_convertible_v<int, code>);

static_assert(std::is_same_v<decltype(&to_int), int (*)(code) noexcept>);
static_assert(std::is_same_v<decltype(&to_code), std::optional<code> (*)(std::string_view) noexcept>);
static_assert(std::is_same_v<decltype(502_code), code>);
static_assert(noexcept(502_code));
static_assert(std::is_same_v<decltype(&class_of), reply_class (*)(code) noexcept>);
static_assert(std::is_same_v<decltype(&category_of), category (*)(code) noexcept>);
static_assert(std::is_same_v<decltype(severity_of(502_code)), severity>);
static_assert(noexcept(severity_of(502_code)));
static_assert(std::is_same_v<decltype(&is_well_formed), bool (*)(code) noexcept>);
static_assert(std::is_same_v<decltype(&is_success), bool (*)(code) noexcept>);
static_assert(std::is_same_v<decltype(&is_intermediate), bool (*)(code) noexcept>);
static_assert(std::is_same_v<decltype(&is_transient), bool (*)(code) noexcept>);
static_assert(std::is_same_v<decltype(&is_permanent), bool (*)(code) noexcept>);
static_assert(std::is_same_v<decltype(&is_positive), bool (*)(code) noexcept>);
static_assert(std::is_same_v<decltype(&is_negative), bool (*)(code) noexcept>);
static_assert(std::is_same_v<decltype(&closes_connection), bool (*)(code) noexcept>);
static_assert(std::is_same_v<decltype(matches(502_code, "5yz")), bool>);
static_assert(noexcept(matches(502_code, "5yz"sv)));
static_assert(noexcept(502_code == 1) && noexcept(502_code != 1) && noexcept(502_code < 1));
static_assert(noexcept(502_code <= 1) && noexcept(502_code > 1) && noexcept(502_code >= 1));
static_assert(noexcept(1 == 502_code) && noexcept(1 != 502_code) && noexcept(1 < 502_code));
static_assert(noexcept(1 <= 502_code) && noexcept(1 > 502_code) && noexcept(1 >= 502_code));

// ---------------------------------------------------------------------------------- the open enum

TEST_CASE("a code keeps its value, whether it has a name or not") {
  CHECK_BOTH(to_int(code{}) == 0);
  CHECK_BOTH(to_int(code::command_not_implemented) == 502);
  CHECK_BOTH(to_int(static_cast<code>(571)) == 571);
  CHECK_BOTH(to_int(static_cast<code>(65535)) == 65535);

  int value = 0;
  for (const code c : every_code()) {
    CHECK(to_int(c) == (value <= 1200 ? value : 65535));
    ++value;
  }
  CHECK(value == 1202);
}

// ------------------------------------------------------------------- RFC 5321 4.2.1: the digits

TEST_CASE("RFC 5321 4.2.1: the first digit is the class") {
  CHECK_BOTH(static_cast<int>(reply_class::unknown) == 0);
  CHECK_BOTH(static_cast<int>(reply_class::positive_preliminary) == 1);
  CHECK_BOTH(static_cast<int>(reply_class::positive_completion) == 2);
  CHECK_BOTH(static_cast<int>(reply_class::positive_intermediate) == 3);
  CHECK_BOTH(static_cast<int>(reply_class::transient_negative) == 4);
  CHECK_BOTH(static_cast<int>(reply_class::permanent_negative) == 5);

  CHECK_BOTH(class_of(100_code) == reply_class::positive_preliminary);
  CHECK_BOTH(class_of(250_code) == reply_class::positive_completion);
  CHECK_BOTH(class_of(354_code) == reply_class::positive_intermediate);
  CHECK_BOTH(class_of(421_code) == reply_class::transient_negative);
  CHECK_BOTH(class_of(599_code) == reply_class::permanent_negative);
  CHECK_BOTH(class_of(600_code) == reply_class::unknown);
  CHECK_BOTH(class_of(static_cast<code>(1250)) == reply_class::unknown);

  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    const int expected = has_digit(c, 0, "12345") ? digits_of(c)[0] - '0' : 0;
    CHECK(static_cast<int>(class_of(c)) == expected);
  }
}

TEST_CASE("RFC 5321 4.2.1: the second digit is the category") {
  CHECK_BOTH(static_cast<int>(category::syntax) == 0);
  CHECK_BOTH(static_cast<int>(category::information) == 1);
  CHECK_BOTH(static_cast<int>(category::connections) == 2);
  CHECK_BOTH(static_cast<int>(category::unspecified_3) == 3);
  CHECK_BOTH(static_cast<int>(category::unspecified_4) == 4);
  CHECK_BOTH(static_cast<int>(category::mail_system) == 5);
  CHECK_BOTH(static_cast<int>(category::unknown) == 6);

  CHECK_BOTH(category_of(502_code) == category::syntax);
  CHECK_BOTH(category_of(214_code) == category::information);
  CHECK_BOTH(category_of(220_code) == category::connections);
  CHECK_BOTH(category_of(334_code) == category::unspecified_3);
  CHECK_BOTH(category_of(541_code) == category::unspecified_4);
  CHECK_BOTH(category_of(550_code) == category::mail_system);
  CHECK_BOTH(category_of(571_code) == category::unknown);
  CHECK_BOTH(category_of(static_cast<code>(1250)) == category::unknown);

  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    const int expected = has_digit(c, 1, "012345") ? digits_of(c)[1] - '0' : 6;
    CHECK(static_cast<int>(category_of(c)) == expected);
  }
}

TEST_CASE("RFC 5321 4.2: how bad a reply is goes by the first digit, and one outside 2-5 is fatal") {
  CHECK_BOTH(severity_of(250_code) == severity::success);
  CHECK_BOTH(severity_of(354_code) == severity::intermediate);
  CHECK_BOTH(severity_of(451_code) == severity::transient);
  CHECK_BOTH(severity_of(550_code) == severity::permanent);
  CHECK_BOTH(severity_of(199_code) == severity::fatal);
  CHECK_BOTH(severity_of(600_code) == severity::fatal);
  CHECK_BOTH(severity_of(static_cast<code>(1250)) == severity::fatal);

  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    CHECK((severity_of(c) == severity::success) == has_digit(c, 0, "2"));
    CHECK((severity_of(c) == severity::intermediate) == has_digit(c, 0, "3"));
    CHECK((severity_of(c) == severity::transient) == has_digit(c, 0, "4"));
    CHECK((severity_of(c) == severity::permanent) == has_digit(c, 0, "5"));
    CHECK((severity_of(c) == severity::fatal) == !has_digit(c, 0, "2345"));
  }
}

TEST_CASE("severities are ordered mildest first, so that the greatest of many replies is the worst") {
  CHECK_BOTH(severity::success < severity::intermediate);
  CHECK_BOTH(severity::intermediate < severity::transient);
  CHECK_BOTH(severity::transient < severity::permanent);
  CHECK_BOTH(severity::permanent < severity::fatal);
  CHECK_BOTH(std::max({severity_of(250_code), severity_of(550_code), severity_of(451_code)}) == severity::permanent);
}

TEST_CASE("RFC 5321 4.2.1: each question about the first digit has its predicate") {
  CHECK_BOTH(is_success(250_code) && is_positive(250_code) && !is_negative(250_code));
  CHECK_BOTH(is_intermediate(354_code) && is_positive(354_code) && !is_success(354_code));
  CHECK_BOTH(is_transient(421_code) && is_negative(421_code) && !is_permanent(421_code));
  CHECK_BOTH(is_permanent(550_code) && is_negative(550_code) && !is_positive(550_code));
  CHECK_BOTH(!is_positive(600_code) && !is_negative(600_code));

  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    CHECK(is_success(c) == has_digit(c, 0, "2"));
    CHECK(is_intermediate(c) == has_digit(c, 0, "3"));
    CHECK(is_transient(c) == has_digit(c, 0, "4"));
    CHECK(is_permanent(c) == has_digit(c, 0, "5"));
    CHECK(is_positive(c) == has_digit(c, 0, "23"));
    CHECK(is_negative(c) == has_digit(c, 0, "45"));
  }
}

TEST_CASE("RFC 5321 4.2: 240 codes are well-formed, with digits 2-5, 0-5 and 0-9") {
  CHECK_BOTH(is_well_formed(200_code) && is_well_formed(559_code));
  CHECK_BOTH(!is_well_formed(199_code) && !is_well_formed(600_code));
  CHECK_BOTH(!is_well_formed(260_code) && !is_well_formed(571_code));
  CHECK_BOTH(!is_well_formed(static_cast<code>(1250)));

  int count = 0;
  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    CHECK(is_well_formed(c) == (has_digit(c, 0, "2345") && has_digit(c, 1, "012345")));
    if (is_well_formed(c)) ++count;
  }
  CHECK(count == 240);
}

TEST_CASE("RFC 5321 3.8: the server closes the connection after 221 and 421, and after no other") {
  CHECK_BOTH(closes_connection(221_code) && closes_connection(421_code));
  CHECK_BOTH(!closes_connection(220_code) && !closes_connection(521_code) && !closes_connection(554_code));

  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    CHECK(closes_connection(c) == (digits_of(c) == "221" || digits_of(c) == "421"));
  }
}

// --------------------------------------------------------------------------------------- to_code

TEST_CASE("to_code reads back every code from its three digits") {
  CHECK_BOTH(to_code("502") == 502_code);
  CHECK_BOTH(to_code("000") == 000_code);
  CHECK_BOTH(to_code("999") == 999_code);

  for (int value = 0; value <= 999; ++value) {
    const code c = static_cast<code>(value);
    CAPTURE(value);
    CHECK(to_code(digits_of(c)) == c);
  }
}

TEST_CASE("to_code refuses what implementations in the field have taken for a code") {
  // clang-format off
  constexpr std::string_view refused[] = {
      "", "2", "25", "2500", "0250", "22X", "x50", "5yz", "+25", "-25", " 25", "25 ", " 250", "250 ", "2 5", "2_5",
      "2.5", "0x2", "25\0"sv, "\0" "25"sv, "250\0"sv, "250\r\n", "250-", "\t25", "/50", "2:0", "\xB2" "50", "25\xB0",
      "\x80\x80\x80", "\xFF" "50",
  };
  // clang-format on
  constexpr auto is_refused = [](std::string_view text) { return !to_code(text).has_value(); };
  static_assert(all_of(refused, is_refused));
  for (const std::string_view text : refused) {
    CAPTURE(std::string(text));
    CHECK(is_refused(text));
  }
  CHECK(!to_code(std::string_view()).has_value());
}

TEST_CASE("to_code takes three ASCII digits and no other text of up to four octets") {
  constexpr std::string_view ascii_digits = "0123456789";
  // Digits, the octets around them, signs, white space, NUL, letters of numbers in C++, and digits with the high bit.
  constexpr std::string_view alphabet = "0259/:+-_ \t\r\n\0.xz'\x80\xB2\xFF"sv;
  static_assert(alphabet.size() == 21);

  int taken = 0;
  for (std::size_t length = 0; length <= 4; ++length) {
    for_each_text(alphabet, length, [&](const std::string& text) {
      const bool digits = text.find_first_not_of(ascii_digits) == std::string::npos;
      const std::optional<code> expected =
          length == 3 && digits ? std::optional<code>(static_cast<code>(std::stoi(text))) : std::nullopt;
      if (to_code(text) != expected) FAIL_CHECK("to_code(\"" << text << "\"), of " << length << " octets");
      if (expected) ++taken;
    });
  }
  CHECK(taken == 4 * 4 * 4);
}

TEST_CASE("to_code takes no octet but an ASCII digit in any place") {
  for (std::size_t place = 0; place < 3; ++place) {
    for (int octet = 0; octet <= 255; ++octet) {
      std::string text = "250";
      text[place] = static_cast<char>(octet);
      CAPTURE(place);
      CAPTURE(octet);
      CHECK(to_code(text).has_value() == (octet >= '0' && octet <= '9'));
    }
  }
}

// -------------------------------------------------------------------------------------- literals

TEST_CASE("a literal is the code of its three digits") {
  CHECK_BOTH(502_code == code::command_not_implemented);
  CHECK_BOTH(211_code == code::system_status);
  CHECK_BOTH(to_int(571_code) == 571);
  CHECK_BOTH(to_int(000_code) == 0);
  CHECK_BOTH(to_int(042_code) == 42);  // in decimal
  CHECK_BOTH(to_int(999_code) == 999);
}

TEST_CASE("a literal can be a case label and a template argument") {
  CHECK_BOTH(to_int_in_switch(code::system_status) == 211);
  CHECK_BOTH(to_int_in_switch(code::command_not_implemented) == 502);
  CHECK_BOTH(to_int_in_switch(571_code) == 0);
  CHECK_BOTH(reply_of<502_code>::value == code::command_not_implemented);
  CHECK_BOTH(std::is_same_v<reply_of<250_code>, reply_of<code::ok>>);
}

// --------------------------------------------------------------------------------------- matches

TEST_CASE("a pattern fits by digits, and x, y and z in any place and case stand for any digit") {
  CHECK_BOTH(matches(502_code, "502"));
  CHECK_BOTH(matches(502_code, "5yz") && matches(502_code, "x0z") && matches(502_code, "xy2"));
  CHECK_BOTH(matches(502_code, "zzz") && matches(502_code, "XXX") && matches(502_code, "5Zx"));
  CHECK_BOTH(!matches(502_code, "503") && !matches(502_code, "4yz") && !matches(502_code, "x5z"));
  CHECK_BOTH(matches(007_code, "007") && matches(007_code, "0yz"));
  CHECK_BOTH(matches(999_code, "xyz") && !matches(static_cast<code>(1000), "xyz"));
}

TEST_CASE("each code against each pattern of three digits, letters and hyphens") {
  constexpr std::string_view alphabet = "0123456789xyzXYZ-";
  const std::vector<code> codes = every_code();
  std::vector<std::string> texts;
  for (const code c : codes) texts.push_back(digits_of(c));

  std::size_t fitting = 0;
  for_each_text(alphabet, 3, [&](const std::string& pattern) {
    bool wild[3] = {};
    for (std::size_t i = 0; i < 3; ++i) wild[i] = std::string_view("xyzXYZ").find(pattern[i]) != std::string_view::npos;
    for (std::size_t n = 0; n < codes.size(); ++n) {
      const std::string& digits = texts[n];
      const bool expected = !digits.empty() && (wild[0] || pattern[0] == digits[0]) &&
                            (wild[1] || pattern[1] == digits[1]) && (wild[2] || pattern[2] == digits[2]);
      if (matches(codes[n], pattern) != expected) FAIL_CHECK("matches(" << to_int(codes[n]) << ", " << pattern << ")");
      if (expected) ++fitting;
    }
  });
  CHECK(fitting == 1000 * 7 * 7 * 7);  // each digit of each code by itself and by six letters
}

TEST_CASE("a pattern that is not three digits or letters x, y, z fits nothing") {
  // clang-format off
  constexpr std::string_view malformed[] = {
      "", "5", "50", "5y", "xy", "5020", "xyzz", "0502", "502 ", " 502", "50 ", "5x*", "5??", "5aa", "w0z", "5{z",
      "502\0"sv, "50\0"sv, "\0" "02"sv, "x.y", "5.0", "xyz\xFF", "\xB5" "02", "+02", "x-z", "5yz5yz", "\r\n\0"sv,
  };
  // clang-format on
  constexpr auto fits_nothing = [](std::string_view pattern) {
    return !matches(502_code, pattern) && !matches(000_code, pattern) && !matches(999_code, pattern);
  };
  static_assert(all_of(malformed, fits_nothing));
  for (const std::string_view pattern : malformed) {
    CAPTURE(std::string(pattern));
    for (const code c : every_code()) {
      if (matches(c, pattern)) FAIL_CHECK("fits " << to_int(c));
    }
    CHECK(fits_nothing(pattern));
  }
  CHECK(!matches(502_code, std::string_view()));
}

TEST_CASE("any octet of a pattern is the code's digit, a letter x, y or z, or fits nothing") {
  const std::string_view fitting[] = {"5xyzXYZ", "0xyzXYZ", "2xyzXYZ"};
  for (std::size_t place = 0; place < 3; ++place) {
    for (int octet = 0; octet <= 255; ++octet) {
      std::string pattern = "502";
      pattern[place] = static_cast<char>(octet);
      CAPTURE(place);
      CAPTURE(octet);
      CHECK(matches(502_code, pattern) == (fitting[place].find(pattern[place]) != std::string_view::npos));
    }
  }
}

// ------------------------------------------------------------------------------------- relations

TEST_CASE("a code compares with an integer by value, on either side") {
  CHECK_BOTH(502_code == 502 && 502 == 502_code);
  CHECK_BOTH(502_code != 503 && 503 != 502_code);
  CHECK_BOTH(502_code >= 500 && 500 <= 502_code);
  CHECK_BOTH(502_code < 600 && 600 > 502_code);
  CHECK_BOTH(502_code != 502 + 65536 && 502_code > -1 && 502_code > 502 - 65536);

  for (const code c : every_code()) {
    const int value = to_int(c);
    for (const int other : {value, value - 1, value + 1, value - 65536, value + 65536, 0, 250, -1, INT_MIN, INT_MAX}) {
      CAPTURE(value);
      CAPTURE(other);
      CHECK((c == other) == (value == other));
      CHECK((c != other) == (value != other));
      CHECK((c < other) == (value < other));
      CHECK((c <= other) == (value <= other));
      CHECK((c > other) == (value > other));
      CHECK((c >= other) == (value >= other));
      CHECK((other == c) == (other == value));
      CHECK((other != c) == (other != value));
      CHECK((other < c) == (other < value));
      CHECK((other <= c) == (other <= value));
      CHECK((other > c) == (other > value));
      CHECK((other >= c) == (other >= value));
    }
  }
}

TEST_CASE("codes compare with each other by value") {
  CHECK_BOTH(502_code == code::command_not_implemented && 502_code != 503_code);
  CHECK_BOTH(211_code < 502_code && 502_code <= 502_code && 502_code > 211_code && 502_code >= 502_code);
}

// -------------------------------------------------------------------------------------- containers

TEST_CASE("codes go into containers, sorted or hashed") {
  std::unordered_map<code, int> hashed = {{550_code, 1}, {421_code, 2}};
  ++hashed[code::mailbox_unavailable];
  CHECK(hashed.size() == 2);
  CHECK(hashed.at(550_code) == 2);
  CHECK(hashed.count(551_code) == 0);

  const std::map<code, int> sorted = {{550_code, 1}, {250_code, 2}, {571_code, 3}, {000_code, 4}};
  CHECK((sorted.begin()->first == 000_code && sorted.rbegin()->first == 571_code));

  std::vector<code> codes = {550_code, 211_code, 421_code, 354_code};
  std::sort(codes.begin(), codes.end());
  CHECK((codes == std::vector<code>{211_code, 354_code, 421_code, 550_code}));
}

TEST_CASE("equal codes have the same hash, and others another") {
  std::set<std::size_t> hashes;
  for (const code c : every_code()) {
    CHECK(std::hash<code>()(c) == std::hash<code>()(static_cast<code>(to_int(c))));
    hashes.insert(std::hash<code>()(c));
  }
  CHECK(hashes.size() == every_code().size());
}

TEST_CASE("each class, category and severity has the name of its enumerator") {
  CHECK_BOTH(name(reply_class::unknown) == "unknown");
  CHECK_BOTH(name(reply_class::positive_preliminary) == "positive_preliminary");
  CHECK_BOTH(name(reply_class::positive_completion) == "positive_completion");
  CHECK_BOTH(name(reply_class::positive_intermediate) == "positive_intermediate");
  CHECK_BOTH(name(reply_class::transient_negative) == "transient_negative");
  CHECK_BOTH(name(reply_class::permanent_negative) == "permanent_negative");
  CHECK_BOTH(name(category::syntax) == "syntax");
  CHECK_BOTH(name(category::information) == "information");
  CHECK_BOTH(name(category::connections) == "connections");
  CHECK_BOTH(name(category::unspecified_3) == "unspecified_3");
  CHECK_BOTH(name(category::unspecified_4) == "unspecified_4");
  CHECK_BOTH(name(category::mail_system) == "mail_system");
  CHECK_BOTH(name(category::unknown) == "unknown");
  CHECK_BOTH(name(severity::success) == "success");
  CHECK_BOTH(name(severity::intermediate) == "intermediate");
  CHECK_BOTH(name(severity::transient) == "transient");
  CHECK_BOTH(name(severity::permanent) == "permanent");
  CHECK_BOTH(name(severity::fatal) == "fatal");
}

TEST_CASE("a sink gets each character that is written, and a counter counts them") {
  detail::octet_counter counter;
  CHECK(counter.count == 0);
  detail::put_number(detail::sink_iterator<detail::octet_counter>(counter), 12345);
  CHECK(counter.count == 5);
}
