// expect: cannot convert 'std::optional<smtp_reply::v0::code>' to 'smtp_reply::v0::code'
// expect: no viable conversion from returned value of type 'std::optional<code>'
#include <smtp_reply/code.hpp>

using namespace smtp_reply;

code misuse(std::string_view digits) { return to_code(digits); }
