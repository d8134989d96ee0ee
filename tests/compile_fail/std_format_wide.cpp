// expect: call to deleted constructor of 'formatter<code, wchar_t>'
// expect: std::formatter must be specialized
// flags: -std=c++20
#include <smtp_reply/format.hpp>

#include <string>

#if !SMTP_REPLY_USE_STD_FORMAT
#error "skipped: there is no std::format"
#endif

using namespace smtp_reply;

std::wstring misuse() { return std::format(L"{}", 502_code); }
