// expect: no matching function for call to 'advise
#include <smtp_reply/advise.hpp>

using namespace smtp_reply;

advice misuse(std::string_view octets) { return advise(command::rcpt, parse(octets)); }
