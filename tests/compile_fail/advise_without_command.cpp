// expect: no matching function for call to 'advise
#include <smtp_reply/advise.hpp>

using namespace smtp_reply;

constexpr advice misuse = advise(550_code);
