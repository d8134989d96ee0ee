// expect: cannot convert 'smtp_reply::v0::code' to 'const int'
// expect: cannot initialize a variable of type 'const int'
#include <smtp_reply/code.hpp>

using namespace smtp_reply;

constexpr int misuse = 502_code;
