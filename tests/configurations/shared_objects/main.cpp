// Error codes go from one shared object to another. Built twice:
//
//   linked    with the two objects: all see the same categories
//   loaded    two objects by dlopen, each for itself: conditions and to_code hold whether the categories are the same
//             or not
#include "seen.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

#if defined(LOADS_OBJECTS)
#include <dlfcn.h>
#endif

namespace {

using namespace smtp_reply;

int failures = 0;

void expect(bool holds, const char* what) {
  if (holds) return;
  ++failures;
  std::printf("does not hold: %s\n", what);
}

#if defined(LOADS_OBJECTS)
// The objects are named on the command line. They stay: what they made is in use to the end.
seen look_from(const char* object, const char* function) {
  void* const handle = dlopen(object, RTLD_NOW | RTLD_LOCAL);
  void* const found = handle != nullptr ? dlsym(handle, function) : nullptr;
  if (found == nullptr) {
    std::printf("%s: %s\n", object, dlerror());
    std::exit(EXIT_FAILURE);
  }
  seen result;
  reinterpret_cast<void (*)(seen*)>(found)(&result);
  return result;
}
#endif

bool has_same_categories(const seen& a, const seen& b) {
  return a.categories[0] == b.categories[0] && a.categories[1] == b.categories[1] && a.categories[2] == b.categories[2];
}

// What must hold of an error code of one object and the conditions of another, and the other way round.
void expect_conditions_hold(const seen& a, const seen& b) {
  expect(a.refused == b.permanent && a.refused != b.transient && a.refused != b.protocol_error, "550 is permanent");
  expect(a.closing == b.transient && a.closing != b.permanent, "421 is transient");
  expect(a.unreadable == b.protocol_error && a.unreadable != b.permanent, "bad_code is a protocol error");
  expect(a.closing == condition::connection_closing, "421 closes the connection");
  expect(a.unreadable != condition::transient_failure, "bad_code is not transient");
  expect(to_code(a.refused) == 550_code && to_code(b.closing) == 421_code, "the codes come back");
  expect(!to_code(a.unreadable), "bad_code is no code");
  expect(std::string_view(a.refused.category().name()) == code_error_category().name(), "the names are the same");
}

}  // namespace

int main(int argc, char** argv) {
  seen mine;
  look(mine);
#if defined(LOADS_OBJECTS)
  if (argc != 3) return EXIT_FAILURE;
  const seen first = look_from(argv[1], "first_look");
  const seen second = look_from(argv[2], "second_look");
  std::printf("the objects' categories are %s, the program's are %s\n",
              has_same_categories(first, second) ? "the same" : "two",
              has_same_categories(mine, first) ? "the same as the first's" : "others");
#else
  (void)argc;
  (void)argv;
  seen first;
  seen second;
  first_look(&first);
  second_look(&second);
  expect(has_same_categories(first, second), "the objects have the same categories");
  expect(has_same_categories(mine, first), "the program has them, too");
  expect(first.refused == second.refused && first.refused == 550_code, "550 is 550");
  expect(first.unreadable == second.unreadable && first.unreadable == parse_error::bad_code, "bad_code is bad_code");
  expect(first.transient == second.transient && first.transient == condition::transient_failure, "so are conditions");
#endif
  expect_conditions_hold(first, second);
  expect_conditions_hold(second, first);
  expect_conditions_hold(mine, first);
  expect_conditions_hold(second, mine);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
