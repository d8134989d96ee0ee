// Every check is made with each library that format.hpp uses: fmt, std::format, both or none.
#include <smtp_reply/format.hpp>

#include "../support/both_ways.hpp"

#if SMTP_REPLY_USE_FMT
#include <fmt/compile.h>
#include <fmt/format.h>
#endif

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>

using namespace smtp_reply;
using namespace std::string_view_literals;

static_assert(SMTP_REPLY_USE_FMT == 0 || SMTP_REPLY_USE_FMT == 1);
static_assert(SMTP_REPLY_USE_STD_FORMAT == 0 || SMTP_REPLY_USE_STD_FORMAT == 1);

namespace {

// A library: format() with a specification that is read at run time, and what it throws at one that it refuses.
#if SMTP_REPLY_USE_FMT
struct with_fmt {
  using error = fmt::format_error;
  template <class... Values>
  static std::string format(std::string_view specification, const Values&... values) {
    return fmt::format(fmt::runtime(specification), values...);
  }
};
#endif
#if SMTP_REPLY_USE_STD_FORMAT
struct with_std {
  using error = std::format_error;
  template <class... Values>
  static std::string format(std::string_view specification, const Values&... values) {
    return std::vformat(specification, std::make_format_args(values...));
  }
};
#endif

#if SMTP_REPLY_USE_FMT && SMTP_REPLY_USE_STD_FORMAT
#define LIBRARIES with_fmt, with_std
#elif SMTP_REPLY_USE_FMT
#define LIBRARIES with_fmt
#elif SMTP_REPLY_USE_STD_FORMAT
#define LIBRARIES with_std
#endif

template <class What>
std::string report_of(const What& what, language lang) {
  std::string text;
  write_report(std::back_inserter(text), what, lang);
  return text;
}

constexpr std::string_view greek = "250 \xCE\xB5\xE2\x82\xAC\xF0\x9F\x93\xA7!\r\n";  // characters of 2, 3 and 4 octets
constexpr std::string_view greek_printed = "250 \xCE\xB5\xE2\x82\xAC\xF0\x9F\x93\xA7!";

}  // namespace

TEST_CASE("the headers say which libraries are used") {
#if SMTP_REPLY_USE_FMT
  CHECK(std::is_default_constructible_v<fmt::formatter<code>>);
#endif
#if SMTP_REPLY_USE_STD_FORMAT
  CHECK(std::is_default_constructible_v<std::formatter<code>>);
#endif
  CHECK(std::is_default_constructible_v<detail::text_formatter<code>>);
}

#if defined(LIBRARIES)

TEST_CASE_TEMPLATE("every type has its text form", library, LIBRARIES) {
  const parse_result result = parse("550-5.1.1 <x@y>\r\n550 5.1.1 User\tunknown\r\n");
  CHECK(library::format("{}", 502_code) == "502");
  CHECK(library::format("{}", reply_class::permanent_negative) == "permanent_negative");
  CHECK(library::format("{}", category::mail_system) == "mail_system");
  CHECK(library::format("{}", severity::fatal) == "fatal");
  CHECK(library::format("{}", standing::deprecated) == "deprecated");
  CHECK(library::format("{}", *find(502_code)) == "502 Command not implemented (RFC 5321 4.2.3)");
  CHECK(library::format("{}", enhanced_code{5, 7, 509}) == "5.7.509");
  CHECK(library::format("{}", *find(enhanced_code{5, 1, 1})) == "X.1.1 Bad destination mailbox address (RFC 3463 3.2)");
  CHECK(library::format("{}", command::starttls) == "STARTTLS");
  CHECK(library::format("{}", listing::intermediate) == "intermediate");
  CHECK(library::format("{}", commands_listing(251_code)) == "RCPT VRFY EXPN ETRN");
  CHECK(library::format("{}", quirk::bare_lf | quirk::bare_cr) == "bare_lf|bare_cr");
  CHECK(library::format("{}", parse_error::bad_separator) == "bad_separator");
  CHECK(library::format("{}", *result.reply.lines().begin()) == "550-5.1.1 <x@y>");
  CHECK(library::format("{}", result.reply) == "550 5.1.1 <x@y> / 5.1.1 User\\x09unknown");
  CHECK(library::format("{}", parse("2x0")) == "bad_code at 1");
  CHECK(library::format("{}", extension_view{"SIZE", "1000"}) == "SIZE 1000");
  CHECK(library::format("{}", size_limit{size_limit::kind::limited, 1000}) == "limited 1000");
  CHECK(library::format("{}", size_limit::kind::not_stated) == "not_stated");
  CHECK(library::format("{}", action::fall_back) == "fall_back");
  CHECK(library::format("{}", scope::recipient) == "recipient");
  CHECK(library::format("{}", advise(command::rcpt, 552_code)) == "retry_later recipient (RFC 5321 4.5.3.1.10)");
  CHECK(library::format("{}", language::arabic) == "arabic");
  CHECK(library::format("{}", compare(211_code, 502_code)) ==
        report_of(compare(211_code, 502_code), language::english));
  CHECK(library::format("{}", explain(502_code)) == report_of(explain(502_code), language::english));
}

TEST_CASE_TEMPLATE("every form of a type", library, LIBRARIES) {
  CHECK(library::format("{:n}", 502_code) == "command_not_implemented");
  CHECK(library::format("{:p}", 502_code) == "502 Command not implemented");
  CHECK(library::format("{:n}", static_cast<code>(571)) == "571");
  CHECK(library::format("{:p}", static_cast<code>(571)) == "571");
  CHECK(library::format("{:p}", enhanced_code{5, 1, 1}) == "5.1.1 Bad destination mailbox address");

  const comparison compared = compare(211_code, 502_code);
  const explanation explained = explain(static_cast<code>(571));
  CHECK(library::format("{:en}", compared) == report_of(compared, language::english));
  CHECK(library::format("{:ar}", compared) == report_of(compared, language::arabic));
  CHECK(library::format("{:en}", explained) == report_of(explained, language::english));
  CHECK(library::format("{:ar}", explained) == report_of(explained, language::arabic));
}

TEST_CASE_TEMPLATE("an empty specification is none", library, LIBRARIES) {
  CHECK(library::format("{:}", 502_code) == "502");
  CHECK(library::format("{0:}", severity::fatal) == "fatal");
}

TEST_CASE_TEMPLATE("several values, in any order, among text", library, LIBRARIES) {
  CHECK(library::format("{} {:p} {}", 1, 502_code, "end") == "1 502 Command not implemented end");
  CHECK(library::format("{1} {0:n} {1:>8}|{{}}", 250_code, severity::fatal) == "fatal ok    fatal|{}");
}

// --------------------------------------------------------------------------- fill, align and width

TEST_CASE_TEMPLATE("fill, alignment and width are those of a string", library, LIBRARIES) {
  struct row {
    std::string_view specification, printed;
  };
  constexpr row rows[] = {
      {"{:8}", "502     "},
      {"{:<8}", "502     "},
      {"{:>8}", "     502"},
      {"{:^8}", "  502   "},
      {"{:^9}", "   502   "},
      {"{:*<8}", "502*****"},
      {"{:*>8}", "*****502"},
      {"{:*^8}", "**502***"},
      {"{:3}", "502"},
      {"{:1}", "502"},
      {"{:4}", "502 "},
      {"{:^4}", "502 "},
      {"{:>12}", "         502"},
      {"{:0>8}", "00000502"},
      {"{:<<5}", "502<<"},
      {"{:>>5}", ">>502"},
      {"{:^^6}", "^502^^"},
      {"{:n<5}", "502nn"},
      {"{:p>5}", "pp502"},
      {"{:-^5}", "-502-"},
      {"{:<}", "502"},
      {"{:*>}", "502"},
      {"{:p>}", "502"},
      {"{: >5}", "  502"},
      // with a form behind it
      {"{:<4n}", "command_not_implemented"},
      {"{:>25n}", "  command_not_implemented"},
      {"{:_^31p}", "__502 Command not implemented__"},
      {"{:28p}", "502 Command not implemented "},
      {"{:>p}", "502 Command not implemented"},
      {"{:<40p}", "502 Command not implemented             "},
  };
  for (const row& r : rows) {
    CAPTURE(std::string(r.specification));
    CHECK(library::format(r.specification, 502_code) == r.printed);
  }
  CHECK(library::format("{:^8n}", 250_code) == "   ok   ");
  // A string with the same specification, where the form adds nothing.
  for (const std::string_view specification : {"{:8}", "{:<8}", "{:>8}", "{:^8}", "{:*^9}", "{:0>8}", "{:2}", "{:>}"}) {
    CAPTURE(std::string(specification));
    CHECK(library::format(specification, severity::fatal) == library::format(specification, "fatal"sv));
  }
}

TEST_CASE_TEMPLATE("a fill may be any one character", library, LIBRARIES) {
  CHECK(library::format("{:\xC2\xB7>5}", 502_code) ==
        "\xC2\xB7\xC2\xB7"
        "502");
  CHECK(library::format("{:\xE2\x82\xAC^6}", 502_code) ==
        "\xE2\x82\xAC"
        "502"
        "\xE2\x82\xAC\xE2\x82\xAC");
  CHECK(library::format("{:\xF0\x9F\x93\xA7<4p}", static_cast<code>(571)) == "571\xF0\x9F\x93\xA7");
}

TEST_CASE_TEMPLATE("a fill that is no character is taken up to four octets", library, LIBRARIES) {
  CHECK(library::format("{:\xF0\x9F\x93\xA7\x80\x81<4}", 502_code) == "502\xF0\x9F\x93\xA7");
  CHECK(library::format("{:x\x80\x81\x82\x83>4}", 502_code) ==
        "x\x80\x81\x82"
        "502");
}

TEST_CASE_TEMPLATE("width counts characters, not octets", library, LIBRARIES) {
  const reply_view reply = parse(greek).reply;
  CHECK(library::format("{}", reply) == greek_printed);
  CHECK(library::format("{:8}", reply) == greek_printed);
  CHECK(library::format("{:>10}", reply) == "  " + std::string(greek_printed));
  CHECK(library::format("{:*^11}", reply) == "*" + std::string(greek_printed) + "**");
  CHECK(library::format("{:6}", parse("250 \xC3\xBF\r\n").reply) == "250 \xC3\xBF ");  // the last octet of all
}

TEST_CASE_TEMPLATE("a wide field", library, LIBRARIES) {
  CHECK(library::format("{:>1000}", 502_code) == std::string(997, ' ') + "502");
  CHECK(library::format("{:100000}", 502_code).size() == 100000);
}

TEST_CASE_TEMPLATE("a value that prints nothing can be padded", library, LIBRARIES) {
  CHECK(library::format("{}", command_set{}).empty());
  CHECK(library::format("{:*>3}", command_set{}) == "***");
}

TEST_CASE_TEMPLATE("what stands behind the field does not belong to it", library, LIBRARIES) {
  CHECK(library::format("{:}<9", 502_code) == "502<9");
  CHECK(library::format("{:}>9{:>4}^", 502_code, 250_code) == "502>9 250^");
}

// A library hands over the end of the specification; what it keeps behind that is not ours.
TEST_CASE("a specification is read to its end and no further") {
  struct context {
    std::string_view octets;
    constexpr const char* begin() const { return octets.data(); }
    constexpr const char* end() const { return octets.data() + octets.size(); }
  };
  struct row {
    std::string_view octets;
    std::size_t size;  // how many of them are the specification
    std::size_t taken;
  };
  constexpr row rows[] = {
      {"", 0, 0},
      {"<8}", 0, 0},
      {"<8}", 1, 1},
      {"<80}", 2, 2},
      {"*<8}", 1, 0},
      {"*<8}", 2, 2},
      {"8p}", 1, 1},
      {"p}", 1, 1},
      {"<8p}", 3, 3},
      {"<8pn}", 3, 3},
      {"<8pn}", 4, 2},
      {"p}n", 2, 1},
      {"\xC3\x80\x80<8}", 2, 0},
      {"\xC3\x80<8}", 3, 3},
      {"100000}", 6, 6},
      {"1000000}", 7, 6},
      {"999990}", 6, 6},
  };
  constexpr auto holds = [](const row& r) {
    context whole{r.octets.substr(0, r.size)};
    detail::text_formatter<code> formatter;
    return static_cast<std::size_t>(formatter.parse(whole) - whole.begin()) == r.taken;
  };
  static_assert(all_of(rows, holds));
  for (const row& r : rows) {
    CAPTURE(std::string(r.octets));
    CAPTURE(r.size);
    CHECK(holds(r));
  }
  constexpr std::string_view tag = "en}";
  context whole{tag.substr(0, 1)};
  CHECK(detail::text_formatter<comparison>().parse(whole) == tag.data());
}

// ------------------------------------------------------------------------------ bad specifications

#if defined(__cpp_exceptions)

namespace {

template <class Library, class T>
void check_refused(std::string_view specification, const T& value) {
  CAPTURE(std::string(specification));
  CHECK_THROWS_AS(static_cast<void>(Library::format(specification, value, 8)), typename Library::error);
}

}  // namespace

TEST_CASE_TEMPLATE("a specification that is none of the type's is refused", library, LIBRARIES) {
  constexpr std::string_view refused_everywhere[] = {
      // other forms, cut forms, more than one
      "{:q}",
      "{:pp}",
      "{:np}",
      "{:pn}",
      "{:nn}",
      "{:P}",
      "{:N}",
      "{:d}",
      "{:s}",
      "{:x}",
      "{:?}",
      "{:e}",
      "{:a}",
      "{:arx}",
      "{:fr}",
      // a form before the width, text behind the form
      "{:p8}",
      "{:pp>8}",
      "{:8p8}",
      "{:p }",
      "{: p}",
      "{:8 }",
      "{:>8 p}",
      // what numbers and strings have, but not these
      "{:05}",
      "{:0}",
      "{:.3}",
      "{:8.3}",
      "{:.}",
      "{:+}",
      "{:-}",
      "{:#}",
      "{:L}",
      "{:=8}",
      "{:*8}",
      "{:**}",
      // a width or a precision from an argument
      "{:{}}",
      "{:>{}}",
      "{:{1}}",
      "{:.{}}",
      // no fill
      "{:{<8}",
      "{:{>8p}",
      "{:ab<8}",
      "{:\xC2\xB7\xC2\xB7<8}",
      "{:\xC2\xB7}",
      "{:\xC2\xB7"
      "8}",
      // too wide
      "{:99999999999999999999}",
      "{:>10000000}",
      // not closed
      "{:",
      "{:8",
      "{:p",
      "{:*<",
      "{:*",
      "{:>8p",
  };
  for (const std::string_view specification : refused_everywhere) {
    check_refused<library>(specification, 502_code);
    check_refused<library>(specification, enhanced_code{5, 1, 1});
    check_refused<library>(specification, severity::fatal);
    check_refused<library>(specification, parse(greek).reply);
    check_refused<library>(specification, compare(211_code, 502_code));
  }
}

TEST_CASE_TEMPLATE("a form of another type is refused", library, LIBRARIES) {
  check_refused<library>("{:ar}", 502_code);
  check_refused<library>("{:n}", enhanced_code{5, 1, 1});
  check_refused<library>("{:p}", severity::fatal);
  check_refused<library>("{:n}", command::rcpt);
  check_refused<library>("{:p}", advise(command::rcpt, 552_code));
  check_refused<library>("{:p}", parse(greek).reply);
  check_refused<library>("{:p}", compare(211_code, 502_code));
  check_refused<library>("{:n}", explain(502_code));
}

#endif  // defined(__cpp_exceptions)

#endif  // defined(LIBRARIES)

// --------------------------------------------------------------------- specifications checked early

#if SMTP_REPLY_USE_FMT

TEST_CASE("fmt takes the specification from a literal") {
  CHECK(fmt::format("{:p}|{:>8}|{:<10}|", 502_code, 502_code, severity_of(502_code)) ==
        "502 Command not implemented|     502|permanent |");
  CHECK(fmt::format(FMT_STRING("{:n} {}"), 502_code, command::vrfy) == "command_not_implemented VRFY");
  CHECK(fmt::format(FMT_COMPILE("{:p}|{:*>7}"), enhanced_code{5, 1, 1}, 502_code) ==
        "5.1.1 Bad destination mailbox address|****502");
  CHECK(fmt::to_string(502_code) == "502");
}

TEST_CASE("fmt writes into memory of the caller, as much as fits") {
  CHECK(fmt::formatted_size("{:>8p}", 502_code) == 27);
  char octets[8] = {};
  const auto result = fmt::format_to_n(static_cast<char*>(octets), 7, "{:p}", 502_code);
  CHECK(result.size == 27);
  CHECK(std::string_view(octets) == "502 Com");
}

#endif

#if SMTP_REPLY_USE_STD_FORMAT

TEST_CASE("std::format takes the specification from a literal") {
  CHECK(std::format("{:p}|{:>8}|{:<10}|", 502_code, 502_code, severity_of(502_code)) ==
        "502 Command not implemented|     502|permanent |");
}

TEST_CASE("std::format writes into memory of the caller, as much as fits") {
  CHECK(std::formatted_size("{:>8p}", 502_code) == 27);
  char octets[8] = {};
  const auto result = std::format_to_n(static_cast<char*>(octets), 7, "{:p}", 502_code);
  CHECK(result.size == 27);
  CHECK(std::string_view(octets) == "502 Com");
}

#endif
