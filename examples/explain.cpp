// explain - says what an SMTP reply means and what to do about it.
//
//   explain 502                                    a reply code, or its name: command_not_implemented
//   explain 211 502                                two of them, compared
//   explain 5.7.1                                  an enhanced status code
//   explain '550 5.1.1 <x@y>: User unknown'        a reply
//   explain --transcript session.txt               a whole recorded session
//
// The parts, in the order in which a transcript runs through them: explain/transcript.hpp (who says what),
// explain/dialogue.hpp (which command each reply answers), explain/report.hpp (what is said about it, with
// explain/words.hpp), explain/terminal.hpp and explain/text.hpp (the page).
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include <smtp_reply/smtp_reply.hpp>

#include "explain/dialogue.hpp"
#include "explain/report.hpp"
#include "explain/terminal.hpp"
#include "explain/text.hpp"
#include "explain/transcript.hpp"

namespace {

using example::printable;
using smtp_reply::code;

constexpr int understood = 0;
constexpr int not_understood = 1;
constexpr int wrong_usage = 2;

constexpr std::string_view usage =
    "usage: explain [OPTION]... CODE\n"
    "       explain [OPTION]... CODE CODE\n"
    "       explain [OPTION]... REPLY | -\n"
    "       explain [OPTION]... --transcript FILE | -\n";

constexpr std::string_view help =
    "\n"
    "Says what an SMTP reply means and what to do about it.\n"
    "\n"
    "  CODE        a reply code (550), its name (mailbox_unavailable) or an enhanced code (5.1.1);\n"
    "              two reply codes are compared\n"
    "  REPLY       what a server said: '550 5.1.1 <x@y>: User unknown'; several lines with \\r\\n or \\n between\n"
    "  -           reads replies from the standard input, as does no argument at all in a pipe\n"
    "\n"
    "  --transcript FILE   follows a recorded session: curl -v, swaks, S:/C:, telnet; - for the standard input\n"
    "  --after COMMAND     which command the REPLY answers: RCPT, DATA ...; CONNECT for the greeting,\n"
    "                      MESSAGE for the final dot\n"
    "  --lang en|ar        English or Arabic; otherwise what LC_ALL, LC_MESSAGES or LANG says\n"
    "  --color, --no-color colour or none; otherwise colour on a terminal, unless NO_COLOR is set\n"
    "  --help, --version\n"
    "\n"
    "Lines are folded to the width of the terminal, to 80 columns in a pipe, or as COLUMNS says.\n"
    "Exit status: 0, or 1 if the input was not understood, or 2 for a wrong call.\n";

struct options {
  smtp_reply::language lang = example::preferred_language();
  example::page page{example::page_width(), example::wants_colour()};
  std::optional<smtp_reply::command> after;
  std::optional<std::string> transcript;
  std::vector<std::string> arguments;
};

// One line on standard error; returns the exit status.
int fail(int status, std::string_view message) {
  std::fflush(stdout);
  fmt::print(stderr, "explain: {}\n", message);
  return status;
}

// ------------------------------------------------------------------------------------ input and output

int print(const options& o, example::report&& r) {
  fmt::print("{}", example::laid_out(r.take(), o.page));
  return understood;
}

std::string read_all(std::istream& in) {
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

// The content of a file, or of the standard input for "-".
std::optional<std::string> read_file(const std::string& name) {
  if (name == "-") return read_all(std::cin);
  std::ifstream file(name, std::ios::binary);
  if (!file) return std::nullopt;
  return read_all(file);
}

// ------------------------------------------------------------------------------------ codes

std::optional<code> to_code_or_name(std::string_view text) {
  if (const auto c = smtp_reply::to_code(text)) return c;
  const smtp_reply::code_info* row = smtp_reply::find_code(text);
  return row == nullptr ? std::nullopt : std::optional<code>(row->value);
}

// ------------------------------------------------------------------------------------ replies

// On a command line the line ends of a reply are hard to type: \r\n and \n, spelled out, stand for them.
std::string with_line_ends(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t size = example::starts_with(text, "\\r\\n") ? 4 : example::starts_with(text, "\\n") ? 2 : 0;
    result += size == 0 ? text.substr(0, 1) : "\r\n";
    text.remove_prefix(size == 0 ? 1 : size);
  }
  return result;
}

std::string reading_error(smtp_reply::parse_error error, std::size_t offset) {
  if (error == smtp_reply::parse_error::incomplete) {
    return fmt::format("its last line is missing, at octet offset {}", offset);
  }
  return fmt::format("{}, at octet offset {}", message(error), offset);
}

// Explains each of the replies that the octets hold; or the error begins with the words given.
int explain_replies(const options& o, std::string octets, std::string_view no_reply) {
  if (octets.empty() || octets.back() != '\n') octets += "\r\n";

  std::string_view rest = octets;
  while (!rest.empty()) {
    const smtp_reply::parse_result result = smtp_reply::parse(rest, smtp_reply::lenient);
    if (!result) {
      const std::size_t offset = octets.size() - rest.size() + result.position;
      return fail(not_understood, fmt::format("{}: {}", no_reply, reading_error(result.error, offset)));
    }
    if (rest.size() < octets.size()) fmt::print("\n");
    example::report r(o.lang);
    r.about(result.reply, o.after);
    print(o, std::move(r));
    rest.remove_prefix(result.consumed);
  }
  return understood;
}

// ------------------------------------------------------------------------------------ transcripts

int explain_transcript(const options& o, const std::string& name) {
  const std::optional<std::string> text = read_file(name);
  if (!text) return fail(wrong_usage, fmt::format("cannot read {}: {}", printable(name), std::strerror(errno)));

  const example::transcript lines = example::read_transcript(*text);
  example::report r(o.lang);
  if (lines.empty()) {
    r.verdict(example::words_of(o.lang).no_dialogue);
    print(o, std::move(r));
    const std::string source = name == "-" ? "the input" : printable(name);
    return fail(not_understood, fmt::format("no line of {} is a server's reply", source));
  }
  const example::session s = example::dialogue().follow(lines);
  r.about(s);
  print(o, std::move(r));
  if (!s.unreadable) return understood;
  return fail(not_understood, fmt::format("line {} is not a reply: {}", s.unreadable->number,
                                          reading_error(s.unreadable->error, s.unreadable->offset)));
}

// ------------------------------------------------------------------------------------ arguments

int explain_arguments(const options& o) {
  const std::vector<std::string>& arguments = o.arguments;
  if (arguments.size() == 1 && arguments[0] == "-") {
    return explain_replies(o, read_all(std::cin), "the input is not a reply");
  }

  example::report r(o.lang);
  const auto first = to_code_or_name(arguments[0]);
  if (arguments.size() == 1 && first && !o.after) {
    r.about(*first);
    return print(o, std::move(r));
  }
  const auto second = arguments.size() == 2 ? to_code_or_name(arguments[1]) : std::nullopt;
  if (first && second) {
    r.about(*first, *second);
    return print(o, std::move(r));
  }
  const auto enhanced = smtp_reply::to_enhanced_code(arguments[0]);
  if (arguments.size() == 1 && enhanced) {
    r.about(*enhanced);
    return print(o, std::move(r));
  }

  // Who forgets the quotes around a reply gives it in several arguments.
  std::string reply = arguments[0];
  for (std::size_t i = 1; i < arguments.size(); ++i) reply += " " + arguments[i];
  return explain_replies(o, with_line_ends(reply), fmt::format("'{}' is neither a code nor a reply", printable(reply)));
}

// ------------------------------------------------------------------------------------ the command line

// Reads the options; what is wrong with them, or "".
class command_line {
 public:
  command_line(int argc, char** argv) : rest_(argv + 1, argv + argc) {}

  std::string read(options& o) {
    while (next_ < rest_.size()) {
      const std::string argument = rest_[next_++];
      const bool is_option = argument.size() > 1 && argument[0] == '-';
      if (argument == "--") {
        o.arguments.insert(o.arguments.end(), rest_.begin() + static_cast<std::ptrdiff_t>(next_), rest_.end());
        return {};
      }
      if (!is_option) {
        o.arguments.push_back(argument);
      } else if (std::string wrong = read_option(o, argument); !wrong.empty()) {
        return wrong;
      }
    }
    if (o.transcript && !o.arguments.empty()) return "--transcript takes one file and no other argument";
    return {};
  }

 private:
  std::string read_option(options& o, const std::string& argument) {
    const std::size_t equals = argument.find('=');
    const std::string name = argument.substr(0, equals);
    if (name == "--color" || name == "--no-color") {
      o.page.colour = name == "--color";
      return equals == argument.npos ? std::string() : name + " takes no value";
    }
    const bool takes_value = name == "--lang" || name == "--transcript" || name == "--after";
    if (!takes_value) return fmt::format("no such option: {}", printable(argument));
    if (equals == argument.npos && next_ == rest_.size()) return name + " needs a value";
    const std::string value = equals == argument.npos ? rest_[next_++] : argument.substr(equals + 1);
    return set(o, name, value);
  }

  static std::string set(options& o, const std::string& name, const std::string& value) {
    if (name == "--transcript") {
      o.transcript = value;
    } else if (name == "--lang") {
      if (value != "en" && value != "ar") return fmt::format("--lang can be en or ar, not '{}'", printable(value));
      o.lang = value == "ar" ? smtp_reply::language::arabic : smtp_reply::language::english;
    } else {
      o.after = example::command_named(value);
      if (!o.after) return fmt::format("--after: no such command: '{}'", printable(value));
    }
    return {};
  }

  std::vector<std::string> rest_;
  std::size_t next_ = 0;
};

int run(int argc, char** argv) {
  for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--help") {
      fmt::print("{}{}", usage, help);
      return understood;
    }
    if (argument == "--version") {
      fmt::print("explain (smtp_reply) {}.{}.{}\n", SMTP_REPLY_VERSION_MAJOR, SMTP_REPLY_VERSION_MINOR,
                 SMTP_REPLY_VERSION_PATCH);
      return understood;
    }
  }

  options o;
  const std::string wrong = command_line(argc, argv).read(o);
  if (!wrong.empty()) return fail(wrong_usage, wrong + " (explain --help says more)");
  if (o.transcript) return explain_transcript(o, *o.transcript);
  if (o.arguments.empty() && example::is_terminal(stdin)) {
    fmt::print(stderr, "{}", usage);
    return wrong_usage;
  }
  if (o.arguments.empty()) o.arguments.push_back("-");
  return explain_arguments(o);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& e) {
    return fail(not_understood, e.what());
  }
}
