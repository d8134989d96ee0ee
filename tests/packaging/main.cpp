// The program that every consumer builds. A consumer that asked for fmt also gets it linked, and formats.
#if defined(SMTP_REPLY_USE_FMT) && SMTP_REPLY_USE_FMT
#include <fmt/format.h>
#define CONSUMER_FORMATS
#endif

#if defined(CONSUMER_HAS_ONE_FILE)
#include <smtp_reply.hpp>
#else
#include <smtp_reply/smtp_reply.hpp>
#endif

using namespace smtp_reply::literals;

static_assert(502_code == smtp_reply::code::command_not_implemented);
static_assert(smtp_reply::phrase(250_code).size() != 0);

int main(int argc, char**) {
  const smtp_reply::code c = argc > 0 ? 502_code : 211_code;
#if defined(CONSUMER_FORMATS)
  if (fmt::format("{}", c) != "502") return 1;
#endif
  return smtp_reply::is_permanent(c) ? 0 : 1;
}
