// A literal of fake_replies that parse() cannot read, in a variable that is not constexpr: before C++20 the compiler
// takes it, and the program must end. Without assert(), which would do it by itself.
#if !defined(NDEBUG)
#define NDEBUG
#endif

#include <smtp_reply/testing.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>

int main() {
  smtp_reply::fake_replies right("220 mx.example.org", "250 ok");
  if (right.size() != 2) return EXIT_FAILURE;
  std::signal(SIGABRT, [](int) { std::_Exit(EXIT_SUCCESS); });
  smtp_reply::fake_replies wrong("220 mx.example.org", "25O ok");
  std::printf("made a reply of %s\n", wrong.octets().data());
  return EXIT_FAILURE;
}
