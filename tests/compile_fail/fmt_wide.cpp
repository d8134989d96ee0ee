// expect: Cannot format an argument
// expect: type_is_unformattable_for
#include <smtp_reply/format.hpp>

#if !SMTP_REPLY_USE_FMT
#error "skipped: fmt was not found"
#endif

#include <fmt/xchar.h>

using namespace smtp_reply;

std::wstring misuse() { return fmt::format(L"{}", 502_code); }
