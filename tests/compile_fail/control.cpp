#include <smtp_reply/code.hpp>
#include <smtp_reply/testing.hpp>

using namespace smtp_reply::literals;

constexpr smtp_reply::code use = 502_code;
static_assert(use == smtp_reply::code::command_not_implemented);

constexpr smtp_reply::fake_replies server("220 mx.example.org", "250 ok\r\n");
static_assert(server.size() == 2);
