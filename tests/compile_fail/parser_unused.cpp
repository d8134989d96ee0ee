// expect: ignoring return value of
#include <smtp_reply/parse.hpp>

#if defined(__GNUC__)
#pragma GCC diagnostic error "-Wunused-result"
#endif

using namespace smtp_reply;

void misuse(parser& p, std::string_view octets) { p.parse(octets); }
