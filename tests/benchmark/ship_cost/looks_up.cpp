// Only looks up.
#include <string_view>

#include <smtp_reply/smtp_reply.hpp>

std::string_view program(int code);

std::string_view program(int code) { return smtp_reply::phrase(static_cast<smtp_reply::code>(code)); }
