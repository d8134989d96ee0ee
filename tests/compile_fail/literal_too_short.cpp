// expect: a reply code literal is three decimal digits
#include <smtp_reply/code.hpp>

using namespace smtp_reply::literals;

constexpr smtp_reply::code misuse = 5_code;
