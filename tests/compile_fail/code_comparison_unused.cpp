// expect: ignoring return value of
// expect: equality comparison result unused
#include <smtp_reply/code.hpp>

#if defined(__GNUC__)
#pragma GCC diagnostic error "-Wunused-result"
#endif
#if defined(__clang__)
#pragma GCC diagnostic error "-Wunused-comparison"
#endif

using namespace smtp_reply;

void misuse(code c) { c == 502; }
