// Asks a mail server whether it takes mail for an address, and sends none. For servers of your own: others may take it
// for an attack.
//
//   callout 127.0.0.1:25 sender@example.com recipient@example.org
//
// It shows replies as std::error_code, beside Asio's own: async_command() completes, for any completion token, with what
// the network, the parser or the server had against it, and whoever looks at the error asks for a condition and not for
// a number. The exit status is one of <sysexits.h>: 0 for yes.

#include <array>
#include <chrono>
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <asio/buffer.hpp>
#include <asio/compose.hpp>
#include <asio/connect.hpp>
#include <asio/error.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/write.hpp>

#include <smtp_reply/error_code.hpp>
#include <smtp_reply/parse.hpp>

namespace {

using asio::ip::tcp;
using smtp_reply::condition;
using smtp_reply::parse_error;
using smtp_reply::parse_result;

// The server's end of a connection. It stays in its place while an operation is under way.
struct peer {
  explicit peer(asio::io_context& io) : socket(io) {}

  tcp::socket socket;
  std::string output;
  std::string input;  // what was received and not yet read
  std::array<char, 4096> chunk{};
  smtp_reply::parser parser;
};

class command_operation {
 public:
  explicit command_operation(peer& with) : with_(&with) {}

  // Called to start, and whenever an operation of the socket is done.
  template <class Self>
  void operator()(Self& self, std::error_code ec = {}, std::size_t size = 0) {
    const step done = std::exchange(last_, last_ == step::nothing ? step::write : step::read);
    if (ec) return self.complete(ec);
    if (done == step::nothing) return asio::async_write(with_->socket, asio::buffer(with_->output), std::move(self));
    if (done == step::read) with_->input.append(with_->chunk.data(), size);

    const parse_result result = with_->parser.parse(with_->input);
    if (result.error == parse_error::incomplete) {
      return with_->socket.async_read_some(asio::buffer(with_->chunk), std::move(self));
    }
    ec = result ? std::error_code(result.reply.code()) : std::error_code(result.error);
    with_->input.erase(0, result.consumed);
    self.complete(ec);
  }

 private:
  enum class step {
    nothing,
    write,
    read
  };

  peer* with_;
  step last_ = step::nothing;
};

// Sends lines, or nothing to hear the greeting, and reads one reply. No error is a reply of 2yz or 3yz.
template <class Token>
auto async_command(peer& with, std::string lines, Token&& token) {
  with.output = std::move(lines);
  return asio::async_compose<Token, void(std::error_code)>(command_operation(with), token, with.socket);
}

class callout {
 public:
  callout(asio::io_context& io, std::string sender, std::string recipient)
      : server_(io), sender_(std::move(sender)), recipient_(std::move(recipient)) {}

  // Goes through the session as the io_context runs; verdict() is what came of it.
  void start(const tcp::resolver::results_type& endpoints) {
    asio::async_connect(server_.socket, endpoints,
                        [this](std::error_code ec, const tcp::endpoint&) { say_unless(ec, {}, &callout::greet); });
  }

  [[nodiscard]] std::error_code verdict() const { return verdict_; }

 private:
  using next_step = void (callout::*)(std::error_code);

  void say(const std::string& lines, next_step then) {
    async_command(server_, lines, [this, then](std::error_code ec) { (this->*then)(ec); });
  }
  void say_unless(std::error_code ec, const std::string& lines, next_step then) {
    if (ec) {
      end(ec);
    } else {
      say(lines, then);
    }
  }

  void greet(std::error_code ec) { say_unless(ec, "EHLO [127.0.0.1]\r\n", &callout::greet_again); }
  void greet_again(std::error_code ec) {
    if (ec == condition::not_supported) {
      say("HELO [127.0.0.1]\r\n", &callout::name_sender);  // RFC 5321 3.2
    } else {
      name_sender(ec);
    }
  }
  void name_sender(std::error_code ec) { say_unless(ec, "MAIL FROM:<" + sender_ + ">\r\n", &callout::name_recipient); }
  void name_recipient(std::error_code ec) { say_unless(ec, "RCPT TO:<" + recipient_ + ">\r\n", &callout::end); }

  void end(std::error_code ec) {
    verdict_ = ec;
    const bool is_listening = !ec || ec == condition::transient_failure || ec == condition::permanent_failure;
    if (!is_listening || ec == condition::connection_closing) return;
    async_command(server_, "QUIT\r\n", [](std::error_code) {});
  }

  peer server_;
  std::string sender_;
  std::string recipient_;
  std::error_code verdict_ = asio::error::timed_out;  // until there is another
};

struct judgement {
  std::string_view text;
  int exit_status;
};

judgement judge(std::error_code ec) {
  if (!ec) return {"yes", 0};
  if (ec == condition::transient_failure) return {"not now", 75};                     // EX_TEMPFAIL
  if (ec == condition::authentication_needed) return {"not without logging in", 77};  // EX_NOPERM
  if (ec == condition::permanent_failure) return {"no", 67};                          // EX_NOUSER
  if (ec == condition::protocol_error) return {"the server makes no sense", 76};      // EX_PROTOCOL
  return {"the server cannot be asked", 69};                                          // EX_UNAVAILABLE
}

// An address that would end its command, or say more than one.
bool is_harmful(std::string_view address) {
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '<' || c == '>') return true;
  }
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view host = argc == 4 ? argv[1] : "";
  const std::size_t colon = host.rfind(':');
  if (colon == std::string_view::npos || is_harmful(argv[2]) || is_harmful(argv[3])) {
    std::cerr << "usage: callout HOST:PORT SENDER RECIPIENT\n";
    return 64;  // EX_USAGE
  }

  asio::io_context io;
  std::error_code ec;
  tcp::resolver resolver(io);
  const auto endpoints = resolver.resolve(std::string(host.substr(0, colon)), std::string(host.substr(colon + 1)), ec);
  if (!ec) {
    callout asked(io, argv[2], argv[3]);
    asked.start(endpoints);
    io.run_for(std::chrono::seconds(30));
    ec = asked.verdict();
  }

  const judgement said = judge(ec);
  std::cout << said.text;
  if (ec) std::cout << " (" << ec << ": " << ec.message() << ')';
  std::cout << '\n';
  return said.exit_status;
}
