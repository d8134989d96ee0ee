// Fuzzes the writer: whatever the text holds, what is written keeps the contract of write.hpp and is read back,
// strictly, as that one reply.
//
// The choices are the code, the enhanced code and the options; the octets are the text.
#include "fuzz.hpp"

#include <algorithm>
#include <vector>

#include "../support/writings.hpp"

using namespace smtp_reply;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::input in(data, size);
  if (in.is_too_short()) return 0;
  writings::order order;
  order.c = static_cast<code>((2 + in.choice(0) % 4) * 100 + in.choice(1) % 6 * 10 + in.choice(1) / 6 % 10);
  if (in.choice(2) % 2 != 0) {
    order.e = enhanced_code{in.choice(2), static_cast<std::uint16_t>(in.choice(3) * 5U),
                            static_cast<std::uint16_t>(in.choice(4) * 5U)};
  }
  order.options.utf8 = in.choice(5) % 2 != 0;
  if (in.choice(6) != 0) order.options.max_line = in.choice(6) < 128 ? in.choice(6) - 1U : in.choice(6) + 300U;
  order.text = in.octets();
  fuzz::expect_none(writings::fault(order), order.text);

  // Into a buffer of any capacity, which may be none at all: all of the reply, or nothing.
  const std::string reply = writings::written(order);
  const std::size_t capacity = in.choice(7) * 4U;
  std::vector<char> octets(capacity, '#');
  const bool fits = reply.size() <= capacity;
  fuzz::expect(writings::write_n(octets.data(), capacity, order) == reply.size(), "another size", reply);
  const auto written_end = octets.begin() + (fits ? static_cast<std::ptrdiff_t>(reply.size()) : 0);
  fuzz::expect(!fits || std::equal(octets.begin(), written_end, reply.begin()), "another reply", reply);
  fuzz::expect(std::count(written_end, octets.end(), '#') == octets.end() - written_end, "octets not its own", reply);
  return 0;
}
