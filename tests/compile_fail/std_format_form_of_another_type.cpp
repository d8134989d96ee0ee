// expect: not a constant expression
// flags: -std=c++20
#include <smtp_reply/format.hpp>

#include <string>

#if !SMTP_REPLY_USE_STD_FORMAT
#error "skipped: there is no std::format"
#endif

using namespace smtp_reply;

std::string misuse() { return std::format("{:p}", severity::fatal); }
