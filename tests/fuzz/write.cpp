// Fuzzes the writer: whatever the text holds, what is written is read back, strictly, as that one reply.
//
// The first eight octets are the code, the enhanced code and the options; the rest is the text.
#include <smtp_reply/parse.hpp>
#include <smtp_reply/write.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

using namespace smtp_reply;

namespace {

void expect(bool holds, const char* what, std::string_view written) {
  if (holds) return;
  std::fprintf(stderr, "%s: %.*s\n", what, static_cast<int>(written.size()), written.data());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 8) return 0;
  const auto c = static_cast<code>((2 + data[0] % 4) * 100 + data[1] % 6 * 10 + data[2] % 10);
  const bool with_enhanced = (data[3] & 1U) != 0;
  const enhanced_code e{data[3], static_cast<std::uint16_t>(data[4] * 5U), static_cast<std::uint16_t>(data[5] * 5U)};
  write_options options;
  options.utf8 = (data[3] & 2U) != 0;
  options.max_line = data[6] < 128 ? data[6] : 512;
  const std::string text(reinterpret_cast<const char*>(data) + 8, size - 8);

  std::string written;
  std::string buffer(data[7] * 4U, '\0');
  std::size_t needed = 0;
  if (with_enhanced) {
    write_reply(std::back_inserter(written), c, e, text, options);
    needed = write_reply_n(buffer.data(), buffer.size(), c, e, text, options);
  } else {
    write_reply(std::back_inserter(written), c, text, options);
    needed = write_reply_n(buffer.data(), buffer.size(), c, text, options);
  }
  expect(needed == written.size(), "write_reply_n counts otherwise", written);
  if (needed <= buffer.size())
    expect(buffer.compare(0, needed, written) == 0, "write_reply_n writes otherwise", written);

  parse_options reading;
  reading.accept = options.utf8 ? strict | quirk::non_ascii : strict;
  reading.max_reply = static_cast<std::size_t>(-1);
  if (c == code::auth_challenge) reading.max_line = static_cast<std::size_t>(-1);
  const parse_result r = parse(written, reading);
  expect(r.error == parse_error::none && r.consumed == written.size(), "not one reply", written);
  expect(r.reply.code() == c, "another code", written);
  const bool carries = with_enhanced && !is_intermediate(c) && e.subject <= 999 && e.detail <= 999;
  for (const line_view line : r.reply.lines()) {
    expect(line.enhanced.has_value() == carries, "an enhanced code too many or too few", written);
    if (carries)
      expect(line.enhanced->subject == e.subject && line.enhanced->detail == e.detail, "another one", written);
  }
  return 0;
}
