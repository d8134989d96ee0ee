#include "../../../examples/server/syntax.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace std::string_view_literals;

TEST_CASE("patterns") {
  struct {
    std::string_view text;
    std::string_view pattern;
    bool fits;
  } const cases[] = {
      {"", "", true},
      {"", "*", true},
      {"", "?", false},
      {"a", "", false},
      {"a@x.org", "*@x.org", true},
      {"a@X.ORG", "*@x.org", true},
      {"a@x.org", "*@y.org", false},
      {"a@x.org.evil", "*@x.org", false},
      {"abc", "a?c", true},
      {"ac", "a?c", false},
      {"aXbXc", "a*b*c", true},
      {"aab", "*ab", true},
      {"abab", "*ab", true},
      {"abcab", "ab*c", false},
      {"abc", "***", true},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CAPTURE(c.pattern);
    CHECK(server::fits(c.text, c.pattern) == c.fits);
  }
  // A matcher that goes back to every * needs longer than the universe for this one.
  CHECK(!server::fits(std::string(5000, 'a'), "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b"));
}

TEST_CASE("UTF-8") {
  for (const std::string_view good :
       {""sv, "a"sv, "\xC2\x80"sv, "\xE0\xA0\x80"sv, "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv}) {
    CHECK(server::is_utf8(good));
  }
  for (const std::string_view bad : {"\x80"sv, "\xC1\xBF"sv, "\xC3"sv, "\xC3\x28"sv, "\xE0\x9F\xBF"sv, "\xED\xA0\x80"sv,
                                     "\xF0\x8F\xBF\xBF"sv, "\xF4\x90\x80\x80"sv, "\xF8\x88\x80\x80\x80"sv, "\xFF"sv}) {
    CHECK(!server::is_utf8(bad));
  }
}

TEST_CASE("names of clients") {
  for (const std::string_view good : {"x"sv, "mail.example.org"sv, "my_host"sv, "[127.0.0.1]"sv, "[IPv6:::1]"sv}) {
    CHECK(server::is_client_name(good));
  }
  for (const std::string_view bad :
       {""sv, "."sv, "a..b"sv, "a."sv, "a b"sv, "[]"sv, "[1"sv, "[1]x"sv, "a\r"sv, "\xC3\xB6"sv}) {
    CHECK(!server::is_client_name(bad));
  }
  CHECK(server::is_client_name(std::string(255, 'a')));
  CHECK(!server::is_client_name(std::string(256, 'a')));
}
