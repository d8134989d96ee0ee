// expect: from 'smtp_reply::v0::command_set' to 'bool'
// expect: is not contextually convertible to 'bool'
#include <smtp_reply/command.hpp>

using namespace smtp_reply;

int misuse(code c) { return commands_listing(c) ? 1 : 0; }
