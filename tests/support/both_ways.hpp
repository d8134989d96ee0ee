// One check, made twice: by the compiler and by the running program.
//
//   CHECK_BOTH(class_of(250_code) == reply_class::positive_completion);
//
// For a table of cases, write the check as a constexpr function of one case, walk the table with it in a static_assert,
// and walk it again at run time: all_of() below.
#ifndef SMTP_REPLY_TESTS_BOTH_WAYS_HPP
#define SMTP_REPLY_TESTS_BOTH_WAYS_HPP

#include <doctest/doctest.h>

#include <cstddef>

#define CHECK_BOTH(...)                          \
  do {                                           \
    static_assert((__VA_ARGS__), #__VA_ARGS__);  \
    CHECK((__VA_ARGS__));                        \
  } while (false)

// Whether holds(c) for every c of cases, as a constant expression where everything in it is one.
template <class Cases, class Predicate>
constexpr bool all_of(const Cases& cases, Predicate holds) {
  for (const auto& c : cases) {
    if (!holds(c)) return false;
  }
  return true;
}

#endif  // SMTP_REPLY_TESTS_BOTH_WAYS_HPP
