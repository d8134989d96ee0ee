// expect: no match for 'operator|'
// expect: invalid operands to binary expression
#include <smtp_reply/parse.hpp>

using namespace smtp_reply;

quirk misuse(quirk set) { return set | 64; }
