// Fuzzes parser: one object for reply after reply, in buffers that grow by any number of octets, move each time, and
// are at times given up for a shorter one. Each result is that of the second implementation on the same buffer.
//
// The first three choices are the options; the others are the seed of the cuts.
#include "fuzz.hpp"

#include <algorithm>

using namespace smtp_reply;

namespace {

class cutter {
 public:
  explicit cutter(std::uint32_t seed) : state_(seed) {}

  std::size_t below(std::size_t count) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8U) % count;
  }
  // Octets that arrive next: mostly few, at times none, at times many.
  std::size_t arriving() {
    switch (below(8)) {
      case 0: return 0;
      case 1: return below(600);
      case 2: return below(40);
      default: return 1 + below(4);
    }
  }

 private:
  std::uint32_t state_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::input in(data, size);
  if (in.is_too_short()) return 0;
  const parse_options options = in.parse_options();
  cutter cuts(in.choice16(3) * 65536U + in.choice16(5) + in.choice(7));
  const std::string_view octets = in.octets();

  parser reader(options);
  std::size_t begin = 0;  // of the reply
  std::size_t end = 0;    // of what has arrived
  for (int step = 0; step < 200; ++step) {
    const readings::exact_copy buffer(octets.substr(begin, end - begin));
    const naive::reading want = naive::parse(buffer.view(), options);
    parser copy = reader;
    const parse_result got = reader.parse(buffer.view());
    fuzz::expect_none(readings::difference(got, want, buffer.view()), buffer.view());
    fuzz::expect_none(readings::difference(copy.parse(buffer.view()), want, buffer.view()), buffer.view());

    if (got.error != parse_error::incomplete) {
      // A new reply: behind the one that was read, or anywhere in what could not be.
      begin = got ? begin + got.consumed : begin + cuts.below(end - begin + 1);
      end = std::max(begin, end - cuts.below(end - begin + 1));
    } else if (begin < end && cuts.below(16) == 0) {
      // Given up: another connection, whose buffer is shorter.
      const std::size_t shorter = cuts.below(end - begin);
      begin = cuts.below(octets.size() - shorter + 1);
      end = begin + shorter;
    } else if (cuts.below(32) == 0) {
      reader.reset();
      begin = cuts.below(octets.size() + 1);
      end = begin;
    } else {
      if (end == octets.size()) return 0;
      end += std::min(cuts.arriving(), octets.size() - end);
    }
  }
  return 0;
}
