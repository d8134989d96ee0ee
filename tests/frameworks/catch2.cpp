// Prints failing checks with Catch2, which is included before the library. A line is wide enough for every value.
#define CATCH_CONFIG_MAIN
#define CATCH_CONFIG_CONSOLE_WIDTH 1000
#include <catch2/catch.hpp>

#include "values.hpp"

TEST_CASE("every value") {
  each_value([](const auto& value, const auto& wanted) { CHECK(value == wanted); });
}
