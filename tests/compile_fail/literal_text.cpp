// expect: no matching function for call to 'operator""_code
// expect: no matching literal operator for call to 'operator""_code'
#include <smtp_reply/code.hpp>

using namespace smtp_reply;

constexpr code misuse = "502"_code;
