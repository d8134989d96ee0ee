// expect: cannot convert 'int' to 'const smtp_reply::v0::quirk'
// expect: cannot initialize a variable of type
#include <smtp_reply/parse.hpp>

using namespace smtp_reply;

constexpr quirk misuse = 64;
