// First: what it needs it includes itself.
#include <smtp_reply/testing.hpp>

#include "../support/both_ways.hpp"
#include "../support/streamed.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>

using namespace smtp_reply;
using namespace std::string_view_literals;
using namespace smtp_reply::test_support;  // beside smtp_reply::matches(code, pattern)

namespace {

// The replies of a short session, the first of several lines.
constexpr fake_replies server("220 mx.example.org ESMTP", "250-mx.example.org\r\n250 SIZE 1000",
                              "550 5.1.1 <x@example.org>: no such user", "334 \r\n");

}  // namespace

// --------------------------------------------------------------------------------------- matchers

TEST_CASE("is: the reply code, by its number") {
  CHECK_BOTH(550_code == is(550) && 550_code == is(550_code) && 550_code != is(551) && !(550_code == is(551)));
  CHECK_BOTH(server[0] == is(220) && server[0] != is(250));
  CHECK_BOTH(parse("250 ok\r\n") == is(250) && parse("250 ok\r\n") != is(550));
  CHECK_BOTH(is(550)(550_code) && !is(550)(551_code));
  CHECK_BOTH(007_code == is(7));
}

TEST_CASE("matches: the reply code, by a pattern") {
  CHECK_BOTH(550_code == matches("5yz") && 550_code == matches("x5z") && 550_code != matches("4yz"));
  CHECK_BOTH(server[2] == matches("55z") && server[0] != matches("55z"));
  CHECK_BOTH(matches("5yz")(550_code) && !matches("5yz")(450_code));
  CHECK_BOTH(matches(550_code, "5yz"));  // the function of code.hpp is still there
}

TEST_CASE("says: the enhanced code, by a pattern") {
  CHECK_BOTH(server[2] == says("5.1.1") && server[2] == says("5.1.x") && server[2] == says("x.x.1"));
  CHECK_BOTH(server[2] != says("5.7.x") && server[0] != says("x.x.x"));
  CHECK_BOTH(enhanced_code{5, 7, 509} == says("5.7.509") && enhanced_code{5, 7, 509} != says("4.x.x"));
  CHECK_BOTH(550_code != says("x.x.x"));  // has none
  CHECK_BOTH(parse("250 2.0.0 ok\r\n") == says("2.0.0"));
  CHECK_BOTH(*parse("250 2.0.0 ok\r\n").reply.lines().begin() == says("2.x.x"));
}

TEST_CASE("either side may be the matcher") {
  CHECK_BOTH(is(550) == 550_code && is(551) != 550_code && !(is(551) == 550_code));
  CHECK_BOTH(says("5.1.1") == server[2] && matches("2yz") != server[2]);
}

TEST_CASE("octets match when they are one reply and no more") {
  const std::string sent = "250 2.0.0 ok\r\n";
  CHECK((sent == is(250) && sent == matches("2yz") && sent == says("2.0.x") && sent != is(251)));
  CHECK_BOTH("250-a\r\n250 b\r\n" == is(250) && std::string_view("421 bye\r\n") == is(421));
  CHECK_BOTH("250 ok\r\n250 ok\r\n" != is(250) && !("250 ok\r\n250 ok\r\n" == is(250)));
  CHECK_BOTH("250 ok\r\n " != is(250));
  CHECK_BOTH("250 ok" != is(250) && "" != is(0) && "nonsense" != matches("xyz"));
}

TEST_CASE("what could not be read matches nothing") {
  CHECK_BOTH(parse("2x0 ok\r\n") != is(0) && parse("2x0 ok\r\n") != is(2) && parse("250") != matches("xyz"));
  CHECK_BOTH(!(parse("25") == matches("xyz")) && parse("") != says("x.x.x"));
}

TEST_CASE("a pattern that is none is neither equal nor unequal to anything") {
  constexpr reply_matcher mistakes[] = {is(1000),
                                        is(-1),
                                        matches("5y"),
                                        matches("5yzz"),
                                        matches("5ab"),
                                        matches("5y/"),
                                        matches("5:z"),
                                        matches("5w0"),
                                        matches("5W0"),
                                        matches(""),
                                        says("5.1"),
                                        says("5.1.1.1"),
                                        says("3.1.1"),
                                        says("5.01.1"),
                                        says("5.1.x "),
                                        says("5.1x.1"),
                                        says("y.1.1"),
                                        says(""),
                                        says("5.1.1000"),
                                        says("xx.1.1"),
                                        says("5.1.*"),
                                        says("5..1"),
                                        says("1234567890123456789")};
  constexpr auto fits_nothing = [](const reply_matcher& m) {
    return !m.is_sound() && !(server[2] == m) && !(server[2] != m) && !(m == 250_code) && !(m != 250_code);
  };
  static_assert(all_of(mistakes, fits_nothing));
  CHECK(all_of(mistakes, fits_nothing));

  constexpr reply_matcher right[] = {is(0),           is(999),        matches("xyz"),   matches("XYZ"),
                                     matches("250"),  matches("999"), says("x.x.x"),    says("5.1.1"),
                                     says("x.999.0"), says("2.X.x"),  says("5.999.999")};
  constexpr auto is_sound = [](const reply_matcher& m) { return m.is_sound(); };
  static_assert(all_of(right, is_sound));
  CHECK(all_of(right, is_sound));
}

TEST_CASE("not equal: of a mistake neither, of what fits neither") {
  for (const reply_matcher& m : {is(550), matches("5yz"), is(1000), matches("5y")}) CHECK(!(550_code != m));
  for (const reply_matcher& m : {is(250), matches("2yz"), says("x.x.x")}) CHECK(550_code != m);
}

TEST_CASE("a matcher of no kind fits nothing") {
  const reply_matcher none(static_cast<reply_matcher::kind>(3), 250, "250");
  CHECK(!none.is_sound());
  CHECK(!none(250_code));
}

TEST_CASE("a matcher prints as it is written") {
  CHECK(streamed(is(250)) == "is(250)");
  CHECK(streamed(is(250_code)) == "is(250)");
  CHECK(streamed(matches("5yz")) == "matches(\"5yz\")");
  CHECK(streamed(says("5.1.x")) == "says(\"5.1.x\")");
  CHECK(streamed(matches("5y")) == "matches(\"5y\"), which nothing can fit");
  CHECK(streamed(is(-250)) == "is(-250), which nothing can fit");
  CHECK(streamed(says("5.1\n")) == "says(\"5.1\\x0A\"), which nothing can fit");
}

TEST_CASE("a check that fails prints both sides") {
  CHECK(doctest::toString(server[2]) == "550 5.1.1 <x@example.org>: no such user");
  CHECK(doctest::toString(says("5.7.x")) == "says(\"5.7.x\")");
}

TEST_CASE("a matcher is a predicate for algorithms") {
  const std::string sent[] = {"220 mx\r\n", "250 ok\r\n", "451 4.3.0 later\r\n", "550 5.1.1 no\r\n"};
  CHECK(std::find_if(std::begin(sent), std::end(sent), matches("4yz")) == std::begin(sent) + 2);
  CHECK(std::count_if(std::begin(sent), std::end(sent), says("x.x.x")) == 2);
}

static_assert(noexcept(is(250)) && noexcept(matches("5yz"sv)) && noexcept(says("5.1.x"sv)));
static_assert(noexcept(server[0] == is(250)) && noexcept(is(250) != 250_code));

// ----------------------------------------------------------------------------------- fake_replies

TEST_CASE("each literal is one reply, and its last line end may be missing") {
  CHECK_BOTH(server.size() == 4);
  CHECK_BOTH(server[0].raw() == "220 mx.example.org ESMTP\r\n");
  CHECK_BOTH(server[1].raw() == "250-mx.example.org\r\n250 SIZE 1000\r\n");
  CHECK_BOTH(server[1].line_count() == 2 && server[1].text() == "SIZE 1000");
  CHECK_BOTH(server[2].raw() == "550 5.1.1 <x@example.org>: no such user\r\n");
  CHECK_BOTH(server[3].raw() == "334 \r\n" && server[3] == is(334));
}

TEST_CASE("a variable that is not constexpr has the same replies") {
  const fake_replies replies("220 mx.example.org ESMTP", "250-mx.example.org\r\n250 SIZE 1000",
                             "550 5.1.1 <x@example.org>: no such user", "334 \r\n", "250 b\t", "250");
  CHECK(replies.octets() == std::string(server.octets()) + "250 b\t\r\n250\r\n");
  for (std::size_t i = 0; i < server.size(); ++i) CHECK(replies[i].raw() == server[i].raw());
  CHECK(replies[4].raw() == "250 b\t\r\n");
  CHECK(replies[5].raw() == "250\r\n");
}

TEST_CASE("all replies together are what comes off the wire") {
  std::string octets;
  for (std::size_t i = 0; i < server.size(); ++i) octets += server[i].raw();
  CHECK(server.octets() == octets);

  std::string_view rest = server.octets();
  std::size_t count = 0;
  while (const parse_result r = parse(rest)) {
    CHECK(r.reply.raw() == server[count].raw());
    rest.remove_prefix(r.consumed);
    ++count;
  }
  CHECK(count == server.size());
  CHECK(rest.empty());
}

TEST_CASE("a literal may hold what parse() reads by default, and nothing is added to what ends its line") {
  constexpr fake_replies odd("571 x", "250", "250 \xC3\xA4", "250-a\r\n250-b\r\n250 c\r\n");
  CHECK_BOTH(odd[0] == is(571) && odd[1].raw() == "250\r\n" && odd[2].quirks() == quirk::non_ascii);
  CHECK_BOTH(odd[3].line_count() == 3 && odd.octets().size() == 7 + 5 + 8 + 21);
}

TEST_CASE("a copy keeps its own octets") {
  const auto copy = server;
  CHECK(copy.octets() == server.octets());
  CHECK(copy.octets().data() != server.octets().data());
  CHECK(copy[1].raw() == server[1].raw());
}
