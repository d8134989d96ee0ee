// smtp_reply - everything about SMTP replies, in one header.
//
//   #include <smtp_reply/smtp_reply.hpp>
//   using namespace smtp_reply;
//
// Each part below can also be included alone. The parts of a group stand on those of the groups above it. Nothing
// here allocates, throws or looks at a locale; what can be is constexpr. C++17.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_SMTP_REPLY_HPP
#define SMTP_REPLY_SMTP_REPLY_HPP

#include "config.hpp"  // the version

// Names: what the digits say by themselves.
#include "code.hpp"      // code, 502_code; class_of, category_of, severity_of; matches(c, "5yz")
#include "enhanced.hpp"  // enhanced_code, to_enhanced_code("5.1.1")

// Knows: the tables, each fact with its RFC.
#include "code_table.hpp"      // code_table; find, name, phrase
#include "command.hpp"         // command; which command may get which code: listed, commands_listing
#include "enhanced_table.hpp"  // enhanced_table, the IANA registry; find, name

// Reads and writes.
#include "ehlo.hpp"   // extensions, find_extension, offers, auth_mechanisms, message_size_limit
#include "parse.hpp"  // parse, parser, reply_view, quirk; forward_path
#include "write.hpp"  // write_reply, write_reply_n, canned

// Decides.
#include "advise.hpp"  // advise(command, reply): proceed, send_more, fall_back, retry_later, give_up ...

// Explains.
#include "compare.hpp"  // compare(211_code, 502_code), explain(502_code), write_report
#include "guide.hpp"    // guide(502_code).meaning, summary(enhanced code), in English and Arabic

// Meets the world.
#include "format.hpp"   // fmt::format, std::format
#include "ostream.hpp"  // operator<<

// Not included here, since not every program wants it:
//   error_code.hpp  // std::error_code ec = reply.code(); if (ec == condition::transient_failure)
//   testing.hpp     // CHECK(reply == is(250)); fake_replies

#endif  // SMTP_REPLY_SMTP_REPLY_HPP
