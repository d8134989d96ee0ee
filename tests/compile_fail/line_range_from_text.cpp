// expect: is private within this context
// expect: calling a private constructor of class
#include <smtp_reply/parse.hpp>

using namespace smtp_reply;

line_range misuse(std::string_view octets) { return line_range(octets, 1); }
