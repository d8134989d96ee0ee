// Prints failing checks with GoogleTest, which is included before the library.
#include <gtest/gtest.h>

#include "values.hpp"

TEST(every, value) {
  each_value([](const auto& value, const auto& wanted) { EXPECT_EQ(value, wanted); });
}
