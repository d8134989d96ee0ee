// expect: 'this' argument discards qualifiers
// expect: no viable overloaded '='
#include <smtp_reply/code_table.hpp>

using namespace smtp_reply;

void misuse(code c) { find(c)->phrase = "mine"; }
