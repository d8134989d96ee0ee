// Fuzzes the reader: parse() against the second implementation, written as plain as can be, and parser in pieces.
//
// The first four octets are the options and the size of a piece; the rest is what the peer sends.
#define DOCTEST_CONFIG_IMPLEMENT  // readings.hpp reports to it; here only what compares is taken
#include "../support/readings.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

std::size_t limit_of(std::uint8_t octet, std::size_t usual) { return octet < 128 ? octet * 9U : usual; }

void expect_same(const char* who, const smtp_reply::parse_result& got, const naive::reading& want,
                 std::string_view view) {
  const std::string what = readings::difference(got, want, view);
  if (what.empty()) return;
  std::fprintf(stderr, "%s of %s: %s\n", who, readings::escaped(view).c_str(), what.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 4) return 0;
  smtp_reply::parse_options options;
  options.accept = static_cast<smtp_reply::quirk>(data[0]);
  options.max_line = limit_of(data[1], options.max_line);
  options.max_reply = limit_of(data[2], options.max_reply);
  const std::size_t piece = data[3] % 64U + 1;
  const readings::exact_copy copy(std::string_view(reinterpret_cast<const char*>(data) + 4, size - 4));
  const std::string_view input = copy.view();

  expect_same("parse", smtp_reply::parse(input, options), naive::parse(input, options), input);

  smtp_reply::parser parser(options);
  for (std::size_t end = 0;; end += piece) {
    const readings::exact_copy part(input.substr(0, end));
    const smtp_reply::parse_result got = parser.parse(part.view());
    expect_same("parser", got, naive::parse(part.view(), options), part.view());
    if (got.error != smtp_reply::parse_error::incomplete || end >= input.size() || end > 2048) return 0;
  }
}
