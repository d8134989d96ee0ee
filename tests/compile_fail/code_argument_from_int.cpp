// expect: cannot convert 'int' to 'smtp_reply::v0::code'
// expect: no matching function for call to 'is_permanent'
#include <smtp_reply/code.hpp>

using namespace smtp_reply;

constexpr bool misuse = is_permanent(550);
