#include <smtp_reply/command.hpp>

#include "../support/both_ways.hpp"
#include "../support/tsv.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using namespace smtp_reply;
using namespace std::string_view_literals;

namespace {

struct named_command {
  command value;
  std::string_view name;
};

// The commands of the contract, in its order.
constexpr named_command commands[] = {
    {command::connect, "CONNECT"},   {command::ehlo, "EHLO"}, {command::helo, "HELO"}, {command::lhlo, "LHLO"},
    {command::mail, "MAIL"},         {command::rcpt, "RCPT"}, {command::data, "DATA"}, {command::message, "MESSAGE"},
    {command::bdat, "BDAT"},         {command::burl, "BURL"}, {command::rset, "RSET"}, {command::vrfy, "VRFY"},
    {command::expn, "EXPN"},         {command::help, "HELP"}, {command::noop, "NOOP"}, {command::quit, "QUIT"},
    {command::starttls, "STARTTLS"}, {command::auth, "AUTH"}, {command::etrn, "ETRN"}, {command::atrn, "ATRN"},
    {command::turn, "TURN"},
};

constexpr command no_command[] = {static_cast<command>(21), static_cast<command>(31), static_cast<command>(32),
                                  static_cast<command>(33), static_cast<command>(255)};

bool starts_with(const std::string& text, std::string_view front) { return text.compare(0, front.size(), front) == 0; }

// The word of the column "kind". The compiler names a listing that the contract does not have.
std::string_view word(listing l) {
  switch (l) {
    case listing::not_listed: return "not listed";
    case listing::success: return "success";
    case listing::intermediate: return "intermediate";
    case listing::error: return "error";
  }
  return "no listing";
}

// What command_replies.tsv lists: "RCPT 250" is "success".
using listings = std::map<std::pair<command, int>, std::string>;

// The codes of the column "code": itself, or for "4yz" and "5yz" every well-formed code of the class.
std::vector<int> codes_of(const std::string& text) {
  if (text.substr(1) != "yz") return {std::stoi(text)};
  std::vector<int> codes;
  const int first = (text[0] - '0') * 100;
  for (int rest = 0; rest <= 59; ++rest) codes.push_back(first + rest);  // the second digit is at most 5
  return codes;
}

// The commands whose replies a row is about.
std::vector<command> commands_of(const tsv::row& row) {
  const std::string& name = row.at("command");
  std::vector<command> found;
  if (name == "ANY") {
    // The greeting answers no command and the reply to the message comes after its command was taken: whatever else any
    // command may get, these two get only the 421 of a server that shuts down.
    for (const named_command& c : commands) {
      const bool is_limited = c.value == command::connect || c.value == command::message;
      if (!is_limited || row.at("code") == "421") found.push_back(c.value);
    }
  } else if (name == "DATA" || name == "DATA on LMTP") {
    found.push_back(row.at("phase") == "content" ? command::message : command::data);
  } else if (name == "EHLO on LMTP") {
    found.push_back(command::ehlo);
  } else if (name != "ODMR other commands") {  // their 502 is that of any command
    for (const named_command& c : commands) {
      if (c.name == name) found.push_back(c.value);
    }
    if (found.empty()) tsv::fail("command_replies.tsv: unknown command " + name);
  }
  return found;
}

listings expected_listings() {
  listings expected;
  for (const tsv::row& row : tsv::read("standards/command_replies.tsv")) {
    if (starts_with(row.at("source"), "RFC821 ") || starts_with(row.at("source"), "RFC2821 ")) continue;  // obsolete
    for (const command cmd : commands_of(row)) {
      for (const int value : codes_of(row.at("code"))) {
        std::string& kind = expected[{cmd, value}];
        if (!kind.empty() && kind != row.at("kind")) tsv::fail("command_replies.tsv: two kinds for " + row.at("code"));
        kind = row.at("kind");
      }
    }
  }
  return expected;
}

// The phrases that hold after one command only.
using phrases = std::map<std::pair<command, int>, std::string>;

// A row of reply_code_meanings.tsv holds after a command where the context is that command's name, alone or with an
// enhanced code in brackets; any other context asks for more than the command. Where a command has several phrases for
// a code, none is the one. What stands in brackets is no phrase. 530 is decided below.
phrases phrases_of_contexts() {
  phrases found;
  std::map<std::pair<command, int>, int> count;
  for (const tsv::row& row : tsv::read("standards/reply_code_meanings.tsv")) {
    const std::string& context = row.at("context");
    const std::string phrase = row.at("phrase").substr(0, row.at("phrase").find(" ("));
    for (const named_command& c : commands) {
      if (context.substr(0, context.find(" (")) != c.name || phrase.front() == '(' || row.at("code") == "530") continue;
      const std::pair<command, int> key(c.value, std::stoi(row.at("code")));
      found[key] = phrase;
      if (++count[key] > 1) found[key].clear();
    }
  }
  return found;
}

// RFC 3207 4 and RFC 4954 6 each define a 530 of their own, and each says after which commands it must not be sent.
// Where that leaves one of the two, it is that one.
phrases phrases_of_530() {
  std::map<std::string, std::string> exclusions;  // " NOOP EHLO ... " by the RFC
  for (const tsv::row& row : tsv::read("standards/command_replies.tsv")) {
    if (row.at("command") != "ANY" || row.at("code") != "530") continue;
    const std::string& note = row.at("note");
    exclusions[row.at("source")] = note.substr(note.find("not for") + 7) + " ";
  }
  if (exclusions.size() != 2) tsv::fail("command_replies.tsv: 530 has not two sources");

  phrases found;
  for (const named_command& c : commands) {
    const auto may_be = [&](const char* rfc) {
      return exclusions.at(rfc).find(" " + std::string(c.name) + " ") == std::string::npos;
    };
    if (may_be("RFC3207 4") && !may_be("RFC4954 6")) found[{c.value, 530}] = "Must issue a STARTTLS command first";
    if (may_be("RFC4954 6") && !may_be("RFC3207 4")) found[{c.value, 530}] = "Authentication required";
  }
  return found;
}

// RFC 5321 4.2.2: 'Transaction failed (Or, in the case of a connection-opening response, "No SMTP service here")'.
phrases phrase_of_greeting() {
  phrases found;
  for (const tsv::row& row : tsv::read("standards/reply_code_meanings.tsv")) {
    if (row.at("phrase").find("connection-opening response") == std::string::npos) continue;
    found[{command::connect, std::stoi(row.at("code"))}] = tsv::split(row.at("phrase"), '"')[1];
  }
  return found;
}

constexpr std::uint32_t bit(int n) { return std::uint32_t{1} << n; }

}  // namespace

static_assert(std::is_same_v<std::underlying_type_t<command>, std::uint8_t>);
static_assert(std::is_same_v<std::underlying_type_t<listing>, std::uint8_t>);
static_assert(std::is_same_v<decltype(command_set::bits), std::uint32_t>);

static_assert(std::is_same_v<decltype(&listed), listing (*)(command, code) noexcept>);
static_assert(std::is_same_v<decltype(&commands_listing), command_set (*)(code) noexcept>);
static_assert(std::is_same_v<decltype(phrase(command{}, code{})), std::string_view>);
static_assert(std::is_same_v<decltype(name(command{})), std::string_view>);
static_assert(noexcept(phrase(command{}, code{})) && noexcept(name(command{})));
static_assert(std::is_same_v<decltype(&command_set::contains), bool (command_set::*)(command) const noexcept>);
static_assert(std::is_same_v<decltype(&command_set::size), std::size_t (command_set::*)() const noexcept>);

// --------------------------------------------------------------------------------- the commands

TEST_CASE("each command has its name, and a value that is no command has none") {
  CHECK_BOTH(name(command::rcpt) == "RCPT"sv);
  CHECK_BOTH(name(command::connect) == "CONNECT"sv && name(command::message) == "MESSAGE"sv);
  CHECK_BOTH(name(static_cast<command>(21)).empty() && name(static_cast<command>(255)).empty());
  for (const command cmd : no_command) CHECK(name(cmd).empty());

  for (const named_command& c : commands) {
    CAPTURE(std::string(c.name));
    CHECK(name(c.value) == c.name);
  }
  for (const command cmd : no_command) CHECK(name(cmd).empty());
}

TEST_CASE("all_commands holds every command, in the order of the enumeration") {
  CHECK(all_commands.size() == std::size(commands));
  for (std::size_t i = 0; i < all_commands.size(); ++i) {
    CAPTURE(i);
    CHECK(all_commands[i] == commands[i].value);
    CHECK(static_cast<std::size_t>(all_commands[i]) == i);
  }
}

// ------------------------------------------------------------------------------------- listings

TEST_CASE("RFC 5321 4.3.2 and others: listed is what command_replies.tsv lists, for every command and code") {
  CHECK_BOTH(listed(command::rcpt, 251_code) == listing::success);
  CHECK_BOTH(listed(command::rcpt, 550_code) == listing::error);
  CHECK_BOTH(listed(command::rcpt, 354_code) == listing::not_listed);
  CHECK_BOTH(listed(command::auth, 334_code) == listing::intermediate);
  CHECK_BOTH(listed(command::mail, 355_code) == listing::intermediate);
  CHECK_BOTH(listed(command::etrn, 459_code) == listing::error);

  const listings expected = expected_listings();
  for (const named_command& c : commands) {
    for (const code value : every_code()) {
      CAPTURE(std::string(c.name));
      CAPTURE(to_int(value));
      const auto row = expected.find({c.value, to_int(value)});
      CHECK(word(listed(c.value, value)) == (row == expected.end() ? "not listed" : row->second));
    }
  }
}

TEST_CASE("the reply to DATA and the reply to the message after it are listed apart") {
  CHECK_BOTH(listed(command::data, 354_code) == listing::intermediate);
  CHECK_BOTH(listed(command::data, 250_code) == listing::not_listed);
  CHECK_BOTH(listed(command::message, 250_code) == listing::success);
  CHECK_BOTH(listed(command::message, 354_code) == listing::not_listed);
}

TEST_CASE("RFC 5321 4.3.2: any command may get 421, 500, 501; a greeting and a message of these only 421") {
  CHECK_BOTH(listed(command::noop, 421_code) == listing::error && listed(command::noop, 500_code) == listing::error);
  CHECK_BOTH(listed(command::turn, 503_code) == listing::error);
  CHECK_BOTH(listed(command::turn, 250_code) == listing::not_listed);  // RFC 821 alone has it
  CHECK_BOTH(listed(command::connect, 421_code) == listing::error);
  CHECK_BOTH(listed(command::connect, 554_code) == listing::error);  // by its own row
  CHECK_BOTH(listed(command::connect, 500_code) == listing::not_listed);
  CHECK_BOTH(listed(command::connect, 530_code) == listing::not_listed);
}

TEST_CASE("RFC 3030 2, RFC 2033 4.2: a chunk and a message may get any refusal that is well-formed") {
  CHECK_BOTH(listed(command::bdat, 400_code) == listing::error && listed(command::bdat, 559_code) == listing::error);
  CHECK_BOTH(listed(command::message, 499_code) == listing::not_listed);
  CHECK_BOTH(listed(command::message, 571_code) == listing::not_listed);
  CHECK_BOTH(listed(command::bdat, 251_code) == listing::not_listed);
  CHECK_BOTH(listed(command::burl, 400_code) == listing::not_listed);
}

TEST_CASE("nothing is listed for a value that is no command") {
  CHECK_BOTH(listed(static_cast<command>(21), 421_code) == listing::not_listed);
  for (const command cmd : no_command) {
    for (const code value : every_code()) {
      if (listed(cmd, value) != listing::not_listed) FAIL_CHECK(static_cast<int>(cmd) << " " << to_int(value));
    }
    CHECK(!commands_listing(421_code).contains(cmd));
  }
}

TEST_CASE("commands_listing holds the commands for which the code is listed, and no other bit") {
  CHECK_BOTH(commands_listing(502_code).contains(command::vrfy));
  CHECK_BOTH(!commands_listing(502_code).contains(command::connect));
  CHECK_BOTH(commands_listing(354_code).size() == 1 && commands_listing(354_code).contains(command::data));
  CHECK_BOTH(commands_listing(421_code).size() == 21);
  CHECK_BOTH(commands_listing(571_code).size() == 0 && commands_listing(static_cast<code>(1421)).bits == 0);

  for (const code value : every_code()) {
    CAPTURE(to_int(value));
    const command_set set = commands_listing(value);
    std::size_t count = 0;
    for (const named_command& c : commands) {
      const bool is_listed = listed(c.value, value) != listing::not_listed;
      CAPTURE(std::string(c.name));
      CHECK(set.contains(c.value) == is_listed);
      if (is_listed) ++count;
    }
    CHECK(set.size() == count);
    CHECK((set.bits >> std::size(commands)) == 0);
  }
}

// ---------------------------------------------------------------------------------- command_set

TEST_CASE("bit n of a set stands for the command of value n") {
  CHECK_BOTH(command_set{}.size() == 0 && !command_set{}.contains(command::connect));
  CHECK_BOTH(command_set{1}.contains(command::connect) && !command_set{1}.contains(command::ehlo));
  CHECK_BOTH(command_set{0x1FFFFF}.size() == 21 && command_set{0x1FFFFF}.contains(command::turn));

  for (int n = 0; n < static_cast<int>(std::size(commands)); ++n) {
    const command_set set{bit(n)};
    CAPTURE(n);
    CHECK(set.size() == 1);
    for (const named_command& c : commands) CHECK(set.contains(c.value) == (static_cast<int>(c.value) == n));
    for (const command cmd : no_command) CHECK(!set.contains(cmd));
  }
}

TEST_CASE("each listing has the name of its enumerator; no other value has one") {
  CHECK_BOTH(name(listing::not_listed) == "not_listed" && name(listing::success) == "success");
  CHECK_BOTH(name(listing::intermediate) == "intermediate" && name(listing::error) == "error");
  CHECK_BOTH(name(static_cast<listing>(4)).empty());
}

TEST_CASE("sets of commands are compared, joined, intersected and subtracted") {
  constexpr command_set low{0x3};
  constexpr command_set high{0x6};
  CHECK_BOTH(low == command_set{0x3} && low != high && !(low == high) && !(low != command_set{0x3}));
  CHECK_BOTH(high != low && !(high == low));
  CHECK_BOTH((low & high) == command_set{0x2});
  CHECK_BOTH((low | high) == command_set{0x7});
  CHECK_BOTH((low - high) == command_set{0x1} && (high - low) == command_set{0x4});
  CHECK_BOTH(command_set{}.empty() && !low.empty() && (low - low).empty());
}

// ---------------------------------------------------------------------------------- the phrases

TEST_CASE("a code with another meaning after a command has that command's phrase") {
  CHECK_BOTH(phrase(command::starttls, 454_code) == "TLS not available due to temporary reason"sv);
  CHECK_BOTH(phrase(command::auth, 454_code) == "Temporary authentication failure"sv);
  CHECK_BOTH(phrase(command::starttls, 220_code) == "Ready to start TLS"sv);
  CHECK_BOTH(phrase(command::connect, 220_code) == "Service ready"sv);
  CHECK_BOTH(phrase(command::connect, 554_code) == "No SMTP service here"sv);
  CHECK_BOTH(phrase(command::burl, 554_code) == "Transaction failed"sv);  // has five of its own, none of them the one
  CHECK_BOTH(phrase(command::rcpt, 571_code).empty());

  phrases expected = phrases_of_contexts();
  expected.merge(phrases_of_530());
  expected.merge(phrase_of_greeting());
  for (const named_command& c : commands) {
    for (const code value : every_code()) {
      CAPTURE(std::string(c.name));
      CAPTURE(to_int(value));
      const auto own = expected.find({c.value, to_int(value)});
      const bool has_own = own != expected.end() && !own->second.empty();
      CHECK(phrase(c.value, value) == (has_own ? std::string_view(own->second) : phrase(value)));
    }
  }
}

TEST_CASE("RFC 3207 4 and RFC 4954 6: 530 after AUTH, HELO and RSET can only mean that TLS comes first") {
  CHECK_BOTH(phrase(command::auth, 530_code) == "Must issue a STARTTLS command first"sv);
  CHECK_BOTH(phrase(command::helo, 530_code) == "Must issue a STARTTLS command first"sv);
  CHECK_BOTH(phrase(command::rset, 530_code) == "Must issue a STARTTLS command first"sv);
  CHECK_BOTH(phrase(command::starttls, 530_code) == "Authentication required"sv);
  CHECK_BOTH(phrase(command::mail, 530_code) == "Authentication required"sv);  // either of two: the first
}

TEST_CASE("the phrase after a value that is no command is that of the code") {
  for (const command cmd : no_command) {
    for (const code value : every_code()) {
      if (phrase(cmd, value) != phrase(value)) FAIL_CHECK(static_cast<int>(cmd) << " " << to_int(value));
    }
    CHECK(phrase(cmd, 454_code) == phrase(454_code));
  }
}
