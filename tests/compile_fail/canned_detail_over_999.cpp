// expect: subject and detail of an enhanced code are 0 to 999
#include <smtp_reply/write.hpp>

using namespace smtp_reply::literals;

constexpr std::string_view misuse = smtp_reply::canned<502_code, 5, 1000>();
