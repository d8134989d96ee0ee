// expect: ignoring return value of
#include <smtp_reply/advise.hpp>

#if defined(__GNUC__)
#pragma GCC diagnostic error "-Wunused-result"
#endif

using namespace smtp_reply;

void misuse(const reply_view& reply) { advise(command::rcpt, reply); }
