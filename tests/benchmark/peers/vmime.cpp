// VMime's reader: SMTPResponse::readResponse. It hands out the lines with their texts, and the enhanced codes. In
// memory: a socket that gives 1460 octets at a time, a full segment, because what VMime holds it moves at each line.
#include <vmime/net/smtp/SMTPResponse.hpp>
#include <vmime/net/socket.hpp>
#include <vmime/vmime.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "../measure.hpp"

namespace {

class memory_socket : public vmime::net::socket {
 public:
  explicit memory_socket(std::string_view octets) : rest_(octets) {}

  void receive(vmime::string& buffer) override {
    buffer = rest_.substr(0, segment);
    rest_.remove_prefix(buffer.size());
  }
  std::size_t receiveRaw(vmime::byte_t* buffer, const std::size_t size) override {
    const std::size_t count = std::min(size, rest_.size());
    std::memcpy(buffer, rest_.data(), count);
    rest_.remove_prefix(count);
    return count;
  }

  void connect(const vmime::string&, const vmime::port_t) override {}
  void disconnect() override {}
  bool isConnected() const override { return true; }
  bool waitForRead(const int) override { return true; }
  bool waitForWrite(const int) override { return true; }
  void send(const vmime::string&) override {}
  void send(const char*) override {}
  void sendRaw(const vmime::byte_t*, const std::size_t) override {}
  std::size_t sendRawNonBlocking(const vmime::byte_t*, const std::size_t count) override { return count; }
  std::size_t getBlockSize() const override { return segment; }
  unsigned int getStatus() const override { return 0; }
  const vmime::string getPeerName() const override { return "memory"; }
  const vmime::string getPeerAddress() const override { return "memory"; }
  vmime::shared_ptr<vmime::net::timeoutHandler> getTimeoutHandler() override { return nullptr; }
  void setTracer(vmime::shared_ptr<vmime::net::tracer>) override {}
  vmime::shared_ptr<vmime::net::tracer> getTracer() override { return nullptr; }

 private:
  static constexpr std::size_t segment = 1460;
  std::string_view rest_;
};

benchmark::tally read_all(const benchmark::corpus& c) {
  using vmime::net::smtp::SMTPResponse;
  const auto socket = vmime::make_shared<memory_socket>(c.octets);
  SMTPResponse::state state;
  benchmark::tally sum;
  for (std::uint64_t i = 0; i < c.expected.replies; ++i) {
    const auto response = SMTPResponse::readResponse(nullptr, socket, nullptr, state);
    state = response->getCurrentState();
    ++sum.replies;
    sum.lines += response->getLineCount();
    sum.codes += static_cast<std::uint64_t>(response->getCode());
  }
  return sum;
}

}  // namespace

int main(int argc, char** argv) { return benchmark::run_peer("VMime", argc, argv, 50'000, 10'000, read_all); }
