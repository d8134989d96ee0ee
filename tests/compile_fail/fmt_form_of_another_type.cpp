// expect: constant expression
#include <smtp_reply/format.hpp>

#if !SMTP_REPLY_USE_FMT
#error "skipped: fmt was not found"
#endif

#include <fmt/format.h>

using namespace smtp_reply;

std::string misuse() { return fmt::format(FMT_STRING("{:p}"), severity::fatal); }
