#include <smtp_reply/smtp_reply.hpp>

const void* table_by_package() { return &smtp_reply::code_table; }
