#include <smtp_reply/advise.hpp>

#include "../support/both_ways.hpp"
#include "../support/tsv.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace smtp_reply;
using namespace std::string_view_literals;

namespace {

// The words of the columns "action" and "scope". The compiler names one that the contract does not have.
std::string_view word(action a) {
  switch (a) {
    case action::proceed: return "proceed";
    case action::send_more: return "send_more";
    case action::authenticate: return "authenticate";
    case action::fall_back: return "fall_back";
    case action::retry_later: return "retry_later";
    case action::give_up: return "give_up";
  }
  return "no action";
}

std::string_view word(scope s) {
  switch (s) {
    case scope::command: return "command";
    case scope::recipient: return "recipient";
    case scope::transaction: return "transaction";
    case scope::session: return "session";
  }
  return "no scope";
}

// "rcpt", as the column "commands" has it.
std::string word(command cmd) {
  std::string text(name(cmd));
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');  // not std::tolower: I is its own in Turkish
  }
  return text;
}

// "502"; "1502" for a value over 999.
std::string word(code c) {
  const std::string digits = std::to_string(static_cast<unsigned>(c));
  return digits.size() < 3 ? std::string(3 - digits.size(), '0') + digits : digits;
}

bool fits(const std::string& pattern, const std::string& text) {
  return pattern == "*" || std::equal(pattern.begin(), pattern.end(), text.begin(), text.end(), [](char p, char t) {
           return p == t || ((p == 'y' || p == 'z') && t >= '0' && t <= '9');
         });
}

// Whether a field, "* but 5yz 421", selects the text: a part in front of "but" fits it and none behind.
bool selects(const std::string& field, const std::string& text) {
  bool is_selected = false;
  bool behind_but = false;
  for (const std::string& part : tsv::split(field, ' ')) {
    if (part == "but") {
      behind_but = true;
    } else if (fits(part, text)) {
      is_selected = !behind_but;
    }
  }
  return is_selected;
}

// A row of advice.tsv, with what it selects looked up once for all.
struct rule {
  std::string number, enhanced, what, where, source;
  std::vector<bool> selects_command;  // by the command's place in all_commands
  std::vector<bool> selects_code;     // by the code's place in every_code()
};

std::vector<rule> rules() {
  const std::vector<code> codes = every_code();
  std::vector<rule> found;
  for (const tsv::row& row : tsv::read("advice.tsv")) {
    rule& r = found.emplace_back();
    r.number = row.at("rule");
    r.enhanced = row.at("enhanced");
    r.what = row.at("action");
    r.where = row.at("scope");
    r.source = row.at("source");
    for (const command cmd : all_commands) r.selects_command.push_back(selects(row.at("commands"), word(cmd)));
    for (const code c : codes) r.selects_code.push_back(selects(row.at("codes"), word(c)));
  }
  return found;
}

// The first rule for a command and a code by their places, and for what enhanced code the reply has, "" where none.
const rule& first_rule(const std::vector<rule>& all, std::size_t cmd, std::size_t c, const std::string& enhanced) {
  for (const rule& r : all) {
    if (!r.selects_command[cmd] || !r.selects_code[c]) continue;
    if (r.enhanced.empty() || (!enhanced.empty() && selects(r.enhanced, enhanced))) return r;
  }
  tsv::fail("advice.tsv: no rule for " + word(all_commands[cmd]));
}

bool follows(const advice& a, const rule& r) {
  return word(a.what) == r.what && word(a.where) == r.where && a.source == r.source;
}

std::string text_of(const advice& a) {
  return std::string(word(a.what)) + " " + std::string(word(a.where)) + " (" + std::string(a.source) + ")";
}

constexpr bool is(const advice& a, action what, scope where, std::string_view source) {
  return a.what == what && a.where == where && a.source == source;
}

// The advice on a whole reply, which must be one that parse() takes.
constexpr advice on(command cmd, std::string_view octets) { return advise(cmd, parse(octets, lenient).reply); }

}  // namespace

static_assert(std::is_same_v<std::underlying_type_t<action>, std::uint8_t>);
static_assert(std::is_same_v<std::underlying_type_t<scope>, std::uint8_t>);
static_assert(std::is_same_v<decltype(advice::what), action>);
static_assert(std::is_same_v<decltype(advice::where), scope>);
static_assert(std::is_same_v<decltype(advice::source), std::string_view>);
static_assert(std::is_same_v<decltype(advise(command{}, code{})), advice>);
static_assert(std::is_same_v<decltype(advise(command{}, reply_view{})), advice>);
static_assert(noexcept(advise(command{}, code{})) && noexcept(advise(command{}, reply_view{})));

TEST_CASE("advice made by default is to give up, on the command alone") {
  CHECK_BOTH(is(advice{}, action::give_up, scope::command, ""));
}

TEST_CASE("each action and each scope has the name of its enumerator; no other value has one") {
  for (int value = 0; value <= 0xFF; ++value) {
    const auto a = static_cast<action>(value);
    const auto s = static_cast<scope>(value);
    CHECK(name(a) == (value <= 5 ? word(a) : ""));
    CHECK(name(s) == (value <= 3 ? word(s) : ""));
  }
}

TEST_CASE("two pieces of advice are equal where action, scope and source are") {
  constexpr advice a{action::proceed, scope::session, "RFC 5321 4.2.1"};
  CHECK_BOTH(a == advice{action::proceed, scope::session, "RFC 5321 4.2.1"} && !(a != a));
  CHECK_BOTH(a != advice{action::give_up, scope::session, "RFC 5321 4.2.1"});
  CHECK_BOTH(a != advice{action::proceed, scope::command, "RFC 5321 4.2.1"});
  CHECK_BOTH(a != advice{action::proceed, scope::session, "RFC 5321 4.2.5"});
}

// ------------------------------------------------------------------------- by command and code

TEST_CASE("advise(command, code) follows the first rule of advice.tsv that fits, for every command and code") {
  const std::vector<rule> all = rules();
  const std::vector<code> codes = every_code();
  for (std::size_t cmd = 0; cmd < all_commands.size(); ++cmd) {
    for (std::size_t c = 0; c < codes.size(); ++c) {
      const rule& expected = first_rule(all, cmd, c, "");
      const advice found = advise(all_commands[cmd], codes[c]);
      CAPTURE(word(all_commands[cmd]));
      CAPTURE(word(codes[c]));
      CAPTURE(expected.number);
      CHECK(word(found.what) == expected.what);
      CHECK(word(found.where) == expected.where);
      CHECK(found.source == expected.source);
    }
  }
}

TEST_CASE("every rule of advice.tsv decides something, so that none stands there for nothing") {
  const std::vector<rule> all = rules();
  const std::size_t code_count = every_code().size();
  std::vector<std::string> unused;
  for (const rule& r : all) unused.push_back(r.number + " " + r.source);
  for (std::size_t cmd = 0; cmd < all_commands.size(); ++cmd) {
    for (std::size_t c = 0; c < code_count; ++c) {
      for (const char* enhanced : {"", "5.7.10"}) {
        const rule& r = first_rule(all, cmd, c, enhanced);
        unused.erase(std::remove(unused.begin(), unused.end(), r.number + " " + r.source), unused.end());
      }
    }
  }
  for (const std::string& r : unused) FAIL_CHECK("rule " << r);
  CHECK(unused.empty());
}

TEST_CASE("RFC 5321 4.2.1: go on after 2yz, try again after 4yz, give up after 5yz") {
  CHECK_BOTH(is(advise(command::mail, 250_code), action::proceed, scope::transaction, "RFC 5321 4.2.1"));
  CHECK_BOTH(is(advise(command::rcpt, 251_code), action::proceed, scope::recipient, "RFC 5321 4.2.1"));
  CHECK_BOTH(is(advise(command::rcpt, 450_code), action::retry_later, scope::recipient, "RFC 5321 4.2.1"));
  CHECK_BOTH(is(advise(command::rcpt, 571_code), action::give_up, scope::recipient, "RFC 5321 4.2.1"));
  CHECK_BOTH(is(advise(command::message, 451_code), action::retry_later, scope::transaction, "RFC 5321 4.2.5"));
  CHECK_BOTH(is(advise(command::noop, 500_code), action::give_up, scope::command, "RFC 5321 4.2.1"));
}

TEST_CASE("RFC 5321 4.1.1.4, RFC 4954 4: send the mail data after 354, the next response after 334") {
  CHECK_BOTH(is(advise(command::data, 354_code), action::send_more, scope::transaction, "RFC 5321 4.1.1.4"));
  CHECK_BOTH(is(advise(command::auth, 334_code), action::send_more, scope::command, "RFC 4954 4"));
  CHECK_BOTH(is(advise(command::mail, 355_code), action::send_more, scope::transaction, "RFC 1845"));
}

TEST_CASE("an intermediate reply to another command and a success to DATA are out of step: a new session") {
  CHECK_BOTH(is(advise(command::rcpt, 354_code), action::retry_later, scope::session, "RFC 5321 4.2.1"));
  CHECK_BOTH(is(advise(command::data, 334_code), action::retry_later, scope::session, "RFC 5321 4.2.1"));
  CHECK_BOTH(is(advise(command::data, 250_code), action::retry_later, scope::session, "RFC 5321 4.1.1.4"));
}

TEST_CASE("RFC 5321 4.2: a first digit outside 2-5 ends the session") {
  CHECK_BOTH(is(advise(command::rcpt, 150_code), action::retry_later, scope::session, "RFC 5321 4.2"));
  CHECK_BOTH(is(advise(command::rcpt, 650_code), action::retry_later, scope::session, "RFC 5321 4.2"));
  CHECK_BOTH(is(advise(command::rcpt, static_cast<code>(1250)), action::retry_later, scope::session, "RFC 5321 4.2"));
}

TEST_CASE("RFC 5321 4.1.1.10: whatever answers QUIT, the session is over") {
  CHECK_BOTH(is(advise(command::quit, 221_code), action::proceed, scope::session, "RFC 5321 4.1.1.10"));
  CHECK_BOTH(is(advise(command::quit, 421_code), action::proceed, scope::session, "RFC 5321 4.1.1.10"));
  CHECK_BOTH(is(advise(command::quit, 999_code), action::proceed, scope::session, "RFC 5321 4.1.1.10"));
}

TEST_CASE("codes that mean the same after any command: 421, 221, 521, 530") {
  CHECK_BOTH(is(advise(command::rcpt, 421_code), action::retry_later, scope::session, "RFC 5321 3.8"));
  CHECK_BOTH(is(advise(command::mail, 221_code), action::retry_later, scope::session, "RFC 5321 3.8"));
  CHECK_BOTH(is(advise(command::connect, 521_code), action::give_up, scope::session, "RFC 7504 3"));
  CHECK_BOTH(is(advise(command::mail, 530_code), action::authenticate, scope::command, "RFC 4954 6; RFC 3207 4"));
}

TEST_CASE("another way may do: HELO for EHLO, MAIL without parameters, another mechanism for AUTH") {
  CHECK_BOTH(is(advise(command::ehlo, 502_code), action::fall_back, scope::command, "RFC 5321 3.2"));
  CHECK_BOTH(is(advise(command::ehlo, 554_code), action::give_up, scope::session, "RFC 5321 3.1"));
  CHECK_BOTH(is(advise(command::mail, 555_code), action::fall_back, scope::command, "RFC 5321 4.1.1.11"));
  CHECK_BOTH(is(advise(command::auth, 504_code), action::fall_back, scope::command, "RFC 4954 6"));
  CHECK_BOTH(is(advise(command::auth, 535_code), action::give_up, scope::command, "RFC 4954 6"));
  CHECK_BOTH(is(advise(command::starttls, 454_code), action::fall_back, scope::command, "RFC 3207 4.1"));
}

// ------------------------------------------------------------------------------ by a whole reply

TEST_CASE("advise(command, reply) follows advice.tsv with E1 and E2, for every command, code and some enhanced codes") {
  const std::vector<rule> all = rules();
  const std::string enhanced_codes[] = {"",      "2.1.5",  "2.7.10", "4.5.3",  "4.7.10", "4.7.11",
                                        "5.0.0", "5.1.10", "5.2.2",  "5.2.3",  "5.5.3",  "5.5.30",
                                        "5.7.1", "5.7.9",  "5.7.10", "5.7.11", "5.7.12", "5.7.509"};
  for (std::size_t c = 0; c <= 999; ++c) {  // every_code() begins with them
    const std::string digits = word(static_cast<code>(c));
    for (const std::string& enhanced : enhanced_codes) {
      const std::string octets = digits + " " + enhanced + " said the server\r\n";
      const parse_result parsed = parse(octets, lenient);
      if (!parsed) {
        FAIL_CHECK(octets);
        continue;
      }
      // RFC 2034 4: one of another class than the reply code's is not the reply's.
      const bool counts = !enhanced.empty() && enhanced[0] == digits[0];
      for (std::size_t cmd = 0; cmd < all_commands.size(); ++cmd) {
        const rule& expected = first_rule(all, cmd, c, counts ? enhanced : "");
        const advice found = advise(all_commands[cmd], parsed.reply);
        if (!follows(found, expected)) {
          FAIL_CHECK(word(all_commands[cmd]) << ": " << octets << text_of(found) << ", not rule " << expected.number);
        }
      }
    }
  }
}

TEST_CASE("RFC 3463 3.3: 552 to RCPT with an enhanced code other than 5.5.3 is not about the number of recipients") {
  constexpr std::string_view too_many = "RFC 5321 4.5.3.1.10";
  CHECK_BOTH(is(on(command::rcpt, "552 5.2.2 full\r\n"), action::give_up, scope::recipient, "RFC 3463 3.3"));
  CHECK_BOTH(is(on(command::rcpt, "552 5.2.3 long\r\n"), action::give_up, scope::recipient, "RFC 3463 3.3"));
  CHECK_BOTH(is(on(command::rcpt, "552 5.5.3 many\r\n"), action::retry_later, scope::recipient, too_many));
  CHECK_BOTH(is(on(command::rcpt, "552 many\r\n"), action::retry_later, scope::recipient, too_many));
  CHECK_BOTH(is(on(command::rcpt, "552 4.2.2 full\r\n"), action::retry_later, scope::recipient, too_many));
  CHECK_BOTH(is(on(command::rcpt, "552-full\r\n552 5.2.2 at\r\n"), action::give_up, scope::recipient, "RFC 3463 3.3"));
  CHECK_BOTH(is(on(command::message, "552 5.2.2 full\r\n"), action::give_up, scope::transaction, "RFC 5321 4.2.5"));
  CHECK_BOTH(is(on(command::rcpt, "550 5.2.2 full\r\n"), action::give_up, scope::recipient, "RFC 5321 4.2.1"));
}

TEST_CASE("RFC 5248 2.4: 5.7.10 and 5.7.11 ask for encryption first, but not after 521 or QUIT") {
  CHECK_BOTH(is(on(command::mail, "550 5.7.10 TLS\r\n"), action::authenticate, scope::command, "RFC 5248 2.4"));
  CHECK_BOTH(is(on(command::auth, "538 5.7.11 TLS\r\n"), action::authenticate, scope::command, "RFC 5248 2.4"));
  CHECK_BOTH(is(on(command::mail, "521 5.7.10 TLS\r\n"), action::give_up, scope::session, "RFC 7504 3"));
  CHECK_BOTH(is(on(command::quit, "550 5.7.10 TLS\r\n"), action::proceed, scope::session, "RFC 5321 4.1.1.10"));
  CHECK_BOTH(is(on(command::mail, "450 4.7.10 TLS\r\n"), action::retry_later, scope::transaction, "RFC 5321 4.2.1"));
  CHECK_BOTH(is(on(command::rcpt, "552 5.7.10 TLS\r\n"), action::give_up, scope::recipient, "RFC 3463 3.3"));
}

TEST_CASE("RFC 5321 4.2: a reply_view of no reply has the code 0, which ends the session") {
  CHECK_BOTH(is(advise(command::rcpt, reply_view{}), action::retry_later, scope::session, "RFC 5321 4.2"));
}
