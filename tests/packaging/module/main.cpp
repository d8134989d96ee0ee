// A program that imports the library here and includes it in included.cpp.
#if defined(CONSUMER_HAS_FMT)
#include <fmt/format.h>
#endif
#if defined(CONSUMER_HAS_STD_FORMAT)
#include <format>
#endif
#include <iterator>
#include <sstream>
#include <string>

import smtp_reply;

using namespace smtp_reply::literals;
using smtp_reply::command;
using smtp_reply::quirk;

const void* included_table();

// Operators, literals and constants are there at compile time.
static_assert(502_code == smtp_reply::code::command_not_implemented);
static_assert(502_code == 502 && 502 < 503_code && 502_code != 211_code);
static_assert(smtp_reply::phrase(250_code) == "Requested mail action okay, completed");
static_assert(smtp_reply::enhanced_code{5, 1, 1} == *smtp_reply::to_enhanced_code("5.1.1"));
static_assert(smtp_reply::has(quirk::non_ascii | quirk::bare_lf, quirk::bare_lf));
static_assert(smtp_reply::canned<502_code, 5, 1>() == "502 5.5.1 Command not implemented\r\n");

namespace {

bool reads_and_prints() {
  const smtp_reply::parse_result result = smtp_reply::parse("550-5.1.1 a\r\n550 5.1.1 b\r\n");
  std::string messages;
  for (const smtp_reply::line_view line : result.reply.lines()) messages += line.message;
  std::ostringstream stream;
  stream << result.reply << ", " << smtp_reply::advise(command::rcpt, result.reply).what;
  return messages == "ab" && stream.str() == "550 5.1.1 a / 5.1.1 b, give_up";
}

bool writes() {
  std::string out;
  smtp_reply::write_reply(std::back_inserter(out), 550_code, "no");
  return out == "550 no\r\n";
}

bool formats() {
#if defined(CONSUMER_HAS_FMT)
  if (fmt::format("{:>5}|{:p}", 502_code, 502_code) != "  502|502 Command not implemented") return false;
#endif
#if defined(CONSUMER_HAS_STD_FORMAT)
  if (std::format("{:>5}|{:p}", 502_code, 502_code) != "  502|502 Command not implemented") return false;
#endif
  return true;
}

}  // namespace

int main() {
  if (!reads_and_prints()) return 1;
  if (!writes()) return 2;
  if (!formats()) return 3;
  if (included_table() != &smtp_reply::code_table) return 4;  // one library, whichever way it came in
  return 0;
}
