// Counts the calls of the global operator new of the whole program: the promise "nothing is allocated", measured.
// The operators themselves may be replaced once in a program only: parse_test.cpp does it.
#ifndef SMTP_REPLY_TESTS_ALLOCATIONS_HPP
#define SMTP_REPLY_TESTS_ALLOCATIONS_HPP

#include <cstddef>

inline std::size_t allocations = 0;

#endif  // SMTP_REPLY_TESTS_ALLOCATIONS_HPP
