// What an instrumented header needs: every mutant stands in it beside the original, and the one whose number the
// environment names is planted. The compiler's own evaluations see the original.
#ifndef SMTP_REPLY_TESTS_MUTANT_HPP
#define SMTP_REPLY_TESTS_MUTANT_HPP

#include <cstdlib>

namespace smtp_reply_mutation {

inline int number_of_environment() {
  const char* const number = std::getenv("SMTP_REPLY_MUTANT");
  return number == nullptr ? 0 : std::atoi(number);
}
inline const int planted = number_of_environment();  // 0: none

template <class Integer>
constexpr Integer one_more(Integer value) {
  return static_cast<Integer>(value + 1);
}

}  // namespace smtp_reply_mutation

#define SMTP_REPLY_MUTANT(number) (!__builtin_is_constant_evaluated() && ::smtp_reply_mutation::planted == (number))

#endif  // SMTP_REPLY_TESTS_MUTANT_HPP
