// The single file between headers of the folder, as when two dependencies bring the library each in its own way.
#include <smtp_reply/parse.hpp>

#include <smtp_reply.hpp>

#include <smtp_reply/smtp_reply.hpp>

using namespace smtp_reply::literals;

static_assert(smtp_reply::advise(smtp_reply::command::rcpt, 450_code).what == smtp_reply::action::retry_later);
