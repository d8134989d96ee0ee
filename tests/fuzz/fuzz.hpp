// What the fuzz targets have in common.
//
// An input is eight octets that choose (options, cuts, what is asked for; all zero: the usual) and, behind them, octets
// off the wire, so that a recorded reply is a seed for every target.
#ifndef SMTP_REPLY_TESTS_FUZZ_HPP
#define SMTP_REPLY_TESTS_FUZZ_HPP

#include <smtp_reply/parse.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../support/differences.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

inline constexpr std::size_t choice_count = 8;

class input {
 public:
  input(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  bool is_too_short() const { return size_ < choice_count; }
  std::uint8_t choice(std::size_t i) const { return data_[i]; }
  unsigned choice16(std::size_t i) const { return data_[i] * 256U + data_[i + 1]; }
  std::string_view octets() const {
    return {reinterpret_cast<const char*>(data_) + choice_count, size_ - choice_count};
  }
  // By the first three choices. Limits are small, or lie around 512.
  smtp_reply::parse_options parse_options() const {
    smtp_reply::parse_options options;
    options.accept = static_cast<smtp_reply::quirk>(static_cast<unsigned>(options.accept) ^ choice(0));
    options.max_line = limit(choice(1), options.max_line);
    options.max_reply = limit(choice(2), options.max_reply);
    return options;
  }

 private:
  static std::size_t limit(std::uint8_t octet, std::size_t usual) {
    if (octet == 0) return usual;
    return octet < 128 ? octet - 1U : 500U + (octet - 128U);
  }

  const std::uint8_t* data_;
  std::size_t size_;
};

// Ends the program where something is wrong: "" is all well.
inline void expect_none(const std::string& wrong, std::string_view octets) {
  if (wrong.empty()) return;
  std::fprintf(stderr, "%s\nof %s\n", wrong.c_str(), readings::escaped(octets).c_str());
  std::abort();
}
inline void expect(bool holds, const char* otherwise, std::string_view octets) {
  if (!holds) expect_none(otherwise, octets);
}

}  // namespace fuzz

#endif  // SMTP_REPLY_TESTS_FUZZ_HPP
