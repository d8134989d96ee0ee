// What a unit sees of the library. Both units of the program must see the same: one object for each inline variable
// and one address for each inline function, wherever and in whatever order the headers were included.
#ifndef SEEN_HPP
#define SEEN_HPP

#include <smtp_reply/smtp_reply.hpp>

#include <string>

struct seen {
  const void* code_table;
  const void* enhanced_table;
  smtp_reply::reply_class (*class_of)(smtp_reply::code) noexcept;
  const smtp_reply::code_info* (*find)(smtp_reply::code) noexcept;
  std::string formatted;
};

// Of internal linkage, so that each unit has its own.
[[maybe_unused]] static seen look() {
  seen result{};
  result.code_table = &smtp_reply::code_table;
  result.enhanced_table = &smtp_reply::enhanced_table;
  result.class_of = &smtp_reply::class_of;
  result.find = &smtp_reply::find;
#if SMTP_REPLY_USE_FMT
  result.formatted = fmt::format("{}", smtp_reply::code::command_not_implemented);
#else
  result.formatted = "502";
#endif
  return result;
}

seen look_from_first();
seen look_from_second();

#endif
