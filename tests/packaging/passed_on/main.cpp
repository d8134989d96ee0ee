// Knows nothing of smtp_reply but what comes with the library that uses it.
#include <postman.hpp>

int main() { return is_success(deliver()) ? 0 : 1; }
