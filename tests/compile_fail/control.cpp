#include <smtp_reply/code.hpp>

using namespace smtp_reply::literals;

constexpr smtp_reply::code use = 502_code;
static_assert(use == smtp_reply::code::command_not_implemented);
