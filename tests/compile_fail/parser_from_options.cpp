// expect: to non-scalar type 'smtp_reply::v0::parser'
// expect: no viable conversion from
#include <smtp_reply/parse.hpp>

using namespace smtp_reply;

void misuse(const parse_options& options) {
  parser p = options;
  p.reset();
}
