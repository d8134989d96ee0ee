// First, and before <ostream>: the operators must not depend on what was included before them.
#include <smtp_reply/ostream.hpp>

#include "../support/both_ways.hpp"
#include "../support/streamed.hpp"

#include <cstddef>
#include <ios>
#include <iomanip>
#include <iterator>
#include <locale>
#include <ostream>
#include <sstream>
#include <streambuf>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

using namespace smtp_reply;
using namespace std::string_view_literals;

namespace {

template <class T, class = void>
constexpr bool can_be_streamed = false;
template <class T>
constexpr bool can_be_streamed<T, std::void_t<decltype(std::declval<std::ostream&>() << std::declval<const T&>())>> =
    true;

template <class What>
std::string report_of(const What& what) {
  std::string text;
  write_report(std::back_inserter(text), what);
  return text;
}

constexpr std::string_view two_lines = "550-5.1.1 <x@y>\r\n550 5.1.1 User\tunknown\r\n";

}  // namespace

static_assert(can_be_streamed<code> && can_be_streamed<reply_class> && can_be_streamed<category>);
static_assert(can_be_streamed<severity> && can_be_streamed<standing> && can_be_streamed<code_info>);
static_assert(can_be_streamed<enhanced_code> && can_be_streamed<enhanced_info>);
static_assert(can_be_streamed<command> && can_be_streamed<listing> && can_be_streamed<command_set>);
static_assert(can_be_streamed<quirk> && can_be_streamed<parse_error> && can_be_streamed<line_view>);
static_assert(can_be_streamed<reply_view> && can_be_streamed<parse_result> && can_be_streamed<extension_view>);
static_assert(can_be_streamed<size_limit> && can_be_streamed<size_limit::kind>);
static_assert(can_be_streamed<action> && can_be_streamed<scope> && can_be_streamed<advice>);
static_assert(can_be_streamed<language> && can_be_streamed<comparison> && can_be_streamed<explanation>);

// No operator for what has no text form, and none for types of others.
namespace {
enum class foreign {
  value
};
}  // namespace
static_assert(!can_be_streamed<parse_options> && !can_be_streamed<guidance> && !can_be_streamed<parser>);
static_assert(!can_be_streamed<foreign>);

TEST_CASE("every type prints its text form") {
  CHECK(streamed(502_code) == "502");
  CHECK(streamed(static_cast<code>(7)) == "007");
  CHECK(streamed(reply_class::permanent_negative) == "permanent_negative");
  CHECK(streamed(category::mail_system) == "mail_system");
  CHECK(streamed(severity::fatal) == "fatal");
  CHECK(streamed(standing::deprecated) == "deprecated");
  CHECK(streamed(*find(502_code)) == "502 Command not implemented (RFC 5321 4.2.3)");
  CHECK(streamed(enhanced_code{5, 7, 509}) == "5.7.509");
  CHECK(streamed(*find(enhanced_code{5, 1, 1})) == "X.1.1 Bad destination mailbox address (RFC 3463 3.2)");
  CHECK(streamed(command::starttls) == "STARTTLS");
  CHECK(streamed(listing::intermediate) == "intermediate");
  CHECK(streamed(commands_listing(251_code)) == "RCPT VRFY EXPN ETRN");
  CHECK(streamed(quirk::bare_lf | quirk::bare_cr) == "bare_lf|bare_cr");
  CHECK(streamed(parse_error::bad_separator) == "bad_separator");
  CHECK(streamed(*parse(two_lines).reply.lines().begin()) == "550-5.1.1 <x@y>");
  CHECK(streamed(parse(two_lines).reply) == "550 5.1.1 <x@y> / 5.1.1 User\\x09unknown");
  CHECK(streamed(parse("2x0")) == "bad_code at 1");
  CHECK(streamed(extension_view{"SIZE", "1000"}) == "SIZE 1000");
  CHECK(streamed(size_limit{size_limit::kind::limited, 1000}) == "limited 1000");
  CHECK(streamed(size_limit::kind::unlimited) == "unlimited");
  CHECK(streamed(action::fall_back) == "fall_back");
  CHECK(streamed(scope::recipient) == "recipient");
  CHECK(streamed(advise(command::rcpt, 552_code)) == "retry_later recipient (RFC 5321 4.5.3.1.10)");
  CHECK(streamed(language::arabic) == "arabic");
  CHECK(streamed(compare(211_code, 502_code)) == report_of(compare(211_code, 502_code)));
  CHECK(streamed(explain(502_code)) == report_of(explain(502_code)));
}

TEST_CASE("operators chain, among others and on a temporary stream") {
  std::ostringstream stream;
  CHECK(&(stream << 502_code) == &stream);
  stream << ' ' << severity::permanent << ", " << 5 << ' ' << enhanced_code{5, 5, 1} << '\n';
  CHECK(stream.str() == "502 permanent, 5 5.5.1\n");

  std::ostringstream target;
  std::ostream(target.rdbuf()) << 250_code << std::string(" ok");
  CHECK(target.str() == "250 ok");
}

// --------------------------------------------------------------------------------- width and flags

namespace {

// Holds what a value prints on a stream to what a string of its text prints there.
template <class T>
void check_padded_as_its_text(const T& value) {
  using manipulator = std::ios_base& (*)(std::ios_base&);
  struct adjustment {
    std::string_view name;
    manipulator apply;
  };
  const adjustment adjustments[] = {
      {"left", std::left}, {"right", std::right}, {"internal", std::internal}, {"by default", std::skipws}};

  const std::string text = streamed(value);
  for (const adjustment& adjusted : adjustments) {
    for (const char fill : {' ', '*', '0'}) {
      for (const int width : {0, 1, 3, 8, 20, 300}) {
        const auto print = [&](const auto& printed) {
          std::ostringstream stream;
          stream << adjusted.apply << std::setfill(fill) << std::setw(width) << printed << '|' << stream.width();
          return stream.str();
        };
        CAPTURE(std::string(adjusted.name));
        CAPTURE(fill);
        CAPTURE(width);
        CHECK((print(value) == print(text)));
      }
    }
  }
}

}  // namespace

TEST_CASE("width, fill and adjustment count as for a string, once") {
  check_padded_as_its_text(502_code);
  check_padded_as_its_text(severity::transient);
  check_padded_as_its_text(enhanced_code{5, 1, 1});
  check_padded_as_its_text(command_set{});
  check_padded_as_its_text(quirk::non_ascii | quirk::long_line);
  check_padded_as_its_text(advise(command::rcpt, 552_code));
  check_padded_as_its_text(parse(two_lines).reply);
  check_padded_as_its_text(reply_view{});
}

TEST_CASE("width counts for the whole of a long text too") {
  const std::string input = "250 " + std::string(280, 'x') + "\r\n";
  check_padded_as_its_text(parse(input).reply);
}

#if defined(__cpp_rtti)  // without it libstdc++ cannot ask a locale for a facet of ours
TEST_CASE("flags for numbers, and the locale, change nothing") {
  struct grouping : std::numpunct<char> {
    std::string do_grouping() const override { return "\1"; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_truename() const override { return "yes"; }
  };
  std::ostringstream stream;
  stream.imbue(std::locale(std::locale::classic(), new grouping));
  stream << std::hex << std::showbase << std::showpos << std::uppercase << std::boolalpha << std::setprecision(1);
  stream << 65535 << ' ' << static_cast<code>(65535) << ' ' << enhanced_code{5, 7, 509} << ' ' << parse("x");
  CHECK(stream.str() == "0XF.F.F.F 65535 5.7.509 bad_code at 0");
}
#endif

// ---------------------------------------------------------------------------------------- long text

TEST_CASE("a text of any length is written whole") {
  // around the size of the buffer inside, which is 256
  for (std::size_t size = 250; size <= 262; ++size) {
    const std::string text(size, 'x');
    const std::string input = "250 " + text + "\r\n";
    CAPTURE(size);
    CHECK(streamed(parse(input).reply) == "250 " + text);
  }
  const std::string longest(16000, 'x');
  const std::string input = "250-" + longest + "\r\n250 " + longest + "\r\n";
  CHECK(streamed(parse(input).reply) == "250 " + longest + " / " + longest);
  CHECK(report_of(compare(550_code, 554_code)).size() > 256 * 4);
  CHECK(streamed(compare(550_code, 554_code)) == report_of(compare(550_code, 554_code)));
}

// -------------------------------------------------------------------------------------- failures

namespace {

// Takes a number of characters, then refuses.
class full_after : public std::streambuf {
 public:
  explicit full_after(std::size_t room) : room_(room) {}
  const std::string& taken() const { return taken_; }

 protected:
  int_type overflow(int_type c) override {
    if (taken_.size() == room_ || traits_type::eq_int_type(c, traits_type::eof())) return traits_type::eof();
    taken_ += traits_type::to_char_type(c);
    return c;
  }

 private:
  std::size_t room_;
  std::string taken_;
};

}  // namespace

TEST_CASE("a stream that failed takes nothing") {
  for (const std::ios_base::iostate state : {std::ios_base::failbit, std::ios_base::badbit, std::ios_base::eofbit}) {
    std::ostringstream stream;
    stream << "before ";
    stream.setstate(state);
    stream << 502_code << compare(211_code, 502_code) << reply_view{};
    CHECK(stream.str() == "before ");
    CHECK(!stream.good());

    stream.clear();
    stream << 502_code;
    CHECK(stream.str() == "before 502");
  }
}

TEST_CASE("a stream that fails on the way has what came before, and says so") {
  const std::string report = report_of(explain(502_code));
  for (const std::size_t room : {0U, 1U, 255U, 256U, 257U, 600U}) {
    full_after buffer(room);
    std::ostream stream(&buffer);
    stream << explain(502_code);
    CAPTURE(room);
    CHECK(stream.bad());
    CHECK(buffer.taken() == report.substr(0, room));
  }
}

#if defined(__cpp_exceptions)
TEST_CASE("a stream throws where it was asked to, and otherwise nothing does") {
  full_after buffer(2);
  std::ostream stream(&buffer);
  stream.exceptions(std::ios_base::badbit);
  CHECK_THROWS_AS(stream << explain(502_code), std::ios_base::failure);
  CHECK(buffer.taken() == "50");
}
#endif

// ---------------------------------------------------------------------------------------- doctest

// Only types that cannot be compared: no other suite hands these to doctest without the operators in sight.
TEST_CASE("a test that fails shows the text of the values") {
  CHECK(doctest::toString(parse("250 ok\r\n").reply) == "250 ok");
  CHECK(doctest::toString(parse("x")) == "bad_code at 0");
  CHECK(toString(502_code) == "502");  // of an enumeration doctest has a toString of its own
  CHECK(toString(quirk::non_ascii | quirk::long_line) ==
        doctest::String(streamed(quirk::non_ascii | quirk::long_line).c_str()));
  CHECK(doctest::toString(*parse(two_lines).reply.lines().begin()) == "550-5.1.1 <x@y>");
  CHECK(doctest::toString(explain(502_code)) == report_of(explain(502_code)).c_str());
}
