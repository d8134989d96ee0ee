// expect: unreadable_fake_reply
#include <smtp_reply/testing.hpp>

constexpr smtp_reply::fake_replies misuse("220 mx.example.org", "25O ok");
