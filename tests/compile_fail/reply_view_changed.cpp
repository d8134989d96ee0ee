// expect: lvalue required as left operand of assignment
// expect: expression is not assignable
#include <smtp_reply/parse.hpp>

using namespace smtp_reply;

void misuse(reply_view& reply) { reply.code() = 250_code; }
