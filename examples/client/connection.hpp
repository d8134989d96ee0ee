// A TCP connection, in clear and then with TLS, where no operation waits for ever.
#ifndef CLIENT_CONNECTION_HPP
#define CLIENT_CONNECTION_HPP

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

#include <asio/buffer.hpp>
#include <asio/connect.hpp>
#include <asio/error.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/write.hpp>

// The build says whether there is OpenSSL to link with.
#if !defined(CLIENT_HAS_TLS)
#define CLIENT_HAS_TLS 0
#endif
#if CLIENT_HAS_TLS
#include <asio/ssl.hpp>
#endif

namespace example {

using duration = std::chrono::steady_clock::duration;

struct tls_settings {
  std::string host;
  bool check_certificate = false;
  std::string ca_file;  // empty: the system's certificates
};

class connection {
 public:
#if CLIENT_HAS_TLS
  static constexpr bool has_tls = true;
#else
  static constexpr bool has_tls = false;
#endif

  std::error_code open(const std::string& host, const std::string& port, duration timeout) {
    std::error_code error;
    asio::ip::tcp::resolver resolver(io_);
    const auto endpoints = resolver.resolve(host, port, error);
    if (error) return error;
    return run(timeout, [&](auto done) { asio::async_connect(socket_, endpoints, done); });
  }

  std::error_code write(std::string_view octets, duration timeout) {
    const auto buffer = asio::buffer(octets.data(), octets.size());
    return run(timeout, [&](auto done) {
#if CLIENT_HAS_TLS
      if (tls_) return asio::async_write(tls_->stream, buffer, done);
#endif
      asio::async_write(socket_, buffer, done);
    });
  }

  // Appends one octet at least, or fails.
  std::error_code read_some(std::string& into, duration timeout) {
    std::size_t count = 0;
    const auto buffer = asio::buffer(input_);
    const std::error_code error = run(timeout, [&](auto done) {
      const auto read = [done, &count](std::error_code result, std::size_t size) {
        count = size;
        done(result);
      };
#if CLIENT_HAS_TLS
      if (tls_) return tls_->stream.async_read_some(buffer, read);
#endif
      socket_.async_read_some(buffer, read);
    });
    into.append(input_.data(), count);
    return error;
  }

  // Whether octets in clear have come that nobody asked for. Inside TLS only the server can send any, and it is
  // enough to look at what read_some returned.
  [[nodiscard]] bool has_input() {
    std::error_code ignored;
    return !encrypted_ && socket_.is_open() && socket_.available(ignored) != 0;
  }

  // The connection is of no use after it has failed.
  std::error_code start_tls(const tls_settings& settings, duration timeout);

  [[nodiscard]] bool is_encrypted() const { return encrypted_; }

  [[nodiscard]] bool is_loopback() const {
    std::error_code error;
    return socket_.remote_endpoint(error).address().is_loopback();
  }

  // The client's name for EHLO where it has none in the DNS (RFC 5321 4.1.1.1, 4.1.3): "[127.0.0.1]".
  [[nodiscard]] std::string address_literal() const {
    std::error_code error;
    const asio::ip::address address = socket_.local_endpoint(error).address();
    return (address.is_v6() ? "[IPv6:" : "[") + address.to_string() + "]";
  }

  void close() {
    std::error_code ignored;
    socket_.close(ignored);
  }

 private:
  // Starts an operation and waits for it to end, or for the time to be up. An operation whose time is up is ended by
  // closing the socket: it may have been half done, and there is no way to go on from there.
  template <class Start>
  std::error_code run(duration timeout, Start start) {
    std::error_code result = asio::error::would_block;
    start([&result](std::error_code error, const auto&...) { result = error; });
    io_.restart();
    io_.run_for(timeout);
    if (io_.stopped()) return result;
    close();
    io_.run();
    return asio::error::timed_out;
  }

  asio::io_context io_;
  asio::ip::tcp::socket socket_{io_};
  std::array<char, 16 * 1024> input_{};
  bool encrypted_ = false;

#if CLIENT_HAS_TLS
  struct tls_layer {
    explicit tls_layer(asio::ip::tcp::socket& socket) : stream(socket, context) {}

    asio::ssl::context context{asio::ssl::context::tls_client};
    asio::ssl::stream<asio::ip::tcp::socket&> stream;
  };
  std::unique_ptr<tls_layer> tls_;
#endif
};

#if CLIENT_HAS_TLS
inline std::error_code connection::start_tls(const tls_settings& settings, duration timeout) {
  tls_ = std::make_unique<tls_layer>(socket_);
  encrypted_ = true;
  asio::ssl::stream<asio::ip::tcp::socket&>& stream = tls_->stream;
  std::error_code error;
  asio::ip::make_address(settings.host, error);
  // The server may have a certificate for each of its names; an address is none (RFC 6066 3).
  if (error) {
    SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
             const_cast<char*>(settings.host.c_str()));
  }
  if (settings.check_certificate) {
    if (settings.ca_file.empty()) tls_->context.set_default_verify_paths(error);
    else tls_->context.load_verify_file(settings.ca_file, error);
    if (error) return error;
    stream.set_verify_mode(asio::ssl::verify_peer);
    stream.set_verify_callback(asio::ssl::host_name_verification(settings.host));
  }
  return run(timeout, [&](auto done) { stream.async_handshake(asio::ssl::stream_base::client, done); });
}
#else
inline std::error_code connection::start_tls(const tls_settings&, duration) {
  return asio::error::operation_not_supported;
}
#endif

}  // namespace example

#endif  // CLIENT_CONNECTION_HPP
