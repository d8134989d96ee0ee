#include <cstdio>

#if SMTP_REPLY_USE_FMT
#include <fmt/format.h>
#endif

#include "seen.hpp"

int main() {
  const seen a = look_from_first();
  const seen b = look_from_second();
  if (a.code_table == b.code_table && a.enhanced_table == b.enhanced_table && a.class_of == b.class_of &&
      a.find == b.find && a.formatted == "502" && b.formatted == "502") {
    return 0;
  }
  std::puts("the two units do not see the same library");
  return 1;
}
