// The one header, and nothing but it: every public name is there, and a small program reads well with it. What each
// name does is tested in the suite of its own header.
#include <smtp_reply/smtp_reply.hpp>

#include "../support/both_ways.hpp"

#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>

using namespace std::string_view_literals;

namespace {

constexpr std::string_view ehlo_reply =
    "250-mail.example.org\r\n250-SIZE 1000\r\n250-PIPELINING\r\n250 AUTH PLAIN LOGIN\r\n";

}  // namespace

TEST_CASE("the version is three numbers, and usable by the preprocessor") {
#if SMTP_REPLY_VERSION_MAJOR * 10000 + SMTP_REPLY_VERSION_MINOR * 100 + SMTP_REPLY_VERSION_PATCH < 100
  CHECK("at least 0.1.0" == ""sv);
#endif
  CHECK_BOTH(SMTP_REPLY_VERSION_MAJOR >= 0 && SMTP_REPLY_VERSION_MINOR >= 0 && SMTP_REPLY_VERSION_PATCH >= 0);
}

TEST_CASE("the names are in smtp_reply, and in the inline namespace of the ABI") {
  CHECK_BOTH(std::is_same_v<smtp_reply::code, smtp_reply::v0::code>);
  CHECK_BOTH(std::is_same_v<smtp_reply::parser, smtp_reply::v0::parser>);
}

TEST_CASE("names: code.hpp and enhanced.hpp") {
  using namespace smtp_reply::literals;
  constexpr smtp_reply::reply_code c = 502_code;
  CHECK_BOTH(c == smtp_reply::code::command_not_implemented);
  CHECK_BOTH(smtp_reply::to_int(c) == 502 && smtp_reply::to_code("502") == c);
  CHECK_BOTH(smtp_reply::class_of(c) == smtp_reply::reply_class::permanent_negative);
  CHECK_BOTH(smtp_reply::category_of(c) == smtp_reply::category::syntax);
  CHECK_BOTH(smtp_reply::severity_of(c) == smtp_reply::severity::permanent);
  CHECK_BOTH(smtp_reply::is_well_formed(c) && smtp_reply::is_permanent(c) && smtp_reply::is_negative(c));
  CHECK_BOTH(!smtp_reply::is_success(c) && !smtp_reply::is_intermediate(c) && !smtp_reply::is_transient(c));
  CHECK_BOTH(!smtp_reply::is_positive(c) && !smtp_reply::closes_connection(c));
  CHECK_BOTH(smtp_reply::matches(c, "5yz") && c == 502 && 500 < c);

  constexpr smtp_reply::enhanced_code e = {5, 5, 1};
  CHECK_BOTH(smtp_reply::to_enhanced_code("5.5.1") == e && smtp_reply::agrees(e, c));
  CHECK_BOTH(smtp_reply::matches(e, "x.5.x") && smtp_reply::severity_of(e) == smtp_reply::severity::permanent);
}

TEST_CASE("knows: code_table.hpp, enhanced_table.hpp and command.hpp") {
  using namespace smtp_reply::literals;
  CHECK_BOTH(smtp_reply::code_table.size() == 45 && smtp_reply::enhanced_table.size() == 81);
  CHECK_BOTH(smtp_reply::find(502_code)->status == smtp_reply::standing::standard);
  CHECK_BOTH(smtp_reply::find_code("ok")->value == 250_code);
  CHECK_BOTH(smtp_reply::name(502_code) == "command_not_implemented"sv && !smtp_reply::phrase(502_code).empty());
  CHECK_BOTH(std::is_same_v<decltype(smtp_reply::code_table)::value_type, smtp_reply::code_info>);

  CHECK_BOTH(smtp_reply::find(smtp_reply::enhanced_code{5, 5, 1})->detail == 1);
  CHECK_BOTH(!smtp_reply::name(smtp_reply::enhanced_code{5, 5, 1}).empty());
  CHECK_BOTH(std::is_same_v<decltype(smtp_reply::enhanced_table)::value_type, smtp_reply::enhanced_info>);

  CHECK_BOTH(smtp_reply::listed(smtp_reply::command::rcpt, 251_code) == smtp_reply::listing::success);
  CHECK_BOTH(smtp_reply::commands_listing(354_code).contains(smtp_reply::command::data));
  CHECK_BOTH(std::is_same_v<decltype(smtp_reply::commands_listing(354_code)), smtp_reply::command_set>);
  CHECK_BOTH(!smtp_reply::phrase(smtp_reply::command::starttls, 454_code).empty());
  CHECK_BOTH(smtp_reply::name(smtp_reply::command::rcpt) == "RCPT"sv);
}

TEST_CASE("reads: parse.hpp and ehlo.hpp") {
  constexpr smtp_reply::parse_result result = smtp_reply::parse(ehlo_reply, smtp_reply::strict);
  CHECK_BOTH(static_cast<bool>(result) && result.error == smtp_reply::parse_error::none);
  CHECK_BOTH(result.reply.line_count() == 4 && result.reply.quirks() == smtp_reply::quirk::none);
  CHECK_BOTH(!smtp_reply::message(result.error).empty());
  CHECK_BOTH(smtp_reply::has(smtp_reply::lenient, smtp_reply::tolerant));
  CHECK_BOTH(smtp_reply::forward_path(result.reply).empty());
  CHECK_BOTH(std::is_same_v<decltype(result.reply), smtp_reply::reply_view>);
  CHECK_BOTH(std::is_same_v<decltype(result.reply.lines()), smtp_reply::line_range>);
  CHECK_BOTH(std::is_same_v<decltype(*result.reply.lines().begin()), smtp_reply::line_view>);
  CHECK(smtp_reply::parser(smtp_reply::parse_options{}).parse(ehlo_reply).consumed == ehlo_reply.size());

  CHECK_BOTH(smtp_reply::extensions(result.reply).size() == 3);
  CHECK_BOTH(std::is_same_v<decltype(smtp_reply::extensions(result.reply)), smtp_reply::extension_range>);
  CHECK_BOTH(
      std::is_same_v<decltype(smtp_reply::find_extension(result.reply, ""))::value_type, smtp_reply::extension_view>);
  CHECK_BOTH(smtp_reply::find_extension(result.reply, "size")->parameters == "1000"sv);
}

TEST_CASE("writes: write.hpp") {
  using namespace smtp_reply::literals;
  std::string text;
  smtp_reply::write_reply(std::back_inserter(text), 250_code, "ok", smtp_reply::write_options{});
  smtp_reply::write_reply(std::back_inserter(text), 550_code, smtp_reply::enhanced_code{5, 1, 1}, "no");
  CHECK(text == "250 ok\r\n550 5.1.1 no\r\n");

  char octets[32] = {};
  CHECK(smtp_reply::write_reply_n(static_cast<char*>(octets), sizeof octets, 250_code, "ok") == 8);
  CHECK(smtp_reply::write_reply_n(static_cast<char*>(octets), sizeof octets, 250_code, {2, 0, 0}, "ok") == 14);
  CHECK_BOTH(smtp_reply::canned<502_code>() == "502 Command not implemented\r\n"sv);
  CHECK_BOTH(smtp_reply::canned<502_code, 5, 1>() == "502 5.5.1 Command not implemented\r\n"sv);
}

TEST_CASE("decides and explains: advise.hpp, guide.hpp and compare.hpp") {
  using namespace smtp_reply::literals;
  constexpr smtp_reply::advice a = smtp_reply::advise(smtp_reply::command::rcpt, 450_code);
  CHECK_BOTH(a.what == smtp_reply::action::retry_later && a.where == smtp_reply::scope::recipient);
  CHECK_BOTH(smtp_reply::advise(smtp_reply::command::ehlo, smtp_reply::parse(ehlo_reply).reply).what ==
             smtp_reply::action::proceed);

  CHECK_BOTH(std::is_same_v<decltype(smtp_reply::guide(502_code)), smtp_reply::guidance>);
  CHECK_BOTH(!smtp_reply::guide(502_code, smtp_reply::language::arabic).title.empty());
  CHECK_BOTH(!smtp_reply::summary(smtp_reply::enhanced_code{5, 5, 1}).empty());

  constexpr smtp_reply::comparison c = smtp_reply::compare(211_code, 502_code);
  CHECK_BOTH(c.severity_order == -1);
  CHECK_BOTH(std::is_same_v<decltype(smtp_reply::explain(502_code)), smtp_reply::explanation>);
  std::string text;
  smtp_reply::write_report(std::back_inserter(text), c);
  CHECK(text.substr(0, 3) == "211");
}

TEST_CASE("meets the world: ostream.hpp and format.hpp") {
  using namespace smtp_reply::literals;
  std::ostringstream stream;
  stream << 502_code << ' ' << smtp_reply::command::vrfy;
  CHECK(stream.str() == "502 VRFY");
  CHECK_BOTH(SMTP_REPLY_USE_FMT == 0 || SMTP_REPLY_USE_FMT == 1);
  CHECK_BOTH(SMTP_REPLY_USE_STD_FORMAT == 0 || SMTP_REPLY_USE_STD_FORMAT == 1);
}

// ----------------------------------------------------------------------------- a program, as a reader would write it

namespace {

using namespace smtp_reply;

// Reads what a server sent in answer to RCPT and says, in one line each, what came and what to do.
std::string judge(std::string_view received) {
  std::ostringstream out;
  while (const parse_result r = parse(received)) {
    out << r.reply << " -> " << advise(command::rcpt, r.reply) << '\n';
    received.remove_prefix(r.consumed);
  }
  if (!received.empty()) out << parse(received) << ": " << message(parse(received).error) << '\n';
  return out.str();
}

}  // namespace

TEST_CASE("a client judges the answers to three recipients") {
  CHECK(judge("250 2.1.5 ok\r\n"
              "450-4.2.0 greylisted\r\n450 4.2.0 come back later\r\n"
              "550 5.1.1 <x@example.org>: User unknown\r\n"
              "25") ==
        "250 2.1.5 ok -> proceed recipient (RFC 5321 4.2.1)\n"
        "450 4.2.0 greylisted / 4.2.0 come back later -> retry_later recipient (RFC 5321 4.2.1)\n"
        "550 5.1.1 <x@example.org>: User unknown -> give_up recipient (RFC 5321 4.2.1)\n"
        "incomplete at 2: more octets are needed\n");
}

TEST_CASE("a program chooses by a switch over codes") {
  const auto kind = [](code c) -> std::string_view {
    switch (c) {
      case code::ok:
      case 251_code: return "taken";
      case code::mailbox_unavailable: return "refused";
      default: return is_transient(c) ? "later" : "other";
    }
  };
  CHECK(kind(250_code) == "taken");
  CHECK(kind(251_code) == "taken");
  CHECK(kind(550_code) == "refused");
  CHECK(kind(451_code) == "later");
  CHECK(kind(static_cast<code>(571)) == "other");
}
