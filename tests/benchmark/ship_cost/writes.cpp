// Only writes.
#include <cstddef>
#include <string_view>

#include <smtp_reply/smtp_reply.hpp>

std::size_t program(char* first, std::size_t capacity, std::string_view text);

std::size_t program(char* first, std::size_t capacity, std::string_view text) {
  return smtp_reply::write_reply_n(first, capacity, smtp_reply::code::mailbox_unavailable, {5, 1, 1}, text);
}
