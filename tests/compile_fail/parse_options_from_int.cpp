// expect: no matching function for call to 'parse
#include <smtp_reply/parse.hpp>

using namespace smtp_reply;

parse_result misuse(std::string_view octets) { return parse(octets, 1024); }
