// Values for a debugger to show: printed.tsv names each variable here, and says how it looks.
#include <smtp_reply/smtp_reply.hpp>

#include <cstddef>
#include <string_view>

using namespace smtp_reply;

namespace {

// Where check.py stops; what it looks at is one frame up.
void stop_here(const void* something) {
  const void* volatile used = something;
  (void)used;
}

}  // namespace

int main() {
  static const char octets[] = "550-5.1.1 <x@example.org>:\r\n550 5.1.1 User\tunknown\r\n250 ok\r\n";

  const code named = 502_code;
  const code unnamed = 571_code;
  const code low = static_cast<code>(7);
  const enhanced_code enhanced = {5, 7, 509};
  const quirk no_quirk = quirk::none;
  const quirk quirks = quirk::bare_lf | quirk::bare_cr;
  const quirk unknown_quirk = static_cast<quirk>(0x401);
  const command_set commands = commands_listing(251_code);
  const advice next = advise(command::rcpt, 552_code);

  const parse_result read = parse(octets);
  const reply_view reply = read.reply;
  const line_view first = *reply.lines().begin();
  const line_view last = *++reply.lines().begin();
  const reply_view bare = parse("250\r\n").reply;
  const reply_view utf8 = parse("250 \xC3\xA4 and \xFF\r\n").reply;
  const reply_view of_nothing;
  const parse_result unreadable = parse("2x0");
  const parse_result incomplete = parse("25");

  // A view of octets that are no longer anywhere.
  reply_view wild = reply;
  reinterpret_cast<std::string_view&>(wild) = std::string_view(reinterpret_cast<const char*>(std::size_t{16}), 12);

  const extension_view size = {"SIZE", "1000"};
  const extension_view plain = {"PIPELINING", ""};
  const size_limit limited = {size_limit::kind::limited, 1000};
  const size_limit unlimited = {size_limit::kind::unlimited, 0};
  const code_info row = *find(502_code);
  const enhanced_info enhanced_row = *find(enhanced_code{5, 1, 1});

  const void* const all[] = {&named,    &unnamed,      &low,     &enhanced, &no_quirk, &quirks,     &unknown_quirk,
                             &commands, &next,         &read,    &reply,    &first,    &last,       &bare,
                             &utf8,     &of_nothing,   &wild,    &size,     &plain,    &unreadable, &incomplete,
                             &row,      &enhanced_row, &limited, &unlimited};
  stop_here(all);
  return 0;
}
