// expect: no match for 'operator+'
// expect: invalid operands to binary expression
#include <smtp_reply/parse.hpp>

using namespace smtp_reply;

int misuse(const parse_result& result) { return result + 1; }
