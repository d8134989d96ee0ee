// expect: no match for 'operator<<'
// expect: invalid operands to binary expression
#include <smtp_reply/ostream.hpp>

#include <ostream>

using namespace smtp_reply;

void misuse(std::wostream& stream) { stream << 502_code; }
