// expect: code_instead_of
#include <smtp_reply/write.hpp>

using namespace smtp_reply::literals;

constexpr std::size_t misuse = smtp_reply::write_reply_n(nullptr, 0, 600_code);
