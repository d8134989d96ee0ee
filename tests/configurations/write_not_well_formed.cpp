// What becomes of a code that must never be sent (RFC 5321 4.2). Built twice:
//
//   without SMTP_REPLY_TEST_ASSERTS, as a release build: 451 is written in its place, with the class to match
//   with it, as a debug build: writing it ends the program, by std::abort
//
// A program of its own: the unit tests are one program, and assert must mean the same in all of it.
#if defined(SMTP_REPLY_TEST_ASSERTS)
#undef NDEBUG
#elif !defined(NDEBUG)
#define NDEBUG
#endif

#include <smtp_reply/write.hpp>

#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

using namespace smtp_reply;

#if defined(SMTP_REPLY_TEST_ASSERTS)

int run() {
  char octets[64] = {};
  for (int value = 200; value < 600; ++value) {
    const code c = static_cast<code>(value);
    if (is_well_formed(c)) write_reply(octets, c, "text");  // which nothing stops
  }
  std::signal(SIGABRT, [](int) { std::_Exit(EXIT_SUCCESS); });
  write_reply(octets, static_cast<code>(600), "text");
  std::puts("600 was written");
  return EXIT_FAILURE;
}

#else

// Whether value is written as 451, by every function that writes.
bool becomes_451(int value) {
  constexpr std::string_view bare = "451 text\r\n";
  constexpr std::string_view with_enhanced = "451 4.1.1 text\r\n";
  constexpr std::string_view phrase = "451 Requested action aborted: local error in processing\r\n";
  const code c = static_cast<code>(value);
  char octets[64] = {};
  const auto holds = [&octets](const char* end, std::string_view want) {
    return std::string_view(octets, static_cast<std::size_t>(end - octets)) == want;
  };
  return holds(write_reply(octets, c, "text"), bare) &&
         holds(write_reply(octets, c, {5, 1, 1}, "text"), with_enhanced) && holds(write_reply(octets, c), phrase) &&
         holds(octets + write_reply_n(octets, 64, c, "text"), bare) &&
         holds(octets + write_reply_n(octets, 64, c, {2, 1, 1}, "text"), with_enhanced);
}

int run() {
  int status = EXIT_SUCCESS;
  int bent = 0;
  for (int value = 0; value <= 65535; ++value) {
    const bool sent_as_it_is = value >= 200 && value < 600 && value % 100 < 60;
    if (sent_as_it_is) continue;
    ++bent;
    if (becomes_451(value)) continue;
    std::printf("%d is not written as 451\n", value);
    status = EXIT_FAILURE;
  }
  return bent == 65536 - 240 ? status : EXIT_FAILURE;
}

#endif

}  // namespace

int main() { return run(); }
