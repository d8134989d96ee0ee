// expect: ignoring return value of
#include <smtp_reply/write.hpp>

#if defined(__GNUC__)
#pragma GCC diagnostic error "-Wunused-result"
#endif

using namespace smtp_reply::literals;

// Whether it was written is known only from the size.
void misuse(char* buffer) { smtp_reply::write_reply_n(buffer, 10, 502_code); }
