// expect: smtp_reply needs C++17 or later
// flags: -std=c++14
#include <smtp_reply/config.hpp>
