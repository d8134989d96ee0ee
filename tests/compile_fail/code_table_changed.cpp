// expect: 'this' argument discards qualifiers
// expect: no viable overloaded '='
#include <smtp_reply/code_table.hpp>

using namespace smtp_reply;

void misuse() { code_table[0].phrase = "mine"; }
