// Fuzzes the text forms: what print.hpp writes of every type, through ostream.hpp with the stream's width, and through
// format.hpp with specifications that are right and wrong. The texts of replies are held against a plain second
// implementation; no control character may get out of one.
//
// The choices are the values that are printed, width, fill and alignment, the last one which kind of value; the octets
// are the reply, and a format specification.
#include "fuzz.hpp"

#include <smtp_reply/smtp_reply.hpp>

#if SMTP_REPLY_USE_FMT
#include <fmt/format.h>
#endif

#include <iomanip>
#include <iterator>
#include <optional>
#include <sstream>
#include <vector>

#include "../support/writings.hpp"

using namespace smtp_reply;

namespace {

// ----------------------------------------------------------------------- what is to be printed

std::string three_digits(unsigned value) {
  const std::string digits = std::to_string(value);
  return digits.size() < 3 ? std::string(3 - digits.size(), '0') + digits : digits;
}

std::string escaped(std::string_view text) {
  std::string shown;
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    char escape[8] = {};
    std::snprintf(escape, sizeof escape, "\\x%02X", unsigned{octet});
    shown += octet < 32 || octet == 127 ? std::string(escape) : std::string(1, c);
  }
  return shown;
}

std::string naive_text(const naive::reading& r) {
  std::string text = three_digits(static_cast<unsigned>(r.code));
  for (std::size_t i = 0; i < r.lines.size(); ++i) {
    if (i > 0) text += " / ";
    else if (r.lines.size() > 1 || !r.lines[0].text.empty()) text += ' ';
    text += escaped(r.lines[i].text);
  }
  return text;
}

std::string naive_text(quirk set) {
  static constexpr std::string_view names[] = {"non_ascii",   "control_character", "long_line", "second_digit",
                                               "first_digit", "code_mismatch",     "bare_lf",   "bare_cr"};
  std::string text;
  for (unsigned i = 0; i < 16; ++i) {
    if ((static_cast<unsigned>(set) >> i) % 2 == 0) continue;
    if (!text.empty()) text += '|';
    text += i < 8 ? std::string(names[i]) : std::to_string(1U << i);
  }
  return text.empty() ? "none" : text;
}

std::string naive_text(command_set set) {
  std::string text;
  for (const command cmd : all_commands) {
    if ((set.bits >> static_cast<unsigned>(cmd)) % 2 == 0) continue;
    if (!text.empty()) text += ' ';
    text += name(cmd);
  }
  return text;
}

template <class Enum>
std::string name_or_number(Enum value) {
  return name(value).empty() ? std::to_string(static_cast<unsigned>(value)) : std::string(name(value));
}

// --------------------------------------------------------------------------------- how it comes out

template <class T>
std::string printed(const T& value, std::size_t form) {
  std::string text;
  detail::printer<T>::write(std::back_inserter(text), value, form);
  return text;
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

#if SMTP_REPLY_USE_FMT

// A specification as the contract has it: [[fill]align][width][form].
struct specification {
  std::string fill = " ";
  char align = '<';
  std::size_t width = 0;
  std::string form{};
};

bool is_align(char c) { return c == '<' || c == '>' || c == '^'; }

specification read_specification(std::string text) {
  specification s;
  std::size_t fill = text.empty() ? 0 : 1;
  while (fill < text.size() && continues(text[fill])) ++fill;
  if (fill < text.size() && is_align(text[fill])) {
    s.fill = text.substr(0, fill < 4 ? fill : 4);
    s.align = text[fill];
    text.erase(0, fill + 1);
  } else if (!text.empty() && is_align(text[0])) {
    s.align = text[0];
    text.erase(0, 1);
  }
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (!text.empty() && text[0] != '0' && digits != 0) {
    s.width = static_cast<std::size_t>(std::strtoull(text.substr(0, digits).c_str(), nullptr, 10));
    text.erase(0, digits);
  }
  s.form = text;
  return s;
}

std::string padded(const std::string& text, const specification& s) {
  std::size_t length = 0;
  for (const char c : text) length += continues(c) ? 0U : 1U;
  const std::size_t all = length < s.width ? s.width - length : 0;
  const std::size_t before = s.align == '>' ? all : s.align == '^' ? all / 2 : 0;
  std::string result;
  for (std::size_t i = 0; i < before; ++i) result += s.fill;
  result += text;
  for (std::size_t i = before; i < all; ++i) result += s.fill;
  return result;
}

template <class T>
void check_specification(const T& value, const std::string& text) {
  const specification s = read_specification(text);
  if (s.width > 5000) return;  // right, but slow
  std::optional<std::size_t> form;
  std::size_t index = 0;
  for (const std::string_view letters : detail::printer<T>::forms) {
    if (letters == s.form) form = index;
    ++index;
  }
  try {
    const std::string got = fmt::format(fmt::runtime("[{:" + text + "}]"), value);
    fuzz::expect(form.has_value(), "a wrong specification is taken", text);
    fuzz::expect(got == "[" + padded(printed(value, *form), s) + "]", "fmt", text);
  } catch (const fmt::format_error&) {
    fuzz::expect(!form, "a specification is refused", text);
  }
}

#endif

// What all types have in common. `want` is the form without a name.
template <class T>
void check(const T& value, const std::string& want, const fuzz::input& in, std::string_view form = {}) {
  const std::string got = printed(value, 0);
  fuzz::expect(got == want, "another text", got);

  std::ostringstream stream;
  std::ostringstream model;
  for (std::ostringstream* const s : {&stream, &model}) {
    *s << std::setfill(static_cast<char>(in.choice(6))) << std::setw(in.choice(5));
    if (in.choice(6) % 3 != 0)
      s->setf(in.choice(6) % 3 == 1 ? std::ios::left : std::ios::internal, std::ios::adjustfield);
  }
  stream << value << '|';
  if (want.size() > 1024) model << std::setw(0);  // longer texts go in pieces, of which the first is wide enough
  model << want << '|';
  fuzz::expect(stream.str() == model.str(), "ostream", want);

#if SMTP_REPLY_USE_FMT
  const std::string width = in.choice(5) == 0 ? "" : std::to_string(in.choice(5));
  const std::string align = in.choice(6) % 4 == 3 ? "" : std::string(1, "<>^"[in.choice(6) % 4]);
  for (const std::string_view letters : detail::printer<T>::forms) {
    check_specification(value, align + width + std::string(letters));
  }
  check_specification(value, std::string(form));
#else
  static_cast<void>(form);
#endif
}

void check_reply(const parse_result& r, const naive::reading& want, const fuzz::input& in, std::string_view form) {
  if (!r) return check(r, std::string(name(r.error)) + " at " + std::to_string(want.position), in, form);
  const std::string text = naive_text(want);
  for (const char c : printed(r, 0)) {
    const auto octet = static_cast<unsigned char>(c);
    fuzz::expect(octet >= 32 && octet != 127, "a control character", text);
  }
  check(r, text, in, form);
  check(r.reply, text, in, form);
  std::size_t i = 0;
  for (const line_view line : r.reply.lines()) {
    const naive::line& l = want.lines[i++];
    check(line, three_digits(static_cast<unsigned>(l.code)) + (l.last ? " " : "-") + escaped(l.text), in);
  }
  for (const extension_view e : extensions(r.reply)) {
    check(e, escaped(e.keyword) + (e.parameters.empty() ? "" : " " + escaped(e.parameters)), in);
  }
  const size_limit limit = message_size_limit(r.reply);
  const bool has_number = limit.what == size_limit::kind::limited;
  check(limit, std::string(name(limit.what)) + (has_number ? " " + std::to_string(limit.octets) : ""), in);
  const advice a = advise(static_cast<command>(in.choice(0) % 21), r.reply);
  check(a, std::string(name(a.what)) + " " + std::string(name(a.where)) + " (" + std::string(a.source) + ")", in);
}

void check_codes(const fuzz::input& in, std::string_view form) {
  const auto c = static_cast<code>(in.choice16(0));
  const std::string number = three_digits(in.choice16(0));
  check(c, number, in, form);
  fuzz::expect(printed(c, 1) == (name(c).empty() ? number : std::string(name(c))), "{:n}", number);
  fuzz::expect(printed(c, 2) == number + (phrase(c).empty() ? "" : " " + std::string(phrase(c))), "{:p}", number);

  const enhanced_code e{in.choice(2), static_cast<std::uint16_t>(in.choice(3) * 5U),
                        static_cast<std::uint16_t>(in.choice(4) * 5U)};
  const std::string rest = "." + std::to_string(e.subject) + "." + std::to_string(e.detail);
  const std::string parts = std::to_string(e.cls) + rest;
  check(e, parts, in, form);
  fuzz::expect(printed(e, 1) == parts + (name(e).empty() ? "" : " " + std::string(name(e))), "{:p}", parts);

  if (const code_info* const row = find(c); row != nullptr) {
    check(*row, printed(c, 2) + " (" + std::string(row->source) + ")", in);
  }
  if (const enhanced_info* const row = find(e); row != nullptr) {
    const std::string of_row = "X" + rest + (row->name.empty() ? "" : " " + std::string(row->name));
    check(*row, of_row + " (" + std::string(row->source) + ")", in);
  }
}

template <class... Enums>
void check_enumerations(const fuzz::input& in) {
  (check(static_cast<Enums>(in.choice(0)), name_or_number(static_cast<Enums>(in.choice(0))), in), ...);
}

// What a report says is for the suites to check; here, that any two codes have one and that it is clean text.
template <class Report>
void check_report(const Report& report, const fuzz::input& in) {
  for (const std::size_t form : {std::size_t{0}, std::size_t{2}}) {
    const std::string text = printed(report, form);
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t size = writings::character_size(text, at);
      fuzz::expect(size != 0 && (size > 1 || text[at] == '\n' || (text[at] >= ' ' && text[at] != 0x7F)), "report",
                   text);
      at += size;
    }
    fuzz::expect(text.size() > 100 && text.back() == '\n', "no report", text);
    if (form == 0) check(report, text, in);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::input in(data, size);
  if (in.is_too_short()) return 0;
  const readings::exact_copy copy(in.octets());
  std::string form(copy.view().substr(0, copy.view().find_first_of("{}\r\n")));
  if (form.size() > 16) form.resize(16);

  const auto bits = static_cast<std::uint16_t>(in.choice16(0));
  const command_set set{bits * 37U};
  const auto c = static_cast<code>(bits % 1100U);
  parse_options options;
  options.accept = lenient;
  switch (in.choice(7) % 4) {
    case 0: check_reply(parse(copy.view(), options), naive::parse(copy.view(), options), in, form); break;
    case 1: check_codes(in, form); break;
    case 2:
      check_enumerations<reply_class, category, severity, standing, command, listing, parse_error, action, scope,
                         language, size_limit::kind>(in);
      check(static_cast<quirk>(bits), naive_text(static_cast<quirk>(bits)), in);
      check(set, naive_text(set), in);
      break;
    default: check_report(compare(c, static_cast<code>(in.choice16(2) % 1100U)), in); check_report(explain(c), in);
  }
  return 0;
}
