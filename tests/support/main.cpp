// The main program of the unit tests; doctest's own code is compiled here and nowhere else. SMTP_REPLY_TEST_LOCALE in
// the environment names a locale to run in, which nothing in the library may depend on.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <locale>

int main(int argc, char** argv) {
  if (const char* const name = std::getenv("SMTP_REPLY_TEST_LOCALE")) {
    if (std::setlocale(LC_ALL, name) == nullptr) {
      std::fprintf(stderr, "there is no locale %s\n", name);
      return EXIT_FAILURE;
    }
    std::locale::global(std::locale(name));
  }
  return doctest::Context(argc, argv).run();
}
