// libetpan's reader: the loop that takes LMTP's replies, one for each recipient, behind a message. It hands out no
// text, and no enhanced codes. In memory: a mailstream driver that reads from the corpus.
#include <libetpan/libetpan.h>

#include <sys/types.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "../measure.hpp"

namespace {

std::string_view rest_of(const mailstream_low* low) { return *static_cast<std::string_view*>(low->data); }

ssize_t read_octets(mailstream_low* low, void* buffer, std::size_t size) {
  auto& rest = *static_cast<std::string_view*>(low->data);
  const std::size_t count = std::min(size, rest.size());
  std::memcpy(buffer, rest.data(), count);
  rest.remove_prefix(count);
  return static_cast<ssize_t>(count);
}
ssize_t write_octets(mailstream_low*, const void*, std::size_t size) { return static_cast<ssize_t>(size); }
int close_stream(mailstream_low*) { return 0; }
int no_descriptor(mailstream_low*) { return -1; }
void nothing(mailstream_low*) {}

benchmark::tally read_all(const benchmark::corpus& c) {
  mailstream_low_driver driver{};
  driver.mailstream_read = read_octets;
  driver.mailstream_write = write_octets;
  driver.mailstream_close = close_stream;
  driver.mailstream_get_fd = no_descriptor;
  driver.mailstream_free = nothing;
  driver.mailstream_cancel = nothing;

  std::string_view rest = c.octets;
  mailstream_low* const low = mailstream_low_new(&rest, &driver);
  mailsmtp* const session = mailsmtp_new(0, nullptr);
  session->stream = mailstream_new(low, 8192);
  // One reply is read for each element of the list; what the elements are does not matter.
  clist* const recipients = clist_new();
  for (std::uint64_t i = 0; i < c.expected.replies; ++i) clist_append(recipients, nullptr);
  std::vector<int> codes(c.expected.replies);

  // What it returns is a word on the last code.
  static_cast<void>(maillmtp_data_message(session, ".", 1, recipients, codes.data()));
  if (!rest_of(low).empty()) benchmark::fail("libetpan does not read the corpus");
  benchmark::tally sum;
  sum.replies = codes.size();
  for (const int code : codes) sum.codes += static_cast<std::uint64_t>(code);

  clist_free(recipients);
  mailstream_close(session->stream);
  session->stream = nullptr;
  mailsmtp_free(session);
  return sum;
}

}  // namespace

int main(int argc, char** argv) { return benchmark::run_peer("libetpan", argc, argv, 100'000, 20'000, read_all); }
