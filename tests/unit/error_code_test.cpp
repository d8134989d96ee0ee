// First, and without the rest of the library: what it needs it includes itself.
#include <smtp_reply/error_code.hpp>

#include "../support/both_ways.hpp"
#include "../support/streamed.hpp"
#include "../support/tsv.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <vector>

#include <smtp_reply/advise.hpp>

using namespace smtp_reply;

namespace {

constexpr condition all_conditions[] = {
    condition::transient_failure,  condition::permanent_failure,     condition::protocol_error,
    condition::connection_closing, condition::authentication_needed, condition::authentication_failed,
    condition::not_supported,
};

constexpr parse_error all_parse_errors[] = {
    parse_error::none,          parse_error::incomplete,    parse_error::bad_code,
    parse_error::bad_separator, parse_error::bad_character, parse_error::bad_line_end,
    parse_error::code_mismatch, parse_error::line_too_long, parse_error::reply_too_long,
};

std::error_code fails_with(code c) { return c; }
std::error_code fails_with(parse_error e) { return e; }

// A category that is told by its name alone, as one that another shared object brought along.
class namesake final : public std::error_category {
 public:
  explicit namesake(const char* name) : name_(name) {}
  [[nodiscard]] const char* name() const noexcept override { return name_; }
  [[nodiscard]] std::string message(int) const override { return {}; }

 private:
  const char* name_;
};

}  // namespace

// ------------------------------------------------------------------------------------------ types

static_assert(std::is_error_code_enum_v<code> && !std::is_error_condition_enum_v<code>);
static_assert(std::is_error_code_enum_v<parse_error> && !std::is_error_condition_enum_v<parse_error>);
static_assert(std::is_error_condition_enum_v<condition> && !std::is_error_code_enum_v<condition>);
static_assert(std::is_same_v<std::underlying_type_t<condition>, std::uint8_t>);
static_assert(noexcept(make_error_code(550_code)) && noexcept(make_error_code(parse_error::none)));
static_assert(noexcept(make_error_condition(condition::protocol_error)) && noexcept(to_code(std::error_code())));
static_assert(noexcept(code_error_category()) && noexcept(parse_error_category()) && noexcept(condition_category()));
static_assert(noexcept(matches(550_code, condition::protocol_error)));
static_assert(noexcept(matches(parse_error::none, condition::protocol_error)));

// ------------------------------------------------------------------------------------ error codes

TEST_CASE("an error code is no error for 2yz and 3yz, and keeps the number of every other code") {
  CHECK(!fails_with(250_code));
  CHECK(!fails_with(221_code));
  CHECK(!fails_with(354_code));
  CHECK(fails_with(550_code).value() == 550);

  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    const std::error_code ec = c;
    CHECK((ec.category() == code_error_category()));
    CHECK(static_cast<bool>(ec) == !is_positive(c));
    CHECK((static_cast<bool>(ec) ? to_code(ec) == c : to_code(ec) == std::nullopt));
    if (ec && c != 0) CHECK(ec.value() == to_int(c));
    CHECK((ec == c));
    CHECK((ec == make_error_code(c)));
  }
}

TEST_CASE("the code 000 is an error as well") {
  const std::error_code ec = 000_code;
  CHECK(static_cast<bool>(ec));
  CHECK((ec == condition::protocol_error));
  CHECK((to_code(ec) == 000_code));
  CHECK((static_cast<code>(ec.value()) == 000_code));
}

TEST_CASE("an error code of parse() is no error for none alone") {
  for (const parse_error e : all_parse_errors) {
    const std::error_code ec = fails_with(e);
    CHECK((ec.category() == parse_error_category()));
    CHECK(ec.value() == static_cast<int>(e));
    CHECK(static_cast<bool>(ec) == (e != parse_error::none));
    CHECK(ec.message() == std::string(message(e)));
    CHECK((ec == e));
  }
  CHECK((fails_with(parse("25").error) == parse_error::incomplete));
  CHECK((fails_with(parse("2x0 ok\r\n").error) == parse_error::bad_code));
  CHECK((fails_with(parse("2x0 ok\r\n").error) != parse_error::bad_separator));
}

TEST_CASE("only an error code that was made of a code gives one back") {
  CHECK((to_code(fails_with(421_code)) == 421_code));
  CHECK((to_code(fails_with(571_code)) == 571_code));
  CHECK((to_code(std::error_code()) == std::nullopt));
  CHECK((to_code(fails_with(parse_error::bad_code)) == std::nullopt));
  CHECK((to_code(std::error_code(550, std::generic_category())) == std::nullopt));
  CHECK((to_code(std::error_code(550, parse_error_category())) == std::nullopt));
  CHECK((to_code("421") == 421_code));  // the one that reads text is still there
}

TEST_CASE("the message is the phrase, and the class of a code that has none") {
  CHECK(fails_with(421_code).message() == "Service not available, closing transmission channel");
  CHECK(fails_with(550_code).message() == "Requested action not taken: mailbox unavailable");
  CHECK(fails_with(430_code).message() == "Transient Negative Completion reply");  // registered, without a phrase
  CHECK(fails_with(499_code).message() == "Transient Negative Completion reply");
  CHECK(fails_with(571_code).message() == "Permanent Negative Completion reply");
  CHECK(fails_with(150_code).message() == "the server did not send a reply of SMTP");
  CHECK(fails_with(000_code).message() == "the server did not send a reply of SMTP");
  CHECK(fails_with(250_code).message() == "no error");
  CHECK(code_error_category().message(250) == "Requested mail action okay, completed");
  CHECK(code_error_category().message(299) == "Positive Completion reply");
  CHECK(code_error_category().message(334) == "Positive Intermediate reply");

  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    if (!is_positive(c) && !phrase(c).empty()) CHECK(fails_with(c).message() == std::string(phrase(c)));
    CHECK(!fails_with(c).message().empty());
  }
}

TEST_CASE("an error code prints its category and its number, and a code remains a code") {
  CHECK(streamed(fails_with(550_code)) == "smtp_reply:550");
  CHECK(streamed(fails_with(parse_error::bad_code)) == "smtp_reply.parse:2");
  CHECK(streamed(550_code) == "550");
  CHECK(streamed(parse_error::bad_code) == "bad_code");
  CHECK(std::string(condition_category().name()) == "smtp_reply.condition");
}

TEST_CASE("a code still compares with integers and codes, and fits into a switch") {
  CHECK_BOTH(550_code == 550 && 550 == 550_code && 550_code != 551 && 550_code < 551 && 551 >= 550_code);
  CHECK_BOTH(550_code == code::mailbox_unavailable && 550_code < 551_code);
  CHECK_BOTH(parse_error::none == parse_error::none && parse_error::none != parse_error::incomplete);
  constexpr auto is_refusal = [](code c) {
    switch (c) {
      case 550_code:
      case code::transaction_failed: return true;
      default: return false;
    }
  };
  CHECK_BOTH(is_refusal(554_code) && !is_refusal(250_code));
}

TEST_CASE("error codes can be keys, beside those of others") {
  std::map<std::error_code, int> seen;
  seen[550_code] = 1;
  seen[parse_error::bad_code] = 2;
  seen[std::make_error_code(std::errc::timed_out)] = 3;
  CHECK(seen.at(fails_with(550_code)) == 1);
  CHECK(seen.at(fails_with(parse_error::bad_code)) == 2);
  CHECK(std::hash<std::error_code>()(fails_with(550_code)) == std::hash<std::error_code>()(make_error_code(550_code)));
}

// ------------------------------------------------------------------------------------- conditions

TEST_CASE("what each condition holds of") {
  CHECK_BOTH(matches(450_code, condition::transient_failure) && !matches(450_code, condition::permanent_failure));
  CHECK_BOTH(matches(550_code, condition::permanent_failure) && !matches(550_code, condition::transient_failure));
  CHECK_BOTH(matches(421_code, condition::transient_failure) && matches(421_code, condition::connection_closing));
  CHECK_BOTH(!matches(221_code, condition::connection_closing) && !matches(521_code, condition::connection_closing));
  CHECK_BOTH(matches(530_code, condition::authentication_needed) && matches(530_code, condition::permanent_failure));
  CHECK_BOTH(matches(535_code, condition::authentication_failed) &&
             !matches(530_code, condition::authentication_failed));
  CHECK_BOTH(matches(500_code, condition::not_supported) && matches(502_code, condition::not_supported));
  CHECK_BOTH(matches(504_code, condition::not_supported) && matches(555_code, condition::not_supported));
  CHECK_BOTH(!matches(501_code, condition::not_supported) && !matches(503_code, condition::not_supported));
  CHECK_BOTH(matches(150_code, condition::protocol_error) && matches(600_code, condition::protocol_error));
  CHECK_BOTH(!matches(571_code, condition::protocol_error) && matches(571_code, condition::permanent_failure));
  CHECK_BOTH(!matches(250_code, static_cast<condition>(0)) && !matches(550_code, static_cast<condition>(99)));

  CHECK_BOTH(matches(parse_error::bad_code, condition::protocol_error));
  CHECK_BOTH(matches(parse_error::reply_too_long, condition::protocol_error));
  CHECK_BOTH(!matches(parse_error::none, condition::protocol_error));
  CHECK_BOTH(!matches(parse_error::incomplete, condition::protocol_error));
  CHECK_BOTH(!matches(parse_error::bad_code, condition::transient_failure));
}

TEST_CASE("a condition holds of an error code as it does of the code that it was made of") {
  for (const condition what : all_conditions) {
    for (const code c : every_code()) {
      CAPTURE(to_int(c));
      CAPTURE(static_cast<int>(what));
      CHECK((fails_with(c) == what) == matches(c, what));
      CHECK((what == fails_with(c)) == matches(c, what));
      CHECK((fails_with(c) != what) == !matches(c, what));
      CHECK((fails_with(c) == make_error_condition(what)) == matches(c, what));
    }
    for (const parse_error e : all_parse_errors) {
      CAPTURE(static_cast<int>(e));
      CHECK((fails_with(e) == what) == matches(e, what));
    }
    CHECK((std::error_code() != what));
    CHECK((std::make_error_code(std::errc::connection_reset) != what));
    CHECK((std::error_code(421, std::generic_category()) != what));
  }
}

TEST_CASE("a condition goes by the name of the category") {
  const namesake codes("smtp_reply");
  const namesake errors("smtp_reply.parse");
  const namesake others("smtp");
  CHECK((std::error_code(550, codes) == condition::permanent_failure));
  CHECK((std::error_code(550, codes) != condition::transient_failure));
  CHECK((to_code(std::error_code(550, codes)) == 550_code));
  CHECK((std::error_code(static_cast<int>(parse_error::bad_code), errors) == condition::protocol_error));
  CHECK((std::error_code(static_cast<int>(parse_error::incomplete), errors) != condition::protocol_error));
  CHECK((std::error_code(550, others) != condition::permanent_failure));
  CHECK((to_code(std::error_code(550, others)) == std::nullopt));
}

TEST_CASE("the conditions agree with code.hpp and advise.hpp") {
  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    CHECK(matches(c, condition::transient_failure) == (severity_of(c) == severity::transient));
    CHECK(matches(c, condition::permanent_failure) == (severity_of(c) == severity::permanent));
    CHECK(matches(c, condition::protocol_error) == (severity_of(c) == severity::fatal));
    CHECK(matches(c, condition::connection_closing) == (closes_connection(c) && !is_positive(c)));

    // Exactly one of three holds of each error.
    const int kinds = static_cast<int>(matches(c, condition::transient_failure)) +
                      static_cast<int>(matches(c, condition::permanent_failure)) +
                      static_cast<int>(matches(c, condition::protocol_error));
    CHECK(kinds == (is_positive(c) ? 0 : 1));

    CHECK(matches(c, condition::authentication_needed) == (advise(command::mail, c).what == action::authenticate));
    // The same credentials will not do, nor will another mechanism.
    if (matches(c, condition::authentication_failed)) CHECK((advise(command::auth, c).what == action::give_up));
    // What advise does without is not supported: a parameter of MAIL, or a command of comfort.
    CHECK(matches(c, condition::not_supported) ==
          (advise(command::mail, c).what == action::fall_back || advise(command::vrfy, c).what == action::fall_back));
  }
}

TEST_CASE("the default condition is that of the first digit") {
  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    const std::error_condition found = fails_with(c).default_error_condition();
    if (is_positive(c)) CHECK((found == std::error_condition(0, code_error_category())));
    if (is_transient(c)) CHECK((found == condition::transient_failure));
    if (is_permanent(c)) CHECK((found == condition::permanent_failure));
    if (severity_of(c) == severity::fatal) CHECK((found == condition::protocol_error));
  }
  for (const parse_error e : all_parse_errors) {
    const bool is_final = e != parse_error::none && e != parse_error::incomplete;
    CHECK((fails_with(e).default_error_condition() == condition::protocol_error) == is_final);
    const std::error_condition itself(static_cast<int>(e), parse_error_category());
    CHECK((fails_with(e).default_error_condition() == itself) == !is_final);
  }
}

TEST_CASE("a value that is no condition has no name") {
  for (const int value : {0, 8, 255}) CHECK(name(static_cast<condition>(value)).empty());
}

TEST_CASE("conditions have a name, a message and a text form") {
  CHECK_BOTH(name(condition::transient_failure) == "transient_failure");
  CHECK_BOTH(name(condition::permanent_failure) == "permanent_failure");
  CHECK_BOTH(name(condition::protocol_error) == "protocol_error");
  CHECK_BOTH(name(condition::connection_closing) == "connection_closing");
  CHECK_BOTH(name(condition::authentication_needed) == "authentication_needed");
  CHECK_BOTH(name(condition::authentication_failed) == "authentication_failed");
  CHECK_BOTH(name(condition::not_supported) == "not_supported");
  CHECK_BOTH(message(condition::transient_failure) == "the server failed for now");
  CHECK_BOTH(message(condition::permanent_failure) == "the server refused for good");
  CHECK_BOTH(message(condition::protocol_error) == "the server did not send a reply of SMTP");
  CHECK_BOTH(message(condition::connection_closing) == "the server closes the connection");
  CHECK_BOTH(message(condition::authentication_needed) == "the server wants AUTH or STARTTLS first");
  CHECK_BOTH(message(condition::authentication_failed) == "the server refused the credentials");
  CHECK_BOTH(message(condition::not_supported) == "the server does not support the command or its parameter");
  for (const condition what : all_conditions) {
    CHECK(!name(what).empty());
    CHECK(streamed(what) == std::string(name(what)));
    CHECK(std::error_condition(what).message() == std::string(message(what)));
    CHECK(!message(what).empty());
    CHECK((std::error_condition(what).category() == condition_category()));
    CHECK(std::error_condition(what).value() == static_cast<int>(what));
  }
  CHECK_BOTH(name(condition::connection_closing) == std::string_view("connection_closing"));
  CHECK_BOTH(name(static_cast<condition>(0)).empty() && message(static_cast<condition>(0)).empty());
  CHECK(static_cast<int>(condition::transient_failure) != 0);  // 0 would be no error
}

#if defined(__cpp_exceptions)
TEST_CASE("a system_error carries it") {
  try {
    throw std::system_error(550_code, "RCPT");
  } catch (const std::system_error& thrown) {
    CHECK((thrown.code() == condition::permanent_failure));
    CHECK(std::string(thrown.what()) == "RCPT: Requested action not taken: mailbox unavailable");
  }
}
#endif
