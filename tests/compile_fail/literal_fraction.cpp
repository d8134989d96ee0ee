// expect: a reply code literal is three decimal digits
#include <smtp_reply/code.hpp>

using namespace smtp_reply;

constexpr code misuse = 5.2_code;
