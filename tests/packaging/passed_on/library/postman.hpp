#include <smtp_reply/smtp_reply.hpp>

smtp_reply::code deliver();
