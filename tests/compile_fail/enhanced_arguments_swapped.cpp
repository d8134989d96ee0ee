// expect: from 'smtp_reply::v0::code' to 'smtp_reply::v0::enhanced_code'
// expect: no matching function for call to 'agrees'
#include <smtp_reply/enhanced.hpp>

using namespace smtp_reply;

bool misuse(enhanced_code e, code c) { return agrees(c, e); }
