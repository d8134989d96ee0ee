#include "../../../examples/server/session.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <ostream>  // doctest prints replies
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace smtp_reply;
using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {

// Everything that a session needs, and the mail that it took.
struct fixture {
  server::settings settings;
  std::vector<server::mail> mails;
  server::kept result = server::kept::yes;
  server::mail_keeper keep = [this](const server::mail& m) {
    mails.push_back(m);
    return result;
  };

  fixture() { settings.max_mistakes = 1000; }
  fixture(const fixture&) = delete;
  fixture& operator=(const fixture&) = delete;

  server::session open() { return {settings, keep, "192.0.2.1"}; }

  // A session that was sent these lines.
  server::session after(std::initializer_list<std::string_view> lines) {
    server::session s = open();
    (void)s.greeting();
    for (const std::string_view line : lines) (void)s.receive(std::string(line) + "\r\n");
    return s;
  }
};

std::string printable(std::string_view octets) {
  std::string text;
  for (const char c : octets) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet >= 0x20 && octet < 0x7F) text += c;
    else
      text += "\\x" + std::string(1, "0123456789abcdef"[octet >> 4]) + std::string(1, "0123456789abcdef"[octet & 15]);
  }
  return text;
}

// RFC 2034 4: every line of every reply but these and 3yz carries one, of the reply's own class.
bool carries_right_enhanced_code(const reply_view& reply, std::optional<command> cmd) {
  const bool none =
      cmd == command::connect || cmd == command::ehlo || cmd == command::helo || is_intermediate(reply.code());
  for (const line_view line : reply.lines()) {
    if (line.enhanced.has_value() == none) return false;
  }
  return true;
}

// What is wrong with the octets as the one reply to this command, or to a line that is none; "" if nothing.
std::string fault_in(std::string_view octets, std::optional<command> cmd, quirk accept = strict) {
  const parse_result r = parse(octets, accept);
  if (!r) return std::string(message(r.error)) + " at " + std::to_string(r.position);
  if (r.consumed != octets.size()) return "more than one reply";
  if (cmd && listed(*cmd, r.reply.code()) == listing::not_listed) return "not listed for " + std::string(name(*cmd));
  if (!cmd && r.reply.code() != 500 && r.reply.code() != 421) return "an unknown command is answered with 500";
  if (!carries_right_enhanced_code(r.reply, cmd)) return "enhanced code";
  return {};
}

// The code of the one reply to a line; 0 when there is none. Fails the test when it is not as it should be.
int code_of(std::string_view octets, std::optional<command> cmd, quirk accept = strict) {
  if (octets.empty()) return 0;
  const std::string fault = fault_in(octets, cmd, accept);
  INFO(printable(octets));
  CHECK_MESSAGE(fault.empty(), fault);
  return to_int(parse(octets, lenient).reply.code());
}

// The codes of the replies in a row.
std::vector<int> codes_of(std::string_view octets, quirk accept = strict) {
  std::vector<int> codes;
  while (!octets.empty()) {
    const parse_result r = parse(octets, accept);
    INFO(printable(octets.substr(0, 600)));
    REQUIRE_MESSAGE(r, message(r.error));
    codes.push_back(to_int(r.reply.code()));
    octets.remove_prefix(r.consumed);
  }
  return codes;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

// ---------------------------------------------------------------------------------- orders of commands

namespace {

// RFC 5321 4.1.4, written down once more and without looking at the session: what it has to answer next.
struct model {
  bool greeted = false;
  bool mail = false;
  int recipients = 0;
  bool text = false;
  bool over = false;

  int drop(int reply) {
    mail = false;
    recipients = 0;
    return reply;
  }
  int hello() {
    greeted = true;
    return drop(250);
  }
  int quit() {
    over = true;
    return 221;
  }
};

struct step {
  std::string_view line;
  std::optional<command> cmd;
  int (*expected)(model&);  // moves the model on; 0: no reply
};

constexpr int always_501(model&) { return 501; }
constexpr int always_502(model&) { return 502; }

const step steps[] = {
    {"EHLO client.example", command::ehlo, [](model& m) { return m.hello(); }},
    {"HELO client.example", command::helo, [](model& m) { return m.hello(); }},
    {"MAIL FROM:<a@example.org>", command::mail,
     [](model& m) {
       if (!m.greeted || m.mail) return 503;
       m.mail = true;
       return 250;
     }},
    {"RCPT TO:<b@example.org>", command::rcpt,
     [](model& m) {
       if (!m.mail) return 503;
       if (m.recipients == 2) return 452;
       ++m.recipients;
       return 250;
     }},
    {"DATA", command::data,
     [](model& m) {
       if (!m.mail) return 503;
       if (m.recipients == 0) return 554;
       m.text = true;
       return 354;
     }},
    {".", std::nullopt, [](model&) { return 500; }},
    {"RSET", command::rset, [](model& m) { return m.drop(250); }},
    {"QUIT", command::quit, [](model& m) { return m.quit(); }},
    // The first eight are walked deeper.
    {"RCPT TO:<no@example.org>", command::rcpt, [](model& m) { return m.mail ? 550 : 503; }},
    {"RCPT TO:<later@example.org>", command::rcpt, [](model& m) { return m.mail ? 450 : 503; }},
    {"MAIL FROM:<no@example.org>", command::mail, [](model& m) { return m.greeted && !m.mail ? 550 : 503; }},
    {"MAIL FROM:a@example.org", command::mail, [](model& m) { return m.greeted && !m.mail ? 501 : 503; }},
    {"VRFY b", command::vrfy, [](model&) { return 252; }},
    {"EXPN list", command::expn, always_502},
    {"HELP", command::help, [](model&) { return 214; }},
    {"HELP me", command::help, [](model&) { return 504; }},
    {"NOOP", command::noop, [](model&) { return 250; }},
    {"EHLO", command::ehlo, always_501},
    {"DATA now", command::data, always_501},
    {"RSET all", command::rset, always_501},
    {"QUIT now", command::quit, always_501},
    {"STARTTLS", command::starttls, always_502},
    {"AUTH PLAIN", command::auth, always_502},
    {"WHAT", std::nullopt, [](model&) { return 500; }},
    {"", std::nullopt, [](model&) { return 500; }},
};

int expect(const step& next, model& m) {
  if (!m.text) return next.expected(m);
  if (next.line != ".") return 0;
  m.text = false;
  return m.drop(250);
}

struct walk {
  explicit walk(std::size_t first_steps) : choices(first_steps) {}

  std::size_t choices;
  std::size_t replies = 0;
  std::string path;

  void go(const server::session& from, const model& at, int depth) {
    if (depth == 0 || at.over) return;
    for (std::size_t i = 0; i < choices; ++i) {
      const step& next = steps[i];
      server::session s = from;
      model m = at;
      const std::optional<command> cmd = at.text ? std::optional(command::message) : next.cmd;
      const int expected = expect(next, m);
      const std::string octets = s.receive(std::string(next.line) + "\r\n");
      const std::size_t length = path.size();
      path.append(next.line).append(" / ");
      check(octets, cmd, expected);
      if (s.over() != m.over) FAIL(path);
      go(s, m, depth - 1);
      path.resize(length);
    }
  }

  void check(std::string_view octets, std::optional<command> cmd, int expected) {
    if (octets.empty() && expected == 0) return;
    ++replies;
    const std::string fault = fault_in(octets, cmd);
    if (!fault.empty() || parse(octets).reply.code() != expected) FAIL(path, fault, " got ", octets);
  }
};

}  // namespace

TEST_CASE("every order of commands gets the replies of RFC 5321 4.1.4, each listed for its command") {
  fixture f;
  f.settings.reject = {"no@*"};
  f.settings.defer = {"later@*"};
  f.settings.max_recipients = 2;
  f.keep = [](const server::mail&) { return server::kept::yes; };

  SUBCASE("all the steps, four deep") {
    walk w(std::size(steps));
    w.go(f.after({}), {}, 4);
    CHECK(w.replies > 100000);
  }
  SUBCASE("the steps that change the state, six deep") {
    walk w(8);
    w.go(f.after({}), {}, 6);
    CHECK(w.replies > 100000);
  }
}

// --------------------------------------------------------------------------------------- single replies

TEST_CASE("the greeting and the reply to EHLO") {
  fixture f;
  f.settings.hostname = "mx.example.org";
  f.settings.max_size = 12345;
  server::session s = f.open();
  CHECK(code_of(s.greeting(), command::connect) == 220);

  const std::string octets = s.receive("EHLO client.example\r\n");
  CHECK(code_of(octets, command::ehlo) == 250);
  const reply_view reply = parse(octets, strict).reply;
  CHECK(octets.substr(0, 20) == "250-mx.example.org\r\n");
  CHECK(message_size_limit(reply).octets == 12345);
  for (const std::string_view keyword :
       {"PIPELINING"sv, "8BITMIME"sv, "ENHANCEDSTATUSCODES"sv, "SMTPUTF8"sv, "HELP"sv}) {
    CHECK_MESSAGE(offers(reply, keyword), keyword);
  }
  for (const std::string_view keyword : {"EXPN"sv, "STARTTLS"sv, "AUTH"sv, "CHUNKING"sv})
    CHECK(!offers(reply, keyword));

  CHECK(s.receive("HELO client.example\r\n") == "250 mx.example.org\r\n");
}

TEST_CASE("a mail is handed over as it was sent") {
  fixture f;
  server::session s = f.after({"EHLO client.example", "MAIL FROM:<a@example.org> BODY=8BITMIME SIZE=30 SMTPUTF8",
                               "RCPT TO:<@relay.example,@[IPv6:::1]:b@example.org>", "RCPT TO:<\xC3\xB6@example.org>",
                               "rcpt to:<postMaster>", "DATA"});
  CHECK(code_of(s.receive("Subject: x\r\n\r\n..dot\r\n.one dot\r\n..\r\n.\r\n"), command::message) == 250);
  REQUIRE(f.mails.size() == 1);
  const server::mail& m = f.mails.front();
  CHECK(m.sender == "a@example.org");
  CHECK(m.recipients == std::vector<std::string>{"b@example.org", "\xC3\xB6@example.org", "postMaster"});
  CHECK(m.text ==
        "Subject: x\r\n\r\n.dot\r\none dot\r\n.\r\n");  // RFC 5321 4.5.2: a leading dot goes, whatever follows
  CHECK(m.client == "client.example");
  CHECK(m.client_ip == "192.0.2.1");
  CHECK(m.protocol == "UTF8SMTP");
}

TEST_CASE("the WITH clause tells how the mail came") {
  fixture f;
  for (const auto& [hello, protocol] : {std::pair{"EHLO x", "ESMTP"}, std::pair{"HELO x", "SMTP"}}) {
    server::session s = f.after({hello, "MAIL FROM:<>", "RCPT TO:<b@x>", "DATA"});
    (void)s.receive(".\r\n");
    CHECK(f.mails.back().protocol == protocol);
    CHECK(f.mails.back().sender.empty());
    CHECK(f.mails.back().text.empty());
  }
}

TEST_CASE("what cannot be kept is refused for now") {
  fixture f;
  f.result = server::kept::no_space;
  server::session s = f.after({"EHLO x", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA"});
  CHECK(code_of(s.receive(".\r\n"), command::message) == 452);
  f.result = server::kept::failed;
  s = f.after({"EHLO x", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA"});
  CHECK(code_of(s.receive(".\r\n"), command::message) == 451);
}

TEST_CASE("arguments") {
  struct {
    std::string line;
    command cmd;
    int code;
    std::string_view enhanced;
  } const cases[] = {
      {"MAIL FROM:<a@x> SIZE=1000", command::mail, 250, "2.1.0"},
      {"MAIL FROM:<a@x> SIZE=1001", command::mail, 552, "5.3.4"},
      {"MAIL FROM:<a@x> SIZE=99999999999999999999", command::mail, 552, "5.3.4"},
      {"MAIL FROM:<a@x> SIZE=999999999999999999999", command::mail, 501, "5.5.4"},
      {"MAIL FROM:<a@x> SIZE=", command::mail, 501, "5.5.4"},
      {"MAIL FROM:<a@x> SIZE", command::mail, 501, "5.5.4"},
      {"MAIL FROM:<a@x> SIZE=-1", command::mail, 501, "5.5.4"},
      {"MAIL FROM:<a@x> SIZE=1 size=1", command::mail, 501, "5.5.4"},
      {"MAIL FROM:<a@x> BODY=7bit", command::mail, 250, "2.1.0"},
      {"MAIL FROM:<a@x> BODY=BINARYMIME", command::mail, 501, "5.5.4"},
      {"MAIL FROM:<a@x> BODY=7BIT BODY=7BIT", command::mail, 501, "5.5.4"},
      {"MAIL FROM:<a@x> SMTPUTF8=yes", command::mail, 501, "5.5.4"},
      {"MAIL FROM:<a@x> SMTPUTF8 SMTPUTF8", command::mail, 501, "5.5.4"},
      {"MAIL FROM:<a@x> RET=FULL", command::mail, 555, "5.5.4"},
      {"MAIL FROM:<a@x>SIZE=1", command::mail, 501, "5.1.7"},
      {"MAIL FROM: <a@x>", command::mail, 250, "2.1.0"},
      {"MAIL FROM:<>", command::mail, 250, "2.1.0"},
      {"MAIL FROM:<postmaster>", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<@a:>", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<a b@x>", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<\"a b\\\"\"@x>", command::mail, 250, "2.1.0"},
      {"MAIL FROM:<\"a>b\"@x>", command::mail, 250, "2.1.0"},
      {"MAIL FROM:<\"a@x>", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<\"a\\", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<a@[127.0.0.1]>", command::mail, 250, "2.1.0"},
      {"MAIL FROM:<a@[]>", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<a@[>", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<a..b@x>", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<a@x.>", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<a@x", command::mail, 501, "5.1.7"},
      {"MAIL FROM:", command::mail, 501, "5.1.7"},
      {"MAIL", command::mail, 501, "5.1.7"},
      {"MAIL TO:<a@x>", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<" + std::string(64, 'a') + "@x>", command::mail, 250, "2.1.0"},
      {"MAIL FROM:<" + std::string(65, 'a') + "@x>", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<a@" + std::string(252, 'x') + ">", command::mail, 250, "2.1.0"},
      {"MAIL FROM:<a@" + std::string(253, 'x') + ">", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<\xC3\xB6@x> SMTPUTF8", command::mail, 250, "2.1.0"},
      {"MAIL FROM:<\xC3\xB6@x>", command::mail, 550, "5.6.7"},
      {"MAIL FROM:<\xC3@x> SMTPUTF8", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<\xED\xA0\x80@x> SMTPUTF8", command::mail, 501, "5.1.7"},
      {"MAIL FROM:<no@x>", command::mail, 550, "5.7.1"},
      {"MAIL FROM:<LATER@x>", command::mail, 451, "4.7.1"},
      {"vrfy me", command::vrfy, 252, "2.5.0"},
      {"VRFY", command::vrfy, 501, "5.5.4"},
      {"VRFY SMTPUTF8", command::vrfy, 252, "2.5.0"},
      {"VRFY \xC3\xB6", command::vrfy, 252, "2.6.8"},
      {"EXPN staff", command::expn, 502, "5.5.1"},
      {"HELP vrfy", command::help, 214, "2.0.0"},
      {"NOOP  anything goes", command::noop, 250, "2.0.0"},
      {"NOOP \t", command::noop, 250, "2.0.0"},
      {"BDAT 5 LAST", command::bdat, 502, "5.5.1"},
      {"CONNECT", command::noop, 500, "5.5.1"},
      {"MESSAGE", command::noop, 500, "5.5.1"},
  };
  fixture f;
  f.settings.max_size = 1000;
  f.settings.reject = {"no@*"};
  f.settings.defer = {"later@?"};
  for (const auto& c : cases) {
    CAPTURE(c.line);
    const std::string octets = f.after({"EHLO x"}).receive(c.line + "\r\n");
    CHECK(code_of(octets, c.cmd) == c.code);
    const parse_result r = parse(octets, strict);
    REQUIRE(r.reply.enhanced());
    CHECK(r.reply.enhanced() == to_enhanced_code(c.enhanced));
  }
}

TEST_CASE("parameters need EHLO, and recipients take none") {
  fixture f;
  CHECK(code_of(f.after({"HELO x"}).receive("MAIL FROM:<a@x> SIZE=1\r\n"), command::mail) == 555);
  server::session s = f.after({"EHLO x", "MAIL FROM:<a@x>"});
  CHECK(code_of(s.receive("RCPT TO:<b@x> NOTIFY=NEVER\r\n"), command::rcpt) == 555);
  CHECK(code_of(s.receive("RCPT TO:<>\r\n"), command::rcpt) == 501);
  CHECK(code_of(s.receive("RCPT TO:<\xC3\xB6@x>\r\n"), command::rcpt) == 553);
}

TEST_CASE("too many recipients get 452 4.5.3, and the others their mail") {
  fixture f;
  server::session s = f.after({"EHLO x", "MAIL FROM:<a@x>"});
  for (int i = 0; i < 100; ++i) CHECK(code_of(s.receive("RCPT TO:<b@x>\r\n"), command::rcpt) == 250);
  const std::string octets = s.receive("RCPT TO:<b@x>\r\n");
  CHECK(code_of(octets, command::rcpt) == 452);
  CHECK(parse(octets).reply.enhanced() == to_enhanced_code("4.5.3"));
  (void)s.receive("DATA\r\n.\r\n");
  REQUIRE(f.mails.size() == 1);
  CHECK(f.mails.front().recipients.size() == 100);
}

TEST_CASE("UTF-8 stands in a reply only where VRFY asked for it") {
  fixture f;
  server::session s = f.after({"EHLO x", "MAIL FROM:<a@x> SMTPUTF8"});
  CHECK(contains(s.receive("VRFY \xC3\xB6 SMTPUTF8\r\n"), "\xC3\xB6"));
  CHECK(code_of(s.receive("VRFY \xC3\xB6 SMTPUTF8\r\n"), command::vrfy, strict | quirk::non_ascii) == 252);
  CHECK(code_of(s.receive("VRFY \xC3 SMTPUTF8\r\n"), command::vrfy) == 252);
  CHECK(code_of(s.receive("VRFY \xC3\xB6\r\n"), command::vrfy) == 252);
  CHECK(code_of(s.receive("EXPN \xC3\xB6 SMTPUTF8\r\n"), command::expn) == 502);
  CHECK(code_of(s.receive("HELP \xC3\xB6\r\n"), command::help) == 504);
  f.settings.reject = {"*"};
  CHECK(code_of(s.receive("RCPT TO:<\xC3\xB6@x>\r\n"), command::rcpt) == 550);
}

TEST_CASE("too many mistakes end the session with 421") {
  fixture f;
  f.settings.max_mistakes = 3;
  server::session s = f.after({"EHLO x"});
  CHECK(codes_of(s.receive("what\r\nMAIL\r\nNOOP\r\nRCPT TO:<x>\r\nNOOP\r\n")) == std::vector<int>{500, 501, 250, 421});
  CHECK(s.over());
  CHECK(s.receive("NOOP\r\n").empty());
  CHECK(s.shut_down().empty());
}

TEST_CASE("421 at the end of the server and after a long silence, in every state") {
  fixture f;
  const std::vector<std::string_view> lines = {"EHLO x", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA", "text", ".",
                                               "QUIT"};
  server::session s = f.after({});
  for (const std::string_view line : lines) {
    server::session shut = s;
    server::session late = s;
    CHECK(code_of(shut.shut_down(), command::message) == 421);
    CHECK(code_of(late.time_out(), command::message) == 421);
    CHECK(shut.over());
    CHECK(late.over());
    CHECK(shut.shut_down().empty());
    CHECK(shut.receive("NOOP\r\n").empty());
    (void)s.receive(std::string(line) + "\r\n");
  }
  CHECK(s.over());
  CHECK(s.shut_down().empty());
}

// --------------------------------------------------------------------------------------- lines and text

TEST_CASE("a command line may have 512 octets, and what its extensions add") {
  struct {
    std::string_view front;
    std::string_view back;
    command cmd;
    std::size_t most;
  } const cases[] = {
      {"NOOP ", "", command::noop, 512},          {"HELP ", "", command::help, 512},
      {"RCPT TO:<b@x> ", "", command::rcpt, 512}, {"VRFY ", "", command::vrfy, 522},
      {"EXPN ", "", command::expn, 522},          {"MAIL FROM:<a@x> ", "", command::mail, 565},
  };
  fixture f;
  for (const auto& c : cases) {
    CAPTURE(c.front);
    for (const std::size_t over : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{100000}}) {
      const std::string line = std::string(c.front) + std::string(c.most - 2 + over - c.front.size(), 'a') + "\r\n";
      const std::string octets = f.after({"EHLO x", "MAIL FROM:<a@x>"}).receive(line);
      CHECK((code_of(octets, c.cmd) == 500) == (over != 0));
    }
  }
}

TEST_CASE("a text line may have 1000 octets, the dot that was put before another one not counted") {
  for (const std::string_view dot : {""sv, "."sv}) {
    for (const std::size_t over : {std::size_t{0}, std::size_t{1}, std::size_t{50000}}) {
      fixture f;
      server::session s = f.after({"EHLO x", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA"});
      const std::string line = std::string(dot) + "." + std::string(997 + over, 'a') + "\r\n";
      const std::string whole = dot.empty() ? "a" + line.substr(1) : line;
      CHECK(code_of(s.receive(whole + ".\r\n"), command::message) == (over == 0 ? 250 : 554));
      CHECK(f.mails.size() == (over == 0 ? 1U : 0U));
    }
  }
}

TEST_CASE("a message may have as many octets as SIZE says") {
  fixture f;
  f.settings.max_size = 20;
  struct {
    std::string_view text;
    int code;
  } const cases[] = {
      {"123456789012345678\r\n", 250},           {"1234567890123456789\r\n", 552},
      {"12345678\r\n..345678\r\n", 250},         {"12345678\r\n..34567890\r\n", 552},
      {"12345678\r\n\r\n\r\n\r\n\r\n\r\n", 250}, {"12345678\r\n\r\n\r\n\r\n\r\n\r\n\r\n", 552},
  };
  for (const auto& c : cases) {
    CAPTURE(printable(c.text));
    server::session s = f.after({"EHLO x", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA"});
    CHECK(code_of(s.receive(std::string(c.text) + ".\r\n"), command::message) == c.code);
    CHECK(code_of(s.receive("MAIL FROM:<a@x>\r\n"), command::mail) == 250);
  }
}

TEST_CASE("only CR LF . CR LF ends the text, and text with a bare CR or LF is refused") {
  for (const std::string_view end : {"\n.\n"sv, "\n.\r\n"sv, "\r\n.\n"sv, "\r.\r"sv, "\r\n.\r"sv, "\r.\r\n"sv,
                                     "\r\r\n"sv, "\n\r\n"sv, "\n.\r\nMAIL FROM:<evil@x>\r\n"sv, ".\r\r\n"sv}) {
    CAPTURE(printable(end));
    fixture f;
    server::session s = f.after({"EHLO x", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA"});
    CHECK(s.receive("text" + std::string(end)).empty());
    CHECK(s.receive("NOOP\r\n").empty());
    CHECK(code_of(s.receive("\r\n.\r\n"), command::message) == 554);
    CHECK(f.mails.empty());
    CHECK(code_of(s.receive("NOOP\r\n"), command::noop) == 250);
  }
}

TEST_CASE("a bare CR or LF ends no command") {
  fixture f;
  server::session s = f.after({"EHLO x"});
  CHECK(s.receive("NOOP\n").empty());
  CHECK(s.receive("NOOP\r").empty());
  CHECK(s.receive("NOOP").empty());
  CHECK(code_of(s.receive("\r\n"), std::nullopt) == 500);
}

TEST_CASE("the text may hold any octet but a bare CR and LF") {
  std::string text;
  for (int octet = 0; octet < 256; ++octet) {
    if (octet != '\r' && octet != '\n') text += static_cast<char>(octet);
  }
  text += "\r\n";
  fixture f;
  server::session s = f.after({"EHLO x", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA"});
  CHECK(code_of(s.receive(text + ".\r\n"), command::message) == 250);
  CHECK(f.mails.at(0).text == text);
}

// ------------------------------------------------------------------------------------------ pipelining

TEST_CASE("many commands in one buffer get the same replies wherever it is cut") {
  const std::string input =
      "EHLO x\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nRCPT TO:<\r@x>\r\nRCPT TO:<\n250 2.0.0 injected@x>\r\nDATA\r\n"
      "one\r\n..two\r\n.\r\nwhat\r\nMAIL FROM:<c@x>\r\nRCPT TO:<d@x>\r\nDATA\r\n\n.\n\r\n.\r\nVRFY "
      "e\r\nQUIT\r\nNOOP\r\n";
  const std::vector<int> expected = {250, 250, 250, 501, 501, 354, 250, 500, 250, 250, 354, 554, 252, 221};
  fixture f;
  const std::string whole = f.after({}).receive(input);
  CHECK(codes_of(whole) == expected);

  for (std::size_t first = 0; first <= input.size(); ++first) {
    for (std::size_t second = first; second <= input.size(); ++second) {
      server::session s = f.after({});
      std::string replies = s.receive(input.substr(0, first));
      replies += s.receive(input.substr(first, second - first));
      replies += s.receive(input.substr(second));
      if (replies != whole) FAIL_CHECK("cut at ", first, " and ", second);
    }
  }
  server::session s = f.after({});
  std::string replies;
  for (const char c : input) replies += s.receive({&c, 1});
  CHECK(replies == whole);
}

// ------------------------------------------------------------------------------------- hostile arguments

namespace {

std::vector<std::string> hostile_texts() {
  std::vector<std::string> texts = {
      "\r250 OK",
      "\n250 OK",
      "\r\r250 OK\r",
      "\n\n\n",
      "\r",
      "\n",
      "\n.\n",
      "%s%s%s%n%x",
      "\0"s,
      "a\0b\0"s,
      "5.7.1 no",
      "2.0.0",
      "\n5.0.0 x",
      "\n250-",
      "\xC3\xB6",
      "\xC3",
      "\xF0\x9F\x92\xA9",
      "\xED\xA0\x80",
      "\xFF\xFE",
      "<>",
      "<<<>>>",
      "\"",
      "\\",
      "\"\\",
      "[",
      "]",
      "@",
      "@@",
      ":",
      "<a@x",
      "<a@x>",
      "<a@x> SIZE=\r1",
      "<a@x> \xC3\xB6=\xC3\xB6",
      "<\"\r\"@x>",
      "<\"\\\n\"@x>",
      "\x1B[2J",
      "\x7F",
      "\t",
      " ",
      "        ",
      "=",
      "SMTPUTF8",
      "\xC3\xB6 SMTPUTF8",
      "\r SMTPUTF8",
      "334",
      "\b\b\b250",
  };
  for (int octet = 0; octet < 256; ++octet) {
    texts.emplace_back(1, static_cast<char>(octet));
    texts.push_back("<a" + std::string(1, static_cast<char>(octet)) + "@example.org>");
  }
  for (const std::size_t length : {400U, 480U, 490U, 495U, 500U, 505U, 510U, 550U, 560U, 570U, 1000U, 5000U}) {
    for (const std::string_view part :
         {"a", " ", "\r", "\n", "\n5.1.1 ", "\xC3\xB6", "\xF0\x9F\x92\xA9", "%n", "a\r", "\0"}) {
      std::string text;
      while (text.size() < length) text += part.empty() ? "\0"sv : part;
      texts.push_back(text);
    }
  }
  return texts;
}

}  // namespace

TEST_CASE("hostile arguments get one legal reply each, listed for the command, in every state") {
  fixture f;
  f.settings.max_mistakes = 1000000;
  f.settings.reject = {"*"};
  const server::session states[] = {f.after({}), f.after({"EHLO x"}), f.after({"EHLO x", "MAIL FROM:<a@x> SMTPUTF8"})};
  for (const command cmd : all_commands) {
    if (cmd == command::connect || cmd == command::message) continue;
    for (const std::string_view before : {" "sv, " FROM:"sv, " TO:"sv, " TO:<a@x> "sv, " FROM:<a@x> SIZE="sv, ""sv}) {
      for (const std::string& text : hostile_texts()) {
        for (server::session s : states) {
          const std::string line = std::string(name(cmd)) + std::string(before) + text;
          if (contains(line, "\r\n") || line.back() == '\r') continue;
          const server::command_words words = server::split_command(line);
          const bool utf8 = words.verb == "VRFY" && words.argument.size() > 9 &&
                            words.argument.substr(words.argument.size() - 9) == " SMTPUTF8";
          const std::string fault = fault_in(s.receive(line + "\r\n"), server::find_command(words.verb),
                                             utf8 ? strict | quirk::non_ascii : strict);
          if (!fault.empty()) FAIL_CHECK(printable(line), ": ", fault);
        }
      }
    }
  }
}

TEST_CASE("random octets get legal replies only, and the same ones however they are cut") {
  constexpr std::string_view parts[] = {
      "EHLO ",      "HELO ",
      "MAIL FROM:", "RCPT TO:",
      "DATA",       "RSET",
      "VRFY ",      "EXPN ",
      "HELP ",      "NOOP ",
      "QUIT",       "<a@x>",
      "<>",         "<",
      ">",          "a",
      "x.example",  " ",
      "\r\n",       "\r\n",
      "\r\n",       "\r\n",
      "\r",         "\n",
      ".",          "\r\n.\r\n",
      "..",         "\xC3\xB6",
      "\xFF",       "%s",
      " SIZE=",     "7",
      " SMTPUTF8",  " BODY=8BITMIME",
      "\t",         "\x01",
      "250 ",       "5.1.1 ",
      "@",          "\"",
  };
  std::mt19937 random(20260101);
  const auto below = [&random](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  for (int round = 0; round < 20000; ++round) {
    fixture f;
    f.settings.max_mistakes = 10;
    f.settings.max_size = 100;
    std::string input = below(2) == 0 ? "EHLO x\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\n" : "";
    for (std::size_t i = below(60); i > 0; --i) input += parts[below(std::size(parts))];

    server::session whole = f.after({});
    const std::string expected = whole.receive(input);
    (void)codes_of(expected, strict | quirk::non_ascii);

    server::session pieces = f.after({});
    std::string replies;
    for (std::string_view rest = input; !rest.empty();) {
      const std::size_t size = std::min(1 + below(20), rest.size());
      replies += pieces.receive(rest.substr(0, size));
      rest.remove_prefix(size);
    }
    if (replies != expected) FAIL_CHECK(printable(input));
    if (pieces.over() != whole.over()) FAIL_CHECK(printable(input));
  }
}
