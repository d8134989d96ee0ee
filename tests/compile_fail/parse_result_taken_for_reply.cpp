// expect: from 'const smtp_reply::v0::parse_result' to 'smtp_reply::v0::reply_view'
// expect: no viable conversion from returned value
#include <smtp_reply/parse.hpp>

using namespace smtp_reply;

reply_view misuse(const parse_result& result) { return result; }
