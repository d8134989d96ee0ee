// server/connection.hpp - a session on a socket: reads, writes and waits, on standalone Asio, in one thread.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_EXAMPLES_SERVER_CONNECTION_HPP
#define SMTP_REPLY_EXAMPLES_SERVER_CONNECTION_HPP

#include <asio.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "mail.hpp"
#include "session.hpp"

namespace server {

// The address as RFC 5321 4.1.3 writes it between [ and ].
inline std::string literal_of(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  return (address.is_v6() ? "IPv6:" : "") + address.to_string();
}

// Lives as long as an operation on its socket or its timer is under way.
class connection : public std::enable_shared_from_this<connection> {
 public:
  using pointer = std::shared_ptr<connection>;

  connection(asio::ip::tcp::socket socket, session s, std::chrono::seconds timeout)
      : socket_(std::move(socket)), timer_(socket_.get_executor()), session_(std::move(s)), timeout_(timeout) {}

  // when_closed is called once, when the socket is closed.
  void start(std::function<void(const pointer&)> when_closed) {
    when_closed_ = std::move(when_closed);
    send(session_.greeting());
  }

  // Says 421 to the client and closes as soon as that is sent.
  void shut_down() { end(session_.shut_down()); }

 private:
  // How long a client may take to hang up after the last reply.
  static constexpr std::chrono::seconds linger{2};

  // A farewell is "" where the session was over before. The clock starts anew: no client keeps the server from ending.
  void end(const std::string& farewell) {
    if (farewell.empty()) return;
    send(farewell);
    watch();
  }

  void send(const std::string& octets) {
    unsent_ += octets;
    if (!writing_) write();
  }

  // Nothing more is read until all is written: a client that does not take its replies gets no more of them.
  void write() {
    if (!socket_.is_open()) return;
    writing_ = true;
    in_flight_ = std::exchange(unsent_, {});
    watch();
    asio::async_write(
        socket_, asio::buffer(in_flight_),
        [self = shared_from_this()](const asio::error_code& error, std::size_t) { self->written(error); });
  }

  void written(const asio::error_code& error) {
    writing_ = false;
    if (error) return close();
    if (!unsent_.empty()) return write();
    if (session_.over()) {
      asio::error_code ignored;
      socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
      watch();
    }
    if (!reading_) read();
  }

  void read() {
    reading_ = true;
    if (!session_.over()) watch();
    socket_.async_read_some(
        asio::buffer(received_),
        [self = shared_from_this()](const asio::error_code& error, std::size_t size) { self->arrived(error, size); });
  }

  // When the session is over, what still comes is read and dropped until the client hangs up: closing a socket with
  // unread octets resets the connection, and the last reply could be lost with it.
  void arrived(const asio::error_code& error, std::size_t size) {
    reading_ = false;
    if (error) return close();
    const std::string replies = session_.receive({received_.data(), size});
    if (!replies.empty()) send(replies);
    else if (!writing_) read();
  }

  // Starts the clock anew. The handler of a wait that was cancelled too late finds the expiry in the future.
  void watch() {
    timer_.expires_after(session_.over() ? linger : timeout_);
    timer_.async_wait([self = shared_from_this()](const asio::error_code& error) {
      if (!error && self->timer_.expiry() <= asio::steady_timer::clock_type::now()) self->timed_out();
    });
  }

  void timed_out() {
    if (session_.over() || writing_) return close();  // the client does not read: it would not read a 421 either
    end(session_.time_out());
  }

  void close() {
    if (!socket_.is_open()) return;
    timer_.cancel();
    asio::error_code ignored;
    socket_.close(ignored);
    when_closed_(shared_from_this());
  }

  asio::ip::tcp::socket socket_;
  asio::steady_timer timer_;
  session session_;
  std::chrono::seconds timeout_;
  std::function<void(const pointer&)> when_closed_;

  std::array<char, 8192> received_{};
  std::string unsent_;
  std::string in_flight_;
  bool writing_ = false;
  bool reading_ = false;
};

// Takes connections until it is told to stop.
class listener {
 public:
  listener(asio::io_context& io, const asio::ip::tcp::endpoint& where, const settings& with, const mail_keeper& keep,
           std::chrono::seconds timeout)
      : acceptor_(io, where), pause_(io), settings_(with), keep_(keep), timeout_(timeout) {
    accept();
  }

  [[nodiscard]] asio::ip::tcp::endpoint where() const { return acceptor_.local_endpoint(); }

  // Takes no more connections; every open session gets 421 and ends (RFC 5321 3.8).
  void shut_down() {
    pause_.cancel();
    asio::error_code ignored;
    acceptor_.close(ignored);
    for (const connection::pointer& c : connections_) c->shut_down();
  }

 private:
  void accept() {
    acceptor_.async_accept([this](const asio::error_code& error, asio::ip::tcp::socket socket) {
      if (!acceptor_.is_open()) return;
      if (error) return accept_later();
      serve(std::move(socket));
      accept();
    });
  }

  // Mostly there are no more file descriptors: asking again at once would only keep the processor busy.
  void accept_later() {
    pause_.expires_after(std::chrono::milliseconds(100));
    pause_.async_wait([this](const asio::error_code& error) {
      if (!error && acceptor_.is_open()) accept();
    });
  }

  void serve(asio::ip::tcp::socket socket) {
    asio::error_code error;
    const asio::ip::tcp::endpoint client = socket.remote_endpoint(error);
    if (error) return;  // gone already
    socket.set_option(asio::ip::tcp::no_delay(true), error);
    session s(settings_, keep_, literal_of(client.address()));
    const auto c = std::make_shared<connection>(std::move(socket), std::move(s), timeout_);
    connections_.insert(c);
    c->start([this](const connection::pointer& closed) { connections_.erase(closed); });
  }

  asio::ip::tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  const settings& settings_;
  const mail_keeper& keep_;
  std::chrono::seconds timeout_;
  std::set<connection::pointer> connections_;
};

}  // namespace server

#endif  // SMTP_REPLY_EXAMPLES_SERVER_CONNECTION_HPP
