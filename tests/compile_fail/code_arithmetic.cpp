// expect: no match for 'operator+'
// expect: invalid operands to binary expression
#include <smtp_reply/code.hpp>

using namespace smtp_reply;

constexpr code misuse = 500_code + 2;
