// expect: cannot convert 'int' to 'smtp_reply::v0::code'
// expect: no matching function for call to 'guide'
#include <smtp_reply/guide.hpp>

using namespace smtp_reply;

constexpr guidance misuse = guide(502);
