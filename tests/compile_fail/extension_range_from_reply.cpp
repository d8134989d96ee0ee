// expect: to non-scalar type 'smtp_reply::v0::extension_range'
// expect: no viable conversion from
#include <smtp_reply/ehlo.hpp>

using namespace smtp_reply;

void misuse(const reply_view& reply) {
  extension_range range = reply;
  static_cast<void>(range);
}
