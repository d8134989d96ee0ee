#include <smtp_reply/smtp_reply.hpp>

#include <fmt/ranges.h>

#include "neighbours.hpp"
