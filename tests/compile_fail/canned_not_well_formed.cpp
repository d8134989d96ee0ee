// expect: a reply code that is not well-formed must never be sent
#include <smtp_reply/write.hpp>

using namespace smtp_reply::literals;

constexpr std::string_view misuse = smtp_reply::canned<560_code>();
