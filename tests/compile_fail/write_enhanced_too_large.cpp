// expect: narrowing conversion of '65536'
// expect: 65536 which cannot be narrowed
#include <smtp_reply/write.hpp>

using namespace smtp_reply;

char* misuse(char* out) { return write_reply(out, 550_code, {5, 1, 65536}, "no"); }
