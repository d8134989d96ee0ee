// Explains, in the language that it is asked for. What the other programs must not carry has to be found here: else the
// check would look for something that no longer exists.
#include <string_view>

#include <smtp_reply/smtp_reply.hpp>

std::string_view program(smtp_reply::code c, smtp_reply::enhanced_code e, smtp_reply::language l);

std::string_view program(smtp_reply::code c, smtp_reply::enhanced_code e, smtp_reply::language l) {
  const smtp_reply::guidance g = smtp_reply::guide(c, l);
  return g.meaning.size() > 1 ? g.meaning : smtp_reply::summary(e, l);
}
