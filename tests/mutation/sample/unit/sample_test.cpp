// It forgets one thing: that z is a letter.
#include <smtp_reply/sample.hpp>

#include <doctest/doctest.h>

using namespace smtp_reply;

static_assert(name(kind::digit) == "digit");

TEST_CASE("kind_of") {
  for (const char c : {'0', '9'}) CHECK(kind_of(c) == kind::digit);
  for (const char c : {'a', 'y'}) CHECK(kind_of(c) == kind::letter);
  for (const char c : {'/', ':', '`', '{'}) CHECK(kind_of(c) == kind::other);
}

TEST_CASE("name") {
  CHECK(name(kind::letter) == "letter");
  CHECK(name(kind::other) == "other");
}

TEST_CASE("count") { CHECK(count("1/:", kind::digit) == 1); }
