// expect: narrowing conversion of '65536'
// expect: 65536 which cannot be narrowed
#include <smtp_reply/enhanced.hpp>

using namespace smtp_reply;

constexpr enhanced_code misuse{5, 7, 65536};
