// expect: ignoring return value of
#include <smtp_reply/code.hpp>

#if defined(__GNUC__)
#pragma GCC diagnostic error "-Wunused-result"
#endif

using namespace smtp_reply;

void misuse(code c) { is_permanent(c); }
