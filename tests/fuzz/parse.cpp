// Fuzzes parse(): reply after reply off the front of the input, each against the second implementation, which is
// written as plain as can be. The first three choices are the options.
#include "fuzz.hpp"

using namespace smtp_reply;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::input in(data, size);
  if (in.is_too_short()) return 0;
  const parse_options options = in.parse_options();
  const readings::exact_copy copy(in.octets());

  for (std::string_view rest = copy.view();;) {
    const naive::reading want = naive::parse(rest, options);
    const parse_result got = parse(rest, options);
    fuzz::expect_none(readings::difference(got, want, rest), rest);
    for (const bool windows : {false, true}) {
      const parse_result by_rules = detail::read_by_rules(rest, options, windows);
      fuzz::expect_none(readings::difference(by_rules, want, rest), rest);
    }
    if (!got) return 0;
    // What lies behind the reply was not needed to read it.
    const readings::exact_copy alone(got.reply.raw());
    fuzz::expect_none(readings::difference(parse(alone.view(), options), want, alone.view()), alone.view());
    rest.remove_prefix(got.consumed);
  }
}
