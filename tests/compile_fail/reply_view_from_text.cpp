// expect: no matching function for call to 'smtp_reply::v0::reply_view::reply_view(
// expect: no matching conversion for functional-style cast
#include <smtp_reply/parse.hpp>

using namespace smtp_reply;

reply_view misuse(std::string_view octets) { return reply_view(octets); }
