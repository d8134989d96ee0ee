// expect: from 'smtp_reply::v0::code' to 'bool'
// expect: is not contextually convertible to 'bool'
#include <smtp_reply/code.hpp>

using namespace smtp_reply;

int misuse(code c) { return c ? 1 : 0; }
