// expect: to 'smtp_reply::v0::enhanced_code'
// expect: no matching function for call to 'summary'
#include <smtp_reply/guide.hpp>

using namespace smtp_reply;

constexpr std::string_view misuse = summary("5.1.1");
