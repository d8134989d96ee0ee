// expect: no matching function for call to 'canned
#include <smtp_reply/write.hpp>

using namespace smtp_reply;

constexpr std::string_view misuse = canned<502>();
