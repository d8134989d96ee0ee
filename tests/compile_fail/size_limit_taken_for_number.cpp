// expect: cannot convert 'smtp_reply::v0::size_limit'
// expect: no viable conversion from returned value
#include <smtp_reply/ehlo.hpp>

using namespace smtp_reply;

std::uint64_t misuse(const reply_view& reply) { return message_size_limit(reply); }
