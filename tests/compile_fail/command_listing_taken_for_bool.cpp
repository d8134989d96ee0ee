// expect: from 'smtp_reply::v0::listing' to 'bool'
// expect: is not contextually convertible to 'bool'
#include <smtp_reply/command.hpp>

using namespace smtp_reply;

int misuse(code c) { return listed(command::rcpt, c) ? 1 : 0; }
