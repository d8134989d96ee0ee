// expect: no match for 'operator=='
// expect: invalid operands to binary expression
#include <smtp_reply/enhanced.hpp>

using namespace smtp_reply;

bool misuse(enhanced_code e, code c) { return e == c; }
