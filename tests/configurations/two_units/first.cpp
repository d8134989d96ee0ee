#if SMTP_REPLY_USE_FMT
#include <fmt/format.h>
#endif

#include "seen.hpp"

seen look_from_first() { return look(); }
