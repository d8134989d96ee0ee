// server/session.hpp - one SMTP session: octets in, replies out, and no network in between.
//
//   session s(settings, keep, "127.0.0.1");
//   send(s.greeting());
//   while (!s.over()) send(s.receive(octets_from_the_client()));
//
// RFC 5321 with ENHANCEDSTATUSCODES (RFC 2034), PIPELINING (2920), SIZE (1870), 8BITMIME (6152) and SMTPUTF8 (6531).
//
// Every reply goes through answer(), and so through write_reply. That is why the functions below quote the client's
// own words without a thought: whatever octets a refused address holds, they cannot end the reply, begin another one or
// change its code.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_EXAMPLES_SERVER_SESSION_HPP
#define SMTP_REPLY_EXAMPLES_SERVER_SESSION_HPP

#include <smtp_reply/smtp_reply.hpp>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "line_reader.hpp"
#include "mail.hpp"
#include "syntax.hpp"

namespace server {

using namespace smtp_reply::literals;
using smtp_reply::code;
using smtp_reply::command;
using smtp_reply::enhanced_code;

struct settings {
  std::string hostname = "localhost";
  std::size_t max_size = std::size_t{10} * 1024 * 1024;  // octets of a message
  std::size_t max_recipients = 100;                      // RFC 5321 4.5.3.1.8: no fewer
  std::size_t max_mistakes = 20;                         // commands that made no sense, before the server hangs up
  std::vector<std::string> reject;                       // patterns of addresses
  std::vector<std::string> defer;
};

struct refusal {
  code value{};
  enhanced_code enhanced;
  std::string text;
};

// What the commands are for, in the words of HELP. Those not listed here are answered with 502.
struct usage {
  command cmd{};
  std::string_view text;
};
inline constexpr usage usages[] = {
    {command::ehlo, "EHLO domain"},
    {command::helo, "HELO domain"},
    {command::mail, "MAIL FROM:<sender> [SIZE=octets] [BODY=7BIT|8BITMIME] [SMTPUTF8]"},
    {command::rcpt, "RCPT TO:<recipient>"},
    {command::data, "DATA"},
    {command::rset, "RSET"},
    {command::vrfy, "VRFY user [SMTPUTF8]"},
    {command::help, "HELP [command]"},
    {command::noop, "NOOP [anything]"},
    {command::quit, "QUIT"},
};

// The parameters of MAIL.
struct mail_parameters {
  std::optional<std::uint64_t> size;
  bool has_body = false;
  bool utf8 = false;
};

// RFC 1870 3: up to 20 digits. A number too great to be held is too great for every limit, too.
inline std::optional<std::uint64_t> read_size(std::string_view digits) {
  std::uint64_t value = 0;
  const char* const end = digits.data() + digits.size();
  const std::from_chars_result result = std::from_chars(digits.data(), end, value);
  if (digits.empty() || digits.size() > 20 || result.ptr != end) return std::nullopt;
  return result.ec == std::errc() ? value : std::numeric_limits<std::uint64_t>::max();
}

// Reads one parameter. False: its value is wrong, or it was there before (RFC 5321 4.1.1.2: each may stand once).
inline bool read_parameter(std::string_view keyword, std::string_view value, bool has_value, mail_parameters& into) {
  if (same(keyword, "SIZE")) {
    const bool first = !into.size;
    into.size = read_size(value);
    return first && into.size;
  }
  if (same(keyword, "BODY")) {
    return !std::exchange(into.has_body, true) && (same(value, "7BIT") || same(value, "8BITMIME"));
  }
  return !std::exchange(into.utf8, true) && !has_value;
}

inline std::optional<refusal> read_parameters(std::string_view text, mail_parameters& into) {
  for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
    const std::size_t sign = std::min(word.find('='), word.size());
    const std::string_view keyword = word.substr(0, sign);
    const bool known = same(keyword, "SIZE") || same(keyword, "BODY") || same(keyword, "SMTPUTF8");
    if (!known) return refusal{555_code, {5, 5, 4}, "Parameter not recognized: " + std::string(word)};
    const bool has_value = sign < word.size();
    if (!read_parameter(keyword, has_value ? word.substr(sign + 1) : word.substr(sign), has_value, into)) {
      return refusal{501_code, {5, 5, 4}, "Bad or repeated parameter: " + std::string(word)};
    }
  }
  return std::nullopt;
}

// A copy is a session of its own, in the same state.
class session {
 public:
  // The settings and the keeper must outlive the session. client_ip as in mail.
  session(const settings& with, const mail_keeper& keep, std::string client_ip)
      : settings_(&with), keep_(&keep), client_ip_(std::move(client_ip)) {}

  [[nodiscard]] std::string greeting() {
    answering_ = command::connect;
    answer(220_code, {}, settings_->hostname + " ESMTP");
    return take_replies();
  }

  // The replies to octets that came, in whatever pieces: a reply for each command that is now whole, in their order,
  // so that clients may send many at once (RFC 2920 3.2).
  [[nodiscard]] std::string receive(std::string_view octets) {
    while (!over_ && lines_.read(octets, receiving_text_ ? max_text_line + 1 : max_command_line)) {
      if (receiving_text_) text_line(lines_.text(), lines_.octets());
      else command_line(lines_.text(), lines_.octets());
    }
    return take_replies();
  }

  // The farewell of a server that goes away, and to a client that has been silent for too long: the session is over.
  // A client takes the 421 for the reply to its next command (RFC 5321 3.8).
  [[nodiscard]] std::string shut_down() {
    return hang_up({4, 3, 2}, "Service not available, closing transmission channel");
  }
  [[nodiscard]] std::string time_out() { return hang_up({4, 4, 2}, "Timeout, closing transmission channel"); }

  // Nothing more will be said: close the connection once the replies are sent.
  [[nodiscard]] bool over() const noexcept { return over_; }

 private:
  // Octets with CR LF. RFC 5321 4.5.3.1.4 gives a command 512; SIZE adds 26 to MAIL (RFC 1870 3), BODY 17 (RFC 6152 2),
  // and SMTPUTF8 10, to VRFY and EXPN too (RFC 6531 3.1).
  static constexpr std::size_t max_plain_command = 512;
  static constexpr std::size_t max_command_line = max_plain_command + 26 + 17 + 10;
  static constexpr std::size_t max_text_line = 1000;  // RFC 5321 4.5.3.1.6, without the dot of 4.5.2

  static std::size_t limit_of(std::optional<command> cmd) {
    if (cmd == command::mail) return max_command_line;
    return cmd == command::vrfy || cmd == command::expn ? max_plain_command + 10 : max_plain_command;
  }

  // ------------------------------------------------------------------------------------------ replies

  void answer(code c, enhanced_code e, std::string_view text, const smtp_reply::write_options& options = {}) {
    const bool is_mistake = smtp_reply::is_permanent(c) && category_of(c) == smtp_reply::category::syntax;
    if (is_mistake && ++mistakes_ >= settings_->max_mistakes) {
      over_ = true;
      return write(421_code, {4, 7, 0}, settings_->hostname + " Too many errors, closing transmission channel");
    }
    write(c, e, text, options);
  }
  void answer(const refusal& r) { answer(r.value, r.enhanced, r.text); }

  void write(code c, enhanced_code e, std::string_view text, const smtp_reply::write_options& options = {}) {
    // A server should send the codes that the RFCs list for the command, and no others (RFC 5321 4.2).
    assert(!answering_ || listed(*answering_, c) != smtp_reply::listing::not_listed);
    const auto out = std::back_inserter(replies_);
    if (carries_enhanced_code()) write_reply(out, c, e, text, options);
    else write_reply(out, c, text, options);
  }

  // RFC 2034 4: all replies but the greeting and those to EHLO and HELO. (Of those with 3yz write_reply knows itself.)
  [[nodiscard]] bool carries_enhanced_code() const {
    return answering_ != command::connect && answering_ != command::ehlo && answering_ != command::helo;
  }

  std::string hang_up(enhanced_code e, std::string_view why) {
    if (over_) return {};
    over_ = true;
    answering_ = receiving_text_ ? std::optional(command::message) : std::nullopt;
    write(421_code, e, settings_->hostname + " " + std::string(why));
    return take_replies();
  }

  std::string take_replies() { return std::exchange(replies_, {}); }

  // ----------------------------------------------------------------------------------------- commands

  void command_line(std::string_view line, std::size_t octets) {
    const command_words words = split_command(line);
    answering_ = find_command(words.verb);
    if (octets > limit_of(answering_)) return answer(500_code, {5, 5, 2}, "Line too long");  // RFC 5321 4.5.3.1.9
    if (!answering_) return answer(500_code, {5, 5, 1}, "Command not recognized: " + std::string(words.verb));
    if (std::any_of(words.argument.begin(), words.argument.end(), is_control)) {
      return answer(501_code, {5, 5, 2}, "Control characters have no place here: " + std::string(words.argument));
    }
    run(*answering_, words.argument);
  }

  void run(command cmd, std::string_view argument) {
    switch (cmd) {
      case command::ehlo: return hello(argument, true);
      case command::helo: return hello(argument, false);
      case command::mail: return mail_from(argument);
      case command::rcpt: return rcpt_to(argument);
      case command::data: return data(argument);
      case command::rset: return rset(argument);
      case command::vrfy: return vrfy(argument);
      case command::help: return help(argument);
      case command::noop: return answer(250_code, {2, 0, 0}, "OK");
      case command::quit: return quit(argument);
      default: return answer(502_code, {5, 5, 1}, "");  // known, but not here (RFC 5321 4.2.4)
    }
  }

  // Begins anew: an open transaction is dropped, as RSET would drop it (RFC 5321 4.1.4).
  void hello(std::string_view name, bool extended) {
    if (!is_client_name(name)) {
      return answer(501_code, {}, "Say a domain or an address literal, not \"" + std::string(name) + "\"");
    }
    transaction_.reset();
    client_ = name;
    extended_ = extended;
    answer(250_code, {}, extended ? settings_->hostname + extensions() : settings_->hostname);
  }

  // Each on a line of its own.
  [[nodiscard]] std::string extensions() const {
    return "\nPIPELINING\nSIZE " + std::to_string(settings_->max_size) +
           "\n8BITMIME\nENHANCEDSTATUSCODES\nSMTPUTF8\nHELP";
  }

  void mail_from(std::string_view argument) {
    if (client_.empty()) return answer(503_code, {5, 5, 1}, "Say EHLO or HELO first");
    if (transaction_) return answer(503_code, {5, 5, 1}, "A sender is given already");
    const std::optional<path_argument> path = read_path(argument, path_kind::reverse);
    if (!path) return answer(501_code, {5, 1, 7}, "Bad sender: " + std::string(argument));
    mail_parameters parameters;
    if (const std::optional<refusal> r = read_parameters(path->parameters, parameters)) return answer(*r);
    if (!extended_ && !path->parameters.empty()) {
      return answer(555_code, {5, 5, 4}, "Parameters are for those who say EHLO: " + std::string(path->parameters));
    }
    if (const std::optional<refusal> r = refuse_sender(path->mailbox, parameters)) return answer(*r);
    begin_transaction(path->mailbox, parameters.utf8);
    answer(250_code, {2, 1, 0}, "Sender <" + transaction_->sender + "> OK");
  }

  [[nodiscard]] std::optional<refusal> refuse_sender(std::string_view mailbox,
                                                     const mail_parameters& parameters) const {
    const std::string quoted = "<" + std::string(mailbox) + ">: ";
    if (!parameters.utf8 && !is_ascii(mailbox)) return refusal{550_code, {5, 6, 7}, quoted + "needs SMTPUTF8"};
    if (fits_any(mailbox, settings_->reject)) return refusal{550_code, {5, 7, 1}, quoted + "sender rejected"};
    if (fits_any(mailbox, settings_->defer)) return refusal{451_code, {4, 7, 1}, quoted + "try again later"};
    if (parameters.size > settings_->max_size) return too_big();
    return std::nullopt;
  }

  void begin_transaction(std::string_view sender, bool utf8) {
    transaction_.emplace();
    transaction_->sender = sender;
    transaction_->client = client_;
    transaction_->client_ip = client_ip_;
    transaction_->server = settings_->hostname;
    transaction_->protocol = utf8 ? "UTF8SMTP" : extended_ ? "ESMTP" : "SMTP";  // RFC 5321 4.4, RFC 6531 4.3
    utf8_ = utf8;
  }

  void rcpt_to(std::string_view argument) {
    if (!transaction_) return answer(503_code, {5, 5, 1}, "Say MAIL first");
    const std::optional<path_argument> path = read_path(argument, path_kind::forward);
    if (!path) return answer(501_code, {5, 1, 3}, "Bad recipient: " + std::string(argument));
    if (!path->parameters.empty()) {
      return answer(555_code, {5, 5, 4}, "Parameter not recognized: " + std::string(path->parameters));
    }
    if (const std::optional<refusal> r = refuse_recipient(path->mailbox)) return answer(*r);
    const std::string& recipient = transaction_->recipients.emplace_back(path->mailbox);
    answer(250_code, {2, 1, 5}, "Recipient <" + recipient + "> OK");
  }

  // The quoted address stays ASCII even where the client asked for SMTPUTF8: that lets UTF-8 into 251 and 551 only
  // (RFC 6531 3.7.4.1).
  [[nodiscard]] std::optional<refusal> refuse_recipient(std::string_view mailbox) const {
    const std::string quoted = "<" + std::string(mailbox) + ">: ";
    if (!utf8_ && !is_ascii(mailbox)) return refusal{553_code, {5, 6, 7}, quoted + "needs SMTPUTF8"};
    if (fits_any(mailbox, settings_->reject)) return refusal{550_code, {5, 1, 1}, quoted + "no such mailbox here"};
    if (fits_any(mailbox, settings_->defer)) return refusal{450_code, {4, 2, 1}, quoted + "try again later"};
    // RFC 5321 4.5.3.1.10: 452 and never 552, so that the client sends the rest in another transaction.
    if (transaction_->recipients.size() >= settings_->max_recipients) {
      return refusal{452_code, {4, 5, 3}, quoted + "too many recipients"};
    }
    return std::nullopt;
  }

  static bool fits_any(std::string_view mailbox, const std::vector<std::string>& patterns) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string& pattern) { return fits(mailbox, pattern); });
  }

  void data(std::string_view argument) {
    if (!argument.empty()) return answer(no_argument_allowed(argument));
    if (!transaction_) return answer(503_code, {5, 5, 1}, "Say MAIL and RCPT first");
    if (transaction_->recipients.empty()) return answer(554_code, {5, 5, 1}, "No valid recipients");  // RFC 5321 3.3
    receiving_text_ = true;
    fault_ = text_fault::none;
    answer(354_code, {}, "");
  }

  void rset(std::string_view argument) {
    if (!argument.empty()) return answer(no_argument_allowed(argument));
    transaction_.reset();
    answer(250_code, {2, 0, 0}, "OK");
  }

  // Whether a user exists is nobody's business, but 252 says that without a refusal (RFC 5321 7.3). SMTPUTF8 behind
  // the user allows UTF-8 in this reply, and only in this one (RFC 6531 3.7.4.2).
  void vrfy(std::string_view argument) {
    if (argument.empty()) return answer(501_code, {5, 5, 4}, "Say whom");
    smtp_reply::write_options options;
    const std::size_t space = argument.rfind(' ');
    options.utf8 = space != std::string_view::npos && same(argument.substr(space + 1), "SMTPUTF8");
    const std::string user(options.utf8 ? argument.substr(0, space) : argument);
    const enhanced_code e = options.utf8 || is_ascii(user) ? enhanced_code{2, 5, 0} : enhanced_code{2, 6, 8};
    answer(252_code, e, "Cannot VRFY " + user + ", but will take a message for it", options);
  }

  void help(std::string_view topic) {
    std::string text;
    for (const usage& u : usages) {
      if (!topic.empty() && !same(topic, name(u.cmd))) continue;
      text += text.empty() ? "" : "\n";
      text += u.text;
    }
    if (text.empty()) return answer(504_code, {5, 5, 4}, "No help for " + std::string(topic));
    answer(214_code, {2, 0, 0}, text);
  }

  void quit(std::string_view argument) {
    if (!argument.empty()) return answer(no_argument_allowed(argument));
    over_ = true;
    answer(221_code, {2, 0, 0}, settings_->hostname + " closing transmission channel");
  }

  static refusal no_argument_allowed(std::string_view argument) {
    return {501_code, {5, 5, 4}, "No argument is allowed: " + std::string(argument)};
  }

  [[nodiscard]] refusal too_big() const {
    return {552_code, {5, 3, 4}, "The message is over " + std::to_string(settings_->max_size) + " octets"};
  }

  // ---------------------------------------------------------------------------------------- mail data

  enum class text_fault {
    none,
    bare_line_end,
    line_too_long,
    too_big
  };

  // A fault is remembered and the text taken to its end: the reply can only come behind the final dot.
  void text_line(std::string_view line, std::size_t octets) {
    if (line == ".") return end_of_text();
    if (!line.empty() && line.front() == '.') {  // RFC 5321 4.5.2
      line.remove_prefix(1);
      --octets;
    }
    if (fault_ == text_fault::none) fault_ = fault_in(line, octets);
    if (fault_ == text_fault::none) {
      transaction_->text.append(line).append("\r\n");
    } else {
      transaction_->text = {};
    }
  }

  [[nodiscard]] text_fault fault_in(std::string_view line, std::size_t octets) const {
    if (octets > max_text_line) return text_fault::line_too_long;
    if (line.find_first_of("\r\n") != std::string_view::npos) return text_fault::bare_line_end;
    if (octets > settings_->max_size - transaction_->text.size()) return text_fault::too_big;
    return text_fault::none;
  }

  void end_of_text() {
    receiving_text_ = false;
    answering_ = command::message;
    const mail done = std::move(*transaction_);
    transaction_.reset();
    switch (fault_) {
      case text_fault::bare_line_end:  // RFC 5321 2.3.8. What others make of it is how messages are smuggled.
        return answer(554_code, {5, 6, 0}, "Lines must end with CR LF, and neither may stand alone");
      case text_fault::line_too_long: return answer(554_code, {5, 6, 0}, "A line is over 1000 octets");
      case text_fault::too_big: return answer(too_big());
      case text_fault::none: return keep(done);
    }
  }

  void keep(const mail& done) {
    switch ((*keep_)(done)) {
      case kept::yes: return answer(250_code, {2, 6, 0}, "Message taken");
      case kept::no_space: return answer(452_code, {4, 3, 1}, "");
      case kept::failed: return answer(451_code, {4, 3, 0}, "");
    }
  }

  const settings* settings_;
  const mail_keeper* keep_;
  std::string client_ip_;

  line_reader lines_;
  std::string replies_;  // to what is being received
  std::size_t mistakes_ = 0;
  bool over_ = false;
  std::optional<command> answering_;  // what the next reply answers; nothing for an unknown command

  // RFC 5321 4.1.4: first EHLO or HELO, then MAIL, RCPT as often as wanted, DATA, the text, and from MAIL again.
  std::string client_;               // "" before EHLO and HELO
  bool extended_ = false;            // EHLO, not HELO
  std::optional<mail> transaction_;  // from MAIL to the reply to the text
  bool utf8_ = false;                // MAIL asked for SMTPUTF8
  bool receiving_text_ = false;      // from 354 to the final dot
  text_fault fault_ = text_fault::none;
};

}  // namespace server

#endif  // SMTP_REPLY_EXAMPLES_SERVER_SESSION_HPP
