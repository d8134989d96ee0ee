// Explains in the default language. Its size is printed; nothing is asked of it.
#include <string_view>

#include <smtp_reply/smtp_reply.hpp>

std::string_view program(smtp_reply::code c);

std::string_view program(smtp_reply::code c) { return smtp_reply::guide(c).meaning; }
