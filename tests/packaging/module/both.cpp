// The header and what it leaves out, around the import: all of it names the same things.
#include <smtp_reply/error_code.hpp>

import smtp_reply;

#include <smtp_reply/smtp_reply.hpp>

using namespace smtp_reply::literals;

static_assert(smtp_reply::class_of(502_code) == smtp_reply::reply_class::permanent_negative);

std::error_code error_of_502() { return make_error_code(502_code); }
