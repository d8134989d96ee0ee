#include <fmt/ranges.h>

#include <smtp_reply/smtp_reply.hpp>

#include "neighbours.hpp"
