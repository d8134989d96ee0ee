// expect: from 'std::optional<smtp_reply::v0::enhanced_code>' to 'smtp_reply::v0::enhanced_code'
// expect: no viable conversion from returned value of type 'std::optional<enhanced_code>'
#include <smtp_reply/enhanced.hpp>

using namespace smtp_reply;

enhanced_code misuse(std::string_view text) { return to_enhanced_code(text); }
