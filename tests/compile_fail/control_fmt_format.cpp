#include <smtp_reply/format.hpp>

#if !SMTP_REPLY_USE_FMT
#error "skipped: fmt was not found"
#endif

#include <fmt/format.h>
#include <fmt/xchar.h>

using namespace smtp_reply;

std::string use() { return fmt::format(FMT_STRING("{:p} {:>8} {}"), 502_code, 502_code, severity::fatal); }
std::wstring use_wide() { return fmt::format(L"{}", to_int(502_code)); }
