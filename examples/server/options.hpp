// server/options.hpp - the command line of the program.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_EXAMPLES_SERVER_OPTIONS_HPP
#define SMTP_REPLY_EXAMPLES_SERVER_OPTIONS_HPP

#include <charconv>
#include <chrono>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

#include "session.hpp"
#include "syntax.hpp"

namespace server {

inline constexpr std::string_view help_text =
    "usage: server [OPTION]...\n"
    "A small SMTP server that answers with smtp_reply::write_reply. It takes messages; it passes none on.\n"
    "\n"
    "  --listen HOST:PORT    where to listen, [::1]:2525 for IPv6; port 0 takes a free one\n"
    "                        (default 127.0.0.1:2525)\n"
    "  --hostname NAME       the server's own name (default localhost)\n"
    "  --maildir DIR         keep messages in this Maildir folder\n"
    "  --mbox FILE           keep messages in this mbox file; with neither, they are taken and dropped\n"
    "  --reject PATTERN      refuse senders and recipients that fit for good: 550; may be repeated\n"
    "  --defer PATTERN       refuse them for now: 451, 450; may be repeated\n"
    "                        in a pattern * stands for anything and ? for one octet\n"
    "  --max-size OCTETS     of a message (default 10485760)\n"
    "  --max-recipients N    of a message (default 100)\n"
    "  --timeout SECONDS     of silence, before a session is ended with 421 (default 300)\n"
    "  --help                this text\n"
    "\n"
    "The first line it prints is \"listening on ADDRESS:PORT\". SIGTERM and SIGINT end it: each session gets 421.\n";

struct options {
  settings session;
  std::string host = "127.0.0.1";
  unsigned short port = 2525;
  std::string maildir;
  std::string mbox;
  std::chrono::seconds timeout{300};  // RFC 5321 4.5.3.2.7: at least five minutes
  bool help = false;
};

inline std::size_t read_number(const std::string& option, std::string_view text, std::size_t least, std::size_t most) {
  std::size_t value = 0;
  const char* const end = text.data() + text.size();
  const std::from_chars_result result = std::from_chars(text.data(), end, value);
  if (result.ec != std::errc() || result.ptr != end || value < least || value > most) {
    throw std::invalid_argument(option + " takes a number from " + std::to_string(least) + " to " +
                                std::to_string(most));
  }
  return value;
}

inline void read_endpoint(std::string_view text, options& into) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) throw std::invalid_argument("--listen takes HOST:PORT");
  std::string_view host = text.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  into.host = host;
  constexpr std::size_t last_port = std::numeric_limits<unsigned short>::max();
  into.port = static_cast<unsigned short>(read_number("the port of --listen", text.substr(colon + 1), 0, last_port));
}

// It stands in every greeting and EHLO reply, so it has to be a domain in ASCII (RFC 6531 3.7.1 asks for A-labels).
inline std::string read_hostname(const std::string& text) {
  const bool is_domain = !text.empty() && text.front() != '[' && is_client_name(text);
  if (!is_domain) throw std::invalid_argument("--hostname takes a domain");
  return text;
}

inline void read_option(const std::string& option, const std::string& value, options& into) {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
  constexpr std::size_t seconds_of_a_day = 86400;
  if (option == "--listen") read_endpoint(value, into);
  else if (option == "--hostname") into.session.hostname = read_hostname(value);
  else if (option == "--maildir") into.maildir = value;
  else if (option == "--mbox") into.mbox = value;
  else if (option == "--reject") into.session.reject.push_back(value);
  else if (option == "--defer") into.session.defer.push_back(value);
  else if (option == "--max-size") into.session.max_size = read_number(option, value, 1, most);
  else if (option == "--max-recipients") into.session.max_recipients = read_number(option, value, 1, most);
  else if (option == "--timeout") into.timeout = std::chrono::seconds(read_number(option, value, 1, seconds_of_a_day));
  else throw std::invalid_argument("there is no option " + option);
}

// Throws std::invalid_argument, which says what is wrong.
inline options read_options(int count, const char* const* arguments) {
  options result;
  for (int i = 1; i < count; ++i) {
    const std::string option = arguments[i];
    if (option == "--help") {
      result.help = true;
      return result;
    }
    if (i + 1 == count) throw std::invalid_argument(option + " is no option, or lacks its value");
    read_option(option, arguments[++i], result);
  }
  const bool has_both = !result.maildir.empty() && !result.mbox.empty();
  if (has_both) throw std::invalid_argument("--maildir and --mbox do not go together");
  return result;
}

}  // namespace server

#endif  // SMTP_REPLY_EXAMPLES_SERVER_OPTIONS_HPP
