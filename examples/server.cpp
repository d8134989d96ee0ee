// A small SMTP server that cannot be made to send a wrong reply: see server/session.hpp, where the replies are written.
//
//   server --listen 127.0.0.1:2525 --maildir /tmp/mail --reject '*@example.net'
//
//   server/session.hpp      the protocol, without a socket
//   server/connection.hpp   the network, on standalone Asio (asio.hpp; Debian: libasio-dev)
//   server/store.hpp        Maildir and mbox
//   server/syntax.hpp, line_reader.hpp, mail.hpp, options.hpp   what these stand on
//
// SPDX-License-Identifier: MIT
#include <asio.hpp>

#include <csignal>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>

#include "server/connection.hpp"
#include "server/mail.hpp"
#include "server/options.hpp"
#include "server/store.hpp"

namespace {

server::mail_keeper make_keeper(const server::options& options) {
  if (!options.maildir.empty()) return server::maildir(options.maildir);
  if (!options.mbox.empty()) return server::mbox(options.mbox);
  return [](const server::mail&) { return server::kept::yes; };
}

asio::ip::tcp::endpoint find_endpoint(asio::io_context& io, const server::options& options) {
  asio::ip::tcp::resolver resolver(io);
  const auto passive = asio::ip::tcp::resolver::passive;
  return resolver.resolve(options.host, std::to_string(options.port), passive).begin()->endpoint();
}

void run(const server::options& options) {
  const server::mail_keeper keeper = make_keeper(options);
  asio::io_context io(1);
  server::listener listener(io, find_endpoint(io, options), options.session, keeper, options.timeout);

  asio::signal_set signals(io, SIGTERM, SIGINT);
  signals.async_wait([&](const asio::error_code& error, int) {
    if (!error) listener.shut_down();
    signals.clear();  // a second signal ends the program at once
  });

  std::cout << "listening on " << listener.where() << std::endl;
  io.run();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const server::options options = server::read_options(argc, argv);
    if (options.help) std::cout << server::help_text;
    else run(options);
    return 0;
  } catch (const std::invalid_argument& error) {
    std::cerr << "server: " << error.what() << "; see --help\n";
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "server: " << error.what() << '\n';
    return 1;
  }
}
