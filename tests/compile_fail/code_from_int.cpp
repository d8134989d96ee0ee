// expect: cannot convert 'int' to 'const smtp_reply::v0::code'
// expect: cannot initialize a variable of type
#include <smtp_reply/code.hpp>

using namespace smtp_reply;

constexpr code misuse = 502;
