// expect: temporary whose address is used as value of local variable 'words'
#include <smtp_reply/ehlo.hpp>

#if !defined(__clang__)
#error "skipped: this compiler does not know lifetimebound"
#endif
#pragma GCC diagnostic error "-Wdangling"

using namespace smtp_reply;

// Clang follows what is marked: a std::string's own conversion is not, up to Clang 19.
struct octets {
  char data[12] = "PLAIN LOGIN";
  constexpr std::string_view view() const SMTP_REPLY_LIFETIMEBOUND { return {data, 11}; }
};

bool misuse() {
  const word_range words(octets().view());
  return words.empty();
}
