// expect: no matching function for call to 'write_report
#include <smtp_reply/compare.hpp>

using namespace smtp_reply;

char* misuse(char* out) { return write_report(out, 502_code); }
