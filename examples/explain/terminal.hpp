// The terminal: is there one, how wide is it, and a report laid out for it.
#ifndef EXPLAIN_TERMINAL_HPP
#define EXPLAIN_TERMINAL_HPP

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#if defined(_WIN32)
#include <io.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

#include <smtp_reply/code.hpp>
#include <smtp_reply/guide.hpp>

#include "text.hpp"

namespace example {

#if defined(_WIN32)
inline bool is_terminal(std::FILE* file) { return _isatty(_fileno(file)) != 0; }
inline std::size_t terminal_columns() { return 0; }
#else
inline bool is_terminal(std::FILE* file) { return isatty(fileno(file)) != 0; }

// 0 where standard output is no terminal.
inline std::size_t terminal_columns() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0U;
}
#endif

inline std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view(value);
}

// COLUMNS, or what the terminal says, or 80, for a file or a pipe too. Longer lines than 100 are hard to read.
inline std::size_t page_width() {
  const std::string_view text = environment("COLUMNS");
  std::size_t width = 0;
  std::from_chars(text.data(), text.data() + text.size(), width);
  if (width == 0) width = terminal_columns();
  if (width == 0) width = 80;
  return std::clamp<std::size_t>(width, 30, 100);
}

// https://no-color.org
inline bool wants_colour() { return is_terminal(stdout) && environment("NO_COLOR").empty(); }

// The language of messages, in the order in which POSIX looks for it: Arabic for ar, ar_EG.UTF-8 and the like.
inline smtp_reply::language preferred_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view locale = environment(name);
    if (locale.empty()) continue;
    const std::string_view name_of_language = locale.substr(0, locale.find_first_of("_.@"));
    return name_of_language == "ar" ? smtp_reply::language::arabic : smtp_reply::language::english;
  }
  return smtp_reply::language::english;
}

struct page {
  std::size_t width = 80;
  bool colour = false;
};

inline std::string painted(std::string_view escape, std::string_view text) {
  return std::string(escape).append(text).append("\x1B[0m");
}

// A heading that begins with a reply code has the colour of its severity.
inline std::string_view colour_of_heading(std::string_view heading) {
  using smtp_reply::severity;
  const auto code = smtp_reply::to_code(heading.substr(0, 3));
  if (!code) return "\x1B[1m";
  switch (smtp_reply::severity_of(*code)) {
    case severity::success: return "\x1B[1;32m";
    case severity::intermediate: return "\x1B[1;36m";
    case severity::transient: return "\x1B[1;33m";
    case severity::permanent:
    case severity::fatal: break;
  }
  return "\x1B[1;31m";
}

// "  Label: text", folded with the text indented further than the label.
inline std::string laid_out_fact(std::string_view line, const page& p) {
  std::string text = wrap(line, p.width, 4);
  const std::size_t colon = text.find(": ");
  const bool has_label = colon != text.npos && text.find(". ") > colon;  // a sentence may hold a colon
  if (!p.colour || !has_label) return text;
  return "  " + painted("\x1B[36m", std::string_view(text).substr(2, colon - 1)) + text.substr(colon + 1);
}

// A report as the library writes them: headings, facts ("  Label: text") below them, and paragraphs, each a line.
inline std::string laid_out(std::string_view report, const page& p) {
  constexpr std::string_view fact_indent = "  ";
  std::string result;
  bool first = true;
  while (!report.empty()) {
    const std::size_t end = std::min(report.find('\n'), report.size());
    const std::string_view line = report.substr(0, end);
    report.remove_prefix(std::min(end + 1, report.size()));
    const bool heads_facts = report.substr(0, 2) == fact_indent;
    const bool is_verdict = report.empty();  // one line, for other programs to read
    if (line.substr(0, 2) == fact_indent) {
      result += laid_out_fact(line, p);
    } else {
      const std::string text = is_verdict ? std::string(line) : wrap(line, p.width, 0);
      const bool stands_out = !line.empty() && (first || heads_facts || is_verdict);
      result += p.colour && stands_out ? painted(colour_of_heading(line), text) : text;
    }
    result += '\n';
    first = false;
  }
  return result;
}

}  // namespace example

#endif  // EXPLAIN_TERMINAL_HPP
