// Poco's reader: DialogSocket::receiveStatusMessage, which SMTPClientSession reads replies with. It hands out the code
// and the text, no enhanced codes. In memory: a socket whose receiveBytes reads from the corpus.
#include <Poco/Net/DialogSocket.h>
#include <Poco/Net/StreamSocketImpl.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "../measure.hpp"

namespace {

class memory_socket_impl : public Poco::Net::StreamSocketImpl {
 public:
  explicit memory_socket_impl(std::string_view octets) : rest_(octets) {}
  using Poco::Net::StreamSocketImpl::receiveBytes;
  int receiveBytes(void* buffer, int size, int) override {
    const std::size_t count = std::min(static_cast<std::size_t>(size), rest_.size());
    std::memcpy(buffer, rest_.data(), count);
    rest_.remove_prefix(count);
    return static_cast<int>(count);
  }

 private:
  std::string_view rest_;
};

class memory_socket : public Poco::Net::StreamSocket {
 public:
  explicit memory_socket(std::string_view octets) : StreamSocket(new memory_socket_impl(octets)) {}
};

benchmark::tally read_all(const benchmark::corpus& c) {
  Poco::Net::DialogSocket dialog{memory_socket(c.octets)};
  benchmark::tally sum;
  std::string text;
  for (std::uint64_t i = 0; i < c.expected.replies; ++i) {
    sum.codes += static_cast<std::uint64_t>(dialog.receiveStatusMessage(text));
    sum.lines += 1 + static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    ++sum.replies;
  }
  return sum;
}

}  // namespace

int main(int argc, char** argv) { return benchmark::run_peer("Poco", argc, argv, 100'000, 20'000, read_all); }
