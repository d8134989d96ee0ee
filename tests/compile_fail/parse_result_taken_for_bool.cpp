// expect: cannot convert 'const smtp_reply::v0::parse_result' to 'bool'
// expect: to function return type 'bool'
#include <smtp_reply/parse.hpp>

using namespace smtp_reply;

bool misuse(const parse_result& result) { return result; }
