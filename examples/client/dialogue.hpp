// Commands and replies over a connection. Replies are counted off in the order of the commands (RFC 2920 3.1); what is
// unreadable, late or more than was asked for ends the dialogue.
#ifndef CLIENT_DIALOGUE_HPP
#define CLIENT_DIALOGUE_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <smtp_reply/code.hpp>
#include <smtp_reply/command.hpp>
#include <smtp_reply/parse.hpp>

#include "answer.hpp"
#include "connection.hpp"
#include "options.hpp"

namespace example {

// Text for a terminal: a server's controls would be obeyed by it.
inline std::string harmless(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet >= 0x20 && octet != 0x7F) result += c;
    else result.append("\\x").append(1, digits[octet / 16]).append(1, digits[octet % 16]);
  }
  return result;
}

class dialogue {
 public:
  // log: where --verbose writes, or nullptr.
  dialogue(connection& over, const options& asked, std::ostream* log) : over_(over), asked_(asked), log_(log) {}

  // Connects, and returns the greeting.
  answer open() {
    const std::error_code error = over_.open(asked_.host, asked_.port, patience(smtp_reply::command::connect));
    if (error) end(lost_connection(smtp_reply::command::connect, {4, 4, 1}, "cannot connect: " + error.message()));
    return hear(smtp_reply::command::connect);
  }

  // Sends commands, each with its CRLF. Once the dialogue has ended it sends nothing.
  void send(std::string_view lines) {
    if (!may_speak()) return;
    log("C: ", lines);
    write(lines);
  }
  // The same for what no log should show, and for what is long.
  void send_unseen(std::string_view octets, std::string_view shown_as) {
    if (!may_speak()) return;
    log("C: ", shown_as);
    write(octets);
  }

  // The next reply, as the answer to a command. When the dialogue has ended, how it did, again and again.
  answer hear(smtp_reply::command to) {
    if (!ended_) {
      answer heard{to, read_reply(to), origin::server};
      if (!ended_ && smtp_reply::closes_connection(heard.reply().code())) end(heard);
      if (!ended_) return heard;
    }
    answer last = *ended_;
    last.to = to;
    return last;
  }

  // For a command that changes how octets are read, after its reply: octets that came in clear behind it could be
  // anybody's, and would count as the server's replies inside TLS (CVE-2021-22947). They end the dialogue unread.
  std::optional<answer> check_nothing_behind(smtp_reply::command to) {
    if (!buffer_.empty() || over_.has_input()) {
      end(lost_connection(to, out_of_step, "octets in clear came behind the reply"));
    }
    return ended_;
  }

  // The handshake. Returns how the dialogue ended, if it did.
  std::optional<answer> start_tls(const tls_settings& settings) {
    constexpr auto to = smtp_reply::command::starttls;
    const std::error_code error = over_.start_tls(settings, patience(to));
    if (error) end(lost_connection(to, {4, 7, 5}, "the TLS handshake failed: " + error.message()));
    note(error ? "the TLS handshake failed" : "TLS from here on");
    return ended_;
  }

  // Closes without a word: the only way out of mail data that must not be delivered (RFC 5321 4.1.1.4).
  void abandon(std::string_view why) { end(lost_connection(smtp_reply::command::message, out_of_step, why)); }

  void quit() {
    send("QUIT\r\n");
    if (!ended_) hear(smtp_reply::command::quit);
    over_.close();
  }

 private:
  static constexpr smtp_reply::enhanced_code out_of_step{4, 5, 0};

  // RFC 5321 4.5.3.2
  [[nodiscard]] duration patience(smtp_reply::command to) const {
    if (asked_.timeout) return *asked_.timeout;
    if (to == smtp_reply::command::data) return std::chrono::minutes(2);
    if (to == smtp_reply::command::message) return std::chrono::minutes(10);
    return std::chrono::minutes(5);
  }

  void end(answer with) {
    if (!ended_) ended_ = std::move(with);
    over_.close();
  }

  // Every reply that was asked for has been read, so that nothing may be there. The one thing a server may say unasked
  // is that it closes (RFC 5321 3.8). Anything else would be taken for the reply to the next command, and each reply
  // from there on for another's.
  bool may_speak() {
    if (ended_) return false;
    if (buffer_.empty() && !over_.has_input()) return true;
    constexpr auto unasked = smtp_reply::command::noop;
    hear(unasked);
    if (!ended_)
      end(lost_connection(unasked, out_of_step, "the server is out of step: it replied before it was asked"));
    return false;
  }

  // A server may close while it is written to, and have said why: the failure shows when its reply is read.
  void write(std::string_view octets) {
    constexpr std::size_t block_size = 64 * 1024;
    const duration time_of_block = asked_.timeout.value_or(std::chrono::minutes(3));  // RFC 5321 4.5.3.2.5
    std::error_code error;
    while (!octets.empty() && !error) {
      const std::string_view block = octets.substr(0, block_size);
      error = over_.write(block, time_of_block);
      octets.remove_prefix(block.size());
    }
  }

  // The octets of one reply, or none and the dialogue has ended. The time is that of the whole reply: a server that
  // sends an octet now and then is as good as silent.
  std::string read_reply(smtp_reply::command to) {
    const auto deadline = std::chrono::steady_clock::now() + patience(to);
    smtp_reply::parser parser;
    for (;;) {
      const smtp_reply::parse_result read = parser.parse(buffer_);
      if (read) return take(read.consumed);
      if (read.error != smtp_reply::parse_error::incomplete) {
        log("S: ", std::string_view(buffer_).substr(0, std::min<std::size_t>(buffer_.find_first_of("\r\n"), 80)));
        end(lost_connection(to, out_of_step, "no reply can be read: " + std::string(message(read.error))));
        return {};
      }
      const std::error_code error = over_.read_some(buffer_, deadline - std::chrono::steady_clock::now());
      if (error) {
        const bool late = error == asio::error::timed_out;
        end(lost_connection(to, {4, 4, 2}, late ? "the server did not reply in time" : "the connection was lost"));
        return {};
      }
    }
  }

  std::string take(std::size_t count) {
    std::string reply = buffer_.substr(0, count);
    buffer_.erase(0, count);
    log("S: ", reply);
    return reply;
  }

  void note(std::string_view what) const {
    if (log_ != nullptr) *log_ << '(' << what << ")\n";
  }

  void log(std::string_view mark, std::string_view lines) const {
    if (log_ == nullptr) return;
    while (!lines.empty()) {
      const std::size_t size = std::min(lines.find("\r\n"), lines.size());
      *log_ << mark << harmless(lines.substr(0, size)) << '\n';
      lines.remove_prefix(std::min(size + 2, lines.size()));
    }
  }

  connection& over_;
  const options& asked_;
  std::ostream* log_;
  std::string buffer_;  // octets of the server's that are not read yet
  std::optional<answer> ended_;
};

}  // namespace example

#endif  // CLIENT_DIALOGUE_HPP
