// Prints failing checks with doctest, which is included before the library.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include "values.hpp"

TEST_CASE("every value") {
  each_value([](const auto& value, const auto& wanted) { CHECK(value == wanted); });
}
