// expect: cannot convert 'smtp_reply::v0::code' to 'smtp_reply::v0::command'
// expect: no matching function for call to 'listed'
#include <smtp_reply/command.hpp>

using namespace smtp_reply;

constexpr listing misuse = listed(251_code, command::rcpt);
