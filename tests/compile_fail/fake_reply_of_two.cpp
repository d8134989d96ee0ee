// expect: unreadable_fake_reply
#include <smtp_reply/testing.hpp>

constexpr smtp_reply::fake_replies misuse("250 ok\r\n250 ok\r\n");
