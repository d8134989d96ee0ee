// The formatters beside what else fmt and std::format can print: ranges, tuples, optionals, streams. The units that
// include this file differ in what they include first.
#ifndef SMTP_REPLY_TESTS_NEIGHBOURS_HPP
#define SMTP_REPLY_TESTS_NEIGHBOURS_HPP

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>
#include <fmt/std.h>
#include <fmt/xchar.h>

#include <smtp_reply/smtp_reply.hpp>

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#if SMTP_REPLY_USE_STD_FORMAT && defined(__cpp_lib_format_ranges)
#define HAS_STD_RANGES 1
#else
#define HAS_STD_RANGES 0
#endif

static_assert(FMT_VERSION / 10000 == SMTP_REPLY_TEST_FMT_MAJOR, "the headers of another fmt were found");

namespace {

using namespace smtp_reply;

template <class... Types>
constexpr bool are_formattable = (fmt::is_formattable<Types>::value && ...);
template <class... Types>
constexpr bool are_ranges = (fmt::is_range<Types, char>::value || ...);

static_assert(
    are_formattable<reply_class, category, severity, code, standing, code_info, enhanced_code, enhanced_info, command,
                    listing, command_set, quirk, parse_error, line_view, reply_view, parse_result, extension_view,
                    size_limit, size_limit::kind, action, scope, advice, language, comparison, explanation>);
// What has a text form of its own is not taken for a range; what is one has no other form.
static_assert(!are_ranges<code, command_set, reply_view, parse_result, line_view>);
static_assert(fmt::is_range<line_range, char>::value && fmt::is_range<extension_range, char>::value);
static_assert(are_formattable<line_range, extension_range, word_range, mechanism_range>);
// The text is octets: there is no wide form.
static_assert(!fmt::is_formattable<code, wchar_t>::value && !fmt::is_formattable<reply_view, wchar_t>::value);

#if HAS_STD_RANGES
static_assert(std::formattable<code, char> && std::formattable<line_range, char>);
static_assert(!std::formattable<code, wchar_t>);
#endif

std::vector<code> two_codes() { return {250_code, 550_code}; }

constexpr std::string_view two_lines = "550-5.1.1 no\r\n550 5.1.1 such user\r\n";
constexpr std::string_view ehlo_reply = "250-mail.example.org\r\n250-SIZE 1000\r\n250 AUTH PLAIN LOGIN\r\n";

TEST_CASE("a range of values") {
  CHECK(fmt::format("{}", two_codes()) == "[250, 550]");
  CHECK(fmt::format("{::n}", two_codes()) == "[ok, mailbox_unavailable]");
  CHECK(fmt::format("{::>5}", two_codes()) == "[  250,   550]");
  CHECK(fmt::format("{:n:*<4}", two_codes()) == "250*, 550*");
  const std::vector<code> codes = two_codes();
  CHECK(fmt::format("{}", fmt::join(codes, "|")) == "250|550");
  CHECK(fmt::format("{}", std::map<code, int>{{250_code, 1}, {550_code, 2}}) == "{250: 1, 550: 2}");
  CHECK(fmt::format("{}", code_table).substr(0, 58) == "[211 System status, or system help reply (RFC 5321 4.2.3),");
}

TEST_CASE("the ranges of the library") {
  CHECK(fmt::format("{}", parse(two_lines).reply.lines()) == "[550-5.1.1 no, 550 5.1.1 such user]");
  CHECK(fmt::format("{}", parse(two_lines).reply) == "550 5.1.1 no / 5.1.1 such user");
  const reply_view reply = parse(ehlo_reply).reply;
  CHECK(fmt::format("{}", extensions(reply)) == "[SIZE 1000, AUTH PLAIN LOGIN]");
  CHECK(fmt::format("{}", auth_mechanisms(reply)) == R"(["PLAIN", "LOGIN"])");
  CHECK(fmt::format("{}", parameters(*find_extension(reply, "AUTH"))) == R"(["PLAIN", "LOGIN"])");
}

TEST_CASE("values in what fmt/std.h and fmt/ranges.h know") {
  CHECK(fmt::format("{}", std::pair(550_code, enhanced_code{5, 1, 1})) == "(550, 5.1.1)");
  CHECK(fmt::format("{}", std::tuple(command::rcpt, 550_code, severity::permanent)) == "(RCPT, 550, permanent)");
  CHECK(fmt::format("{}", std::variant<code, parse_error>(parse_error::bad_code)) == "variant(bad_code)");
#if FMT_VERSION >= 100000  // before, fmt/std.h has no optional
  CHECK(fmt::format("{}", to_enhanced_code("5.1.1")) == "optional(5.1.1)");
  CHECK(fmt::format("{}", to_code("5x1")) == "none");
#endif
}

TEST_CASE("fmt/ostream.h does not come between") {
  std::ostringstream stream;
  fmt::print(stream, "{:>5} {:p} {}", 502_code, 502_code, fmt::streamed(502_code));
  CHECK(stream.str() == "  502 502 Command not implemented 502");
}

#if HAS_STD_RANGES
TEST_CASE("std::format of ranges") {
  CHECK(std::format("{}", two_codes()) == "[250, 550]");
  CHECK(std::format("{::n}", two_codes()) == "[ok, mailbox_unavailable]");
  CHECK(std::format("{:n:*<4}", two_codes()) == "250*, 550*");
  CHECK(std::format("{}", std::pair(550_code, enhanced_code{5, 1, 1})) == "(550, 5.1.1)");
  CHECK(std::format("{}", parse(two_lines).reply.lines()) == "[550-5.1.1 no, 550 5.1.1 such user]");
  CHECK(std::format("{}", extensions(parse(ehlo_reply).reply)) == "[SIZE 1000, AUTH PLAIN LOGIN]");
}
#endif

}  // namespace

#endif  // SMTP_REPLY_TESTS_NEIGHBOURS_HPP
