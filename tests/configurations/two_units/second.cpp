#include <smtp_reply/smtp_reply.hpp>

#if SMTP_REPLY_USE_FMT
#include <fmt/format.h>
#endif

#include "seen.hpp"

seen look_from_second() { return look(); }
