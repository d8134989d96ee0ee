#include <smtp_reply/smtp_reply.hpp>
#include <smtp_reply/testing.hpp>

#include <ostream>
#include <string>
#include <string_view>

#if defined(__GNUC__)
#pragma GCC diagnostic error "-Wunused-result"
#pragma GCC diagnostic error "-Wnarrowing"
#endif
#if defined(__clang__)
#pragma GCC diagnostic error "-Wunused-comparison"
#endif

using namespace smtp_reply;

// code
static_assert(502_code == code::command_not_implemented && to_int(502_code) == 502 && 502_code >= 500);
constexpr code of_a_number = static_cast<code>(502);
constexpr code in_braces{65535};
constexpr bool argument = is_permanent(550_code);
int sum() { return to_int(500_code) + 2; }
bool compared(code c) { return c == 502 && class_of(c) == reply_class::permanent_negative; }
bool worse(code c) { return severity_of(c) >= severity::transient; }
code from_text(std::string_view digits) { return to_code(digits).value_or(code::local_error); }
void ignored(code c) { static_cast<void>(is_permanent(c)); }

// tables
std::string_view of_a_row(code c) { return find(c) != nullptr ? find(c)->phrase : code_table[0].phrase; }

// enhanced codes
constexpr enhanced_code largest{255, 65535, 65535};
enhanced_code of_parts(int detail) { return {5, 7, static_cast<std::uint16_t>(detail)}; }
enhanced_code from_text_with_dots(std::string_view text) { return to_enhanced_code(text).value_or(enhanced_code{}); }
bool compared(enhanced_code e, code c) { return e == enhanced_code{5, 1, 1} && agrees(e, c); }

// commands
static_assert(listed(command::rcpt, 251_code) == listing::success && !commands_listing(502_code).empty());

// replies
bool read(std::string_view octets) { return static_cast<bool>(parse(octets)); }
bool read_on(parser& p, std::string_view octets) { return p.parse(octets) ? true : false; }
parse_result read(std::string_view octets, std::size_t max_line) {
  parse_options options;
  options.max_line = max_line;
  parser p(options);
  return p.parse(octets);
}
bool has_bare_lf(const reply_view& reply) { return has(reply.quirks() | quirk::bare_cr, quirk::bare_lf); }
bool has_lines(const parse_result& result) { return !result.reply.lines().empty(); }
bool has_extensions(const reply_view& reply) { return !extension_range(reply).empty(); }
std::uint64_t limit(const reply_view& reply) { return message_size_limit(reply).octets; }

bool has_words(std::string_view text) {
  const word_range words(text);
  return !words.empty();
}

// advice
constexpr advice advised = advise(command::rcpt, 550_code);
advice advised_by(std::string_view octets) { return advise(command::rcpt, parse(octets).reply); }

// writing
char* write(char* out) { return write_reply(out, 550_code, {5, 1, 1}, "no"); }
constexpr std::string_view made = canned<502_code>();
constexpr std::string_view made_enhanced = canned<502_code, 999, 999>();
std::size_t size(char* buffer) { return write_reply_n(buffer, 10, 502_code); }

// explaining
constexpr guidance guided = guide(502_code);
constexpr std::string_view summarised = summary(enhanced_code{5, 1, 1});
constexpr comparison compared_codes = compare(211_code, 502_code);
char* report(char* out) { return write_report(out, explain(502_code)); }

// printing
void print(std::ostream& stream) { stream << 502_code; }

// testing
constexpr fake_replies server("220 mx.example.org", "250 ok\r\n");
static_assert(server.size() == 2);
