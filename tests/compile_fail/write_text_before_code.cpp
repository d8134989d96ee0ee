// expect: no matching function for call to 'write_reply
#include <smtp_reply/write.hpp>

using namespace smtp_reply;

char* misuse(char* out) { return write_reply(out, "no", 550_code); }
