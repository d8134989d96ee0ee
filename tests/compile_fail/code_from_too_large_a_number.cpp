// expect: narrowing conversion of '65536'
// expect: 65536 which cannot be narrowed
#include <smtp_reply/code.hpp>

using namespace smtp_reply;

constexpr code misuse{65536};
