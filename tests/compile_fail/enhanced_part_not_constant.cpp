// expect: narrowing conversion of 'detail'
// expect: cannot be narrowed from type 'int'
#include <smtp_reply/enhanced.hpp>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic error "-Wnarrowing"
#endif

using namespace smtp_reply;

enhanced_code misuse(int detail) { return {5, 7, detail}; }
