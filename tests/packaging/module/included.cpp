#include <smtp_reply/smtp_reply.hpp>

const void* included_table() { return &smtp_reply::code_table; }
