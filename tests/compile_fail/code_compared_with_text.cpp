// expect: invalid conversion from 'const char*' to 'int'
// expect: invalid operands to binary expression
#include <smtp_reply/code.hpp>

using namespace smtp_reply;

bool misuse(code c) { return c == "502"; }
