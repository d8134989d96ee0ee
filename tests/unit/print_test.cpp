// The text form of every type, form by form. What the streams and the formatting libraries make of it is in ostream_test.cpp
// and format_test.cpp.
//
// No value of the library goes to doctest from here: with and without <smtp_reply/ostream.hpp> doctest prints it differently,
// and the suites are linked into one program.
#include <smtp_reply/print.hpp>

#include "../support/both_ways.hpp"
#include "../support/tsv.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using namespace smtp_reply;
using namespace std::string_view_literals;

namespace {

template <class T>
constexpr std::size_t form_count = sizeof detail::printer<T>::forms / sizeof detail::printer<T>::forms[0];

// Where the form stands in the list of the type's forms; behind the last when it has no such form.
template <class T>
constexpr std::size_t form_index(std::string_view form) {
  std::size_t index = 0;
  while (index < form_count<T> && detail::printer<T>::forms[index] != form) ++index;
  return index;
}

template <class T>
std::string text_of(const T& value, std::string_view form = {}) {
  if (form_index<T>(form) == form_count<T>) return "no such form";
  std::string text;
  detail::printer<T>::write(std::back_inserter(text), value, form_index<T>(form));
  return text;
}

// The same for constant expressions, of texts up to 128 octets.
template <class T>
constexpr bool prints(const T& value, std::string_view expected, std::string_view form = {}) {
  char octets[128] = {};
  const char* end = detail::printer<T>::write(static_cast<char*>(octets), value, form_index<T>(form));
  return std::string_view(octets, static_cast<std::size_t>(end - octets)) == expected;
}

constexpr code unnamed(int value) { return static_cast<code>(value); }

}  // namespace

TEST_CASE("what the banner of print.hpp shows") {
  CHECK_BOTH(prints(502_code, "502"));
  CHECK_BOTH(prints(502_code, "command_not_implemented", "n"));
  CHECK_BOTH(prints(502_code, "502 Command not implemented", "p"));
  CHECK_BOTH(prints(enhanced_code{5, 1, 1}, "5.1.1"));
  CHECK_BOTH(prints(enhanced_code{5, 1, 1}, "5.1.1 Bad destination mailbox address", "p"));
  CHECK_BOTH(prints(reply_class::permanent_negative, "permanent_negative"));
  CHECK_BOTH(prints(command::rcpt, "RCPT"));
  CHECK_BOTH(prints(quirk::non_ascii | quirk::long_line, "non_ascii|long_line"));
  CHECK_BOTH(prints(command_set{1U << 11 | 1U << 13}, "VRFY HELP"));
  CHECK_BOTH(prints(advise(command::rcpt, 552_code), "retry_later recipient (RFC 5321 4.5.3.1.10)"));
  CHECK_BOTH(
      prints(parse("550-5.1.1 <x@y>\r\n550 5.1.1 User unknown\r\n").reply, "550 5.1.1 <x@y> / 5.1.1 User unknown"));
  CHECK_BOTH(prints(parse("2x0"), "bad_code at 1"));
  CHECK_BOTH(prints(extension_view{"SIZE", "52428800"}, "SIZE 52428800"));
  CHECK_BOTH(prints(size_limit{size_limit::kind::limited, 52428800}, "limited 52428800"));
}

// ------------------------------------------------------------------------------------------- forms

TEST_CASE("a type has the forms of the contract and no others") {
  const auto has = [](const auto& forms, std::vector<std::string_view> expected) {
    return std::vector<std::string_view>(std::begin(forms), std::end(forms)) == expected;
  };
  CHECK(has(detail::printer<code>::forms, {"", "n", "p"}));
  CHECK(has(detail::printer<enhanced_code>::forms, {"", "p"}));
  CHECK(has(detail::printer<comparison>::forms, {"", "en", "ar"}));
  CHECK(has(detail::printer<explanation>::forms, {"", "en", "ar"}));
  CHECK(has(detail::printer<severity>::forms, {""}));
  CHECK(has(detail::printer<command>::forms, {""}));
  CHECK(has(detail::printer<quirk>::forms, {""}));
  CHECK(has(detail::printer<advice>::forms, {""}));
  CHECK(has(detail::printer<reply_view>::forms, {""}));
  CHECK(has(detail::printer<parse_result>::forms, {""}));
}

// ------------------------------------------------------------------------------------------- codes

TEST_CASE("a code prints three digits, its name or its phrase; what it lacks is left out") {
  struct row {
    code value;
    std::string_view plain, name, phrase;
  };
  constexpr row rows[] = {
      {502_code, "502", "command_not_implemented", "502 Command not implemented"},
      {250_code, "250", "ok", "250 Requested mail action okay, completed"},
      {334_code, "334", "auth_challenge", "334"},  // RFC 4954 gives no phrase
      {unnamed(422), "422", "422", "422"},         // in the table, but without a name and a phrase
      {unnamed(571), "571", "571", "571"},
      {unnamed(0), "000", "000", "000"},
      {unnamed(7), "007", "007", "007"},
      {unnamed(42), "042", "042", "042"},
      {unnamed(100), "100", "100", "100"},
      {unnamed(999), "999", "999", "999"},
      {unnamed(1000), "1000", "1000", "1000"},
      {unnamed(65535), "65535", "65535", "65535"},
  };
  constexpr auto holds = [](const row& r) {
    return prints(r.value, r.plain) && prints(r.value, r.name, "n") && prints(r.value, r.phrase, "p");
  };
  static_assert(all_of(rows, holds));
  for (const row& r : rows) {
    CHECK(text_of(r.value) == r.plain);
    CHECK(text_of(r.value, "n") == r.name);
    CHECK(text_of(r.value, "p") == r.phrase);
  }
}

TEST_CASE("every code prints its number, and name and phrase of the table") {
  for (const code c : every_code()) {
    const std::string number = std::to_string(to_int(c));
    const std::string digits = number.size() < 3 ? std::string(3 - number.size(), '0') + number : number;
    CAPTURE(number);
    CHECK(text_of(c) == digits);
    CHECK(text_of(c, "n") == (name(c).empty() ? digits : std::string(name(c))));
    CHECK(text_of(c, "p") == (phrase(c).empty() ? digits : digits + " " + std::string(phrase(c))));
  }
}

TEST_CASE("an enhanced code prints its parts, and the name that is nearest") {
  struct row {
    enhanced_code value;
    std::string_view plain, with_name;
  };
  constexpr row rows[] = {
      {{5, 1, 1}, "5.1.1", "5.1.1 Bad destination mailbox address"},
      {{2, 0, 0}, "2.0.0", "2.0.0 Other undefined Status"},
      {{5, 7, 509}, "5.7.509", "5.7.509 Security or Policy Status"},  // the subject's
      {{4, 99, 1}, "4.99.1", "4.99.1 Persistent Transient Failure"},  // the class's
      {{5, 999, 999}, "5.999.999", "5.999.999 Permanent Failure"},
      {{9, 99, 99}, "9.99.99", "9.99.99"},
      {{}, "0.0.0", "0.0.0 Other undefined Status"},
      {{255, 65535, 65535}, "255.65535.65535", "255.65535.65535"},
  };
  constexpr auto holds = [](const row& r) { return prints(r.value, r.plain) && prints(r.value, r.with_name, "p"); };
  static_assert(all_of(rows, holds));
  for (const row& r : rows) {
    CHECK(text_of(r.value) == r.plain);
    CHECK(text_of(r.value, "p") == r.with_name);
  }
}

// ---------------------------------------------------------------------------- enumerations and sets

namespace {

// Every value that the type can hold prints its name, or its number where it has none.
template <class Enum>
void check_every_value(std::size_t expected_names) {
  std::size_t names = 0;
  for (int value = 0; value <= 255; ++value) {
    const auto e = static_cast<Enum>(value);
    const std::string expected(name(e));
    CAPTURE(value);
    CHECK(text_of(e) == (expected.empty() ? std::to_string(value) : expected));
    if (!expected.empty()) ++names;
  }
  CHECK(names == expected_names);
}

}  // namespace

TEST_CASE("an enumeration prints the enumerator's name, or the number of a value that is none") {
  check_every_value<reply_class>(6);
  check_every_value<category>(7);
  check_every_value<severity>(5);
  check_every_value<standing>(5);
  check_every_value<command>(21);
  check_every_value<listing>(4);
  check_every_value<parse_error>(9);
  check_every_value<action>(6);
  check_every_value<scope>(4);
  check_every_value<language>(2);
  check_every_value<size_limit::kind>(5);

  CHECK_BOTH(prints(category::unspecified_3, "unspecified_3"));
  CHECK_BOTH(prints(standing::registered_only, "registered_only"));
  CHECK_BOTH(prints(command::message, "MESSAGE"));
  CHECK_BOTH(prints(listing::not_listed, "not_listed"));
  CHECK_BOTH(prints(parse_error::line_too_long, "line_too_long"));
  CHECK_BOTH(prints(scope::transaction, "transaction"));
  CHECK_BOTH(prints(language::arabic, "arabic"));
  CHECK_BOTH(prints(size_limit::kind::not_stated, "not_stated"));
  CHECK_BOTH(prints(static_cast<severity>(200), "200"));
}

TEST_CASE("a set of quirks prints those that are in it, in their order, and unknown bits as numbers") {
  constexpr std::string_view names[] = {"non_ascii",   "control_character",
                                        "long_line",   "second_digit",
                                        "first_digit", "code_mismatch",
                                        "bare_lf",     "bare_cr",
                                        "256",         "512",
                                        "1024",        "2048",
                                        "4096",        "8192",
                                        "16384",       "32768"};
  const auto expected = [&](unsigned bits) {
    std::string text;
    for (std::size_t i = 0; i < std::size(names); ++i) {
      if ((bits >> i & 1U) == 0) continue;
      if (!text.empty()) text += '|';
      text += names[i];
    }
    return text.empty() ? std::string("none") : text;
  };
  for (unsigned bits = 0; bits <= 0x3FF; ++bits) {
    CAPTURE(bits);
    CHECK(text_of(static_cast<quirk>(bits)) == expected(bits));
  }
  for (unsigned bit = 1; bit <= 0x8000; bit <<= 1) CHECK(text_of(static_cast<quirk>(bit)) == expected(bit));
  CHECK(text_of(static_cast<quirk>(0xFFFF)) == expected(0xFFFF));

  CHECK_BOTH(prints(strict, "none"));
  CHECK_BOTH(prints(tolerant, "non_ascii|control_character|long_line|second_digit"));
}

TEST_CASE("a set of commands prints them in the order of the enumeration; an empty one prints nothing") {
  CHECK_BOTH(prints(command_set{}, ""));
  CHECK_BOTH(prints(commands_listing(211_code), "HELP"));
  CHECK_BOTH(prints(commands_listing(251_code), "RCPT VRFY EXPN ETRN"));
  CHECK_BOTH(prints(command_set{1U << 21}, ""));  // no such command

  std::string all;
  for (const command cmd : all_commands) all.append(all.empty() ? "" : " ").append(name(cmd));
  CHECK(text_of(command_set{0xFFFFFFFF}) == all);
}

// ------------------------------------------------------------------------------------ rows, advice

TEST_CASE("the row of a table prints its code, its text and, in brackets, its source") {
  CHECK(text_of(*find(502_code)) == "502 Command not implemented (RFC 5321 4.2.3)");
  CHECK(text_of(*find(enhanced_code{5, 1, 1})) == "X.1.1 Bad destination mailbox address (RFC 3463 3.2)");
  for (const code_info& row : code_table) {
    CHECK(text_of(row) == text_of(row.value, "p") + " (" + std::string(row.source) + ")");
  }
  for (const enhanced_info& row : enhanced_table) {
    const std::string number = "X." + std::to_string(row.subject) + "." + std::to_string(row.detail);
    const std::string name = row.name.empty() ? std::string() : " " + std::string(row.name);
    CHECK(text_of(row) == number + name + " (" + std::string(row.source) + ")");
  }
}

TEST_CASE("advice prints what to do, about what, and the rule behind it") {
  for (const command cmd : all_commands) {
    for (const code_info& row : code_table) {
      const advice a = advise(cmd, row.value);
      CAPTURE(std::string(name(cmd)));
      CAPTURE(to_int(row.value));
      CHECK(text_of(a) == text_of(a.what) + " " + text_of(a.where) + " (" + std::string(a.source) + ")");
    }
  }
}

// ----------------------------------------------------------------------------------------- replies

TEST_CASE("a reply prints one line for a log") {
  struct row {
    std::string_view input, printed;
  };
  constexpr row rows[] = {
      {"250 ok\r\n", "250 ok"},
      {"250 2.1.5 ok\r\n", "250 2.1.5 ok"},
      {"250  two spaces \r\n", "250  two spaces "},
      // no text
      {"250\r\n", "250"},
      {"250 \r\n", "250"},
      // several lines
      {"250-a\r\n250-b\r\n250 c\r\n", "250 a / b / c"},
      {"250-a\r\n250\r\n", "250 a / "},
      {"250-\r\n250 b\r\n", "250  / b"},
      {"250-\r\n250-\r\n250\r\n", "250  /  / "},
      {"250-a / b\r\n250 c\r\n", "250 a / b / c"},
      // different codes: the last line's counts
      {"250-a\r\n550 b\r\n", "550 a / b"},
      // octets behind the reply are none of its
      {"250 ok\r\n550 no\r\n", "250 ok"},
      // controls
      {"250 a\tb\r\n", "250 a\\x09b"},
      {"250 a\0b\r\n"sv, "250 a\\x00b"},
      {"250 \x1B[2J\x07\r\n", "250 \\x1B[2J\\x07"},
      {"250 a\rb\x7F\r\n", "250 a\\x0Db\\x7F"},
      {"250-\x01\r\n250 \x02\n", "250 \\x01 / \\x02"},
      // no controls
      {"250 \\x09\r\n", "250 \\x09"},
      {"250 gr\xC3\xBC\xC3\x9F \xFF\r\n", "250 gr\xC3\xBC\xC3\x9F \xFF"},
      {"571 no\r\n", "571 no"},
      {"099 no\r\n", "099 no"},
  };
  constexpr auto holds = [](const row& r) { return prints(parse(r.input, lenient).reply, r.printed); };
  static_assert(all_of(rows, holds));
  for (const row& r : rows) {
    CHECK(text_of(parse(r.input, lenient).reply) == r.printed);
    CHECK(text_of(parse(r.input, lenient)) == r.printed);
  }
}

TEST_CASE("of all octets the controls are escaped in two capital digits, the others stay") {
  for (unsigned octet = 0; octet <= 255; ++octet) {
    const char c = static_cast<char>(octet);
    if (c == '\n') continue;  // ends the line
    const std::string input = std::string("250 a") + c + "b\r\n";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string expected(1, c);
    if (octet < 32 || octet == 127) expected = {'\\', 'x', digits[octet / 16], digits[octet % 16]};
    CAPTURE(octet);
    CHECK(text_of(parse(input, lenient).reply) == "250 a" + expected + "b");
  }
}

TEST_CASE("a reply that was never read prints its code") {
  CHECK_BOTH(prints(reply_view{}, "000"));
  CHECK_BOTH(prints(parse_result{}, "incomplete at 0"));
}

TEST_CASE("a line prints its code and its separator") {
  std::vector<std::string> printed;
  const parse_result result = parse("250-first\r\n250-\r\n250 5.1.1 la\tst\r\n", lenient);
  for (const line_view line : result.reply.lines()) printed.push_back(text_of(line));
  CHECK(printed == std::vector<std::string>{"250-first", "250-", "250 5.1.1 la\\x09st"});
}

TEST_CASE("a reading that failed prints the error and its place") {
  struct row {
    std::string_view input, printed;
  };
  constexpr row rows[] = {
      {"", "incomplete at 0"},        {"250 o", "incomplete at 5"},
      {"x", "bad_code at 0"},         {"25 ", "bad_code at 2"},
      {"250x", "bad_separator at 3"}, {"250 a\xC3\r\n", "bad_character at 5"},
      {"250\n", "bad_line_end at 3"}, {"250-a\r\n251 b\r\n", "code_mismatch at 7"},
  };
  constexpr auto holds = [](const row& r) { return prints(parse(r.input, strict), r.printed); };
  static_assert(all_of(rows, holds));
  for (const row& r : rows) CHECK(text_of(parse(r.input, strict)) == r.printed);

  parse_options options;
  options.max_reply = 5;
  CHECK_BOTH(prints(parse("250 ok\r\n", quirk::none), "250 ok"));
  CHECK(text_of(parse("250 ok\r\n", options)) == "reply_too_long at 5");
}

// ------------------------------------------------------------------------------------- extensions

TEST_CASE("an extension prints its keyword and its parameters") {
  constexpr std::string_view input =
      "250-mail.example.org\r\n250-PIPELINING\r\n250-SIZE 1000\r\n250 AUTH=PLAIN LOGIN\r\n";
  std::vector<std::string> printed;
  for (const extension_view extension : extensions(parse(input).reply)) printed.push_back(text_of(extension));
  CHECK(printed == std::vector<std::string>{"PIPELINING", "SIZE 1000", "AUTH PLAIN LOGIN"});
  CHECK_BOTH(prints(extension_view{}, ""));
  CHECK_BOTH(prints(extension_view{"X",
                                   "a\x1B"
                                   "b"},
                    "X a\\x1B"
                    "b"));
}

TEST_CASE("a size limit prints its kind, and the number where there is one") {
  using kind = size_limit::kind;
  CHECK_BOTH(prints(size_limit{}, "not_offered"));
  CHECK_BOTH(prints(size_limit{kind::not_stated, 0}, "not_stated"));
  CHECK_BOTH(prints(size_limit{kind::unlimited, 0}, "unlimited"));
  CHECK_BOTH(prints(size_limit{kind::limited, 0}, "limited 0"));
  CHECK_BOTH(prints(size_limit{kind::limited, 18446744073709551615U}, "limited 18446744073709551615"));
  CHECK_BOTH(prints(size_limit{kind::malformed, 0}, "malformed"));
}

// ----------------------------------------------------------------------------------------- reports

TEST_CASE("a comparison and an explanation print their report, in the language of the form") {
  const auto report = [](const auto& what, language lang) {
    std::string text;
    write_report(std::back_inserter(text), what, lang);
    return text;
  };
  const comparison compared = compare(211_code, 502_code);
  const explanation explained = explain(unnamed(571));
  CHECK(text_of(compared) == report(compared, language::english));
  CHECK(text_of(compared, "en") == report(compared, language::english));
  CHECK(text_of(compared, "ar") == report(compared, language::arabic));
  CHECK(text_of(explained) == report(explained, language::english));
  CHECK(text_of(explained, "en") == report(explained, language::english));
  CHECK(text_of(explained, "ar") == report(explained, language::arabic));
}
