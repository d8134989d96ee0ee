// What a program and each of its shared objects see of the error categories.
#ifndef SEEN_HPP
#define SEEN_HPP

#include <smtp_reply/error_code.hpp>

#include <system_error>

// What an object shows of itself, whatever else it hides.
#define SEEN_EXPORTED extern "C" __attribute__((visibility("default")))

struct seen {
  const std::error_category* categories[3] = {};
  std::error_code refused;
  std::error_code closing;
  std::error_code unreadable;
  std::error_condition transient;
  std::error_condition permanent;
  std::error_condition protocol_error;
};

// Of internal linkage, so that each has its own.
[[maybe_unused]] static void look(seen& result) {
  using namespace smtp_reply;
  result.categories[0] = &code_error_category();
  result.categories[1] = &parse_error_category();
  result.categories[2] = &condition_category();
  result.refused = 550_code;
  result.closing = 421_code;
  result.unreadable = parse_error::bad_code;
  result.transient = condition::transient_failure;
  result.permanent = condition::permanent_failure;
  result.protocol_error = condition::protocol_error;
}

SEEN_EXPORTED void first_look(seen* result);
SEEN_EXPORTED void second_look(seen* result);

#endif
