// expect: no match for 'operator>='
// expect: invalid operands to binary expression
#include <smtp_reply/code.hpp>

using namespace smtp_reply;

bool misuse(code c) { return severity_of(c) >= 2; }
