// expect: cannot convert 'int' to 'smtp_reply::v0::code'
// expect: no matching function for call to 'compare'
#include <smtp_reply/compare.hpp>

using namespace smtp_reply;

constexpr comparison misuse = compare(211, 502);
