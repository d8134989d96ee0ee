// Only parses.
#include <string_view>

#include <smtp_reply/smtp_reply.hpp>

int program(std::string_view octets);

int program(std::string_view octets) {
  const smtp_reply::parse_result r = smtp_reply::parse(octets);
  if (!r) return -static_cast<int>(r.position);
  return smtp_reply::to_int(r.reply.code()) + (r.reply.enhanced() ? r.reply.enhanced()->detail : 0);
}
