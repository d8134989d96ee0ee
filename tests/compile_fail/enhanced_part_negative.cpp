// expect: narrowing conversion of '-1'
// expect: -1 which cannot be narrowed
#include <smtp_reply/enhanced.hpp>

using namespace smtp_reply;

constexpr enhanced_code misuse{5, 7, -1};
