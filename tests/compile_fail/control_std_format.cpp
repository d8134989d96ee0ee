// flags: -std=c++20
#include <smtp_reply/format.hpp>

#include <string>

#if !SMTP_REPLY_USE_STD_FORMAT
#error "skipped: there is no std::format"
#endif

using namespace smtp_reply;

std::string use() { return std::format("{:p} {:>8} {}", 502_code, 502_code, severity::fatal); }
std::wstring use_wide() { return std::format(L"{}", to_int(502_code)); }
