// expect: from 'smtp_reply::v0::quirk' to 'bool'
// expect: is not contextually convertible to 'bool'
#include <smtp_reply/parse.hpp>

using namespace smtp_reply;

int misuse(const reply_view& reply) { return reply.quirks() & quirk::bare_lf ? 1 : 0; }
