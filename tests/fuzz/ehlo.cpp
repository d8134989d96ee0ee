// Fuzzes what looks into a reply that was read: extensions and all that goes with them, and forward_path.
//
// The first choice: the octets are the reply (0), one line of an EHLO reply (1), or the text of a 251 or 551 reply (2,
// 3). The others are two words of the octets, asked for as keyword and as parameter.
#include "fuzz.hpp"

#include <smtp_reply/ehlo.hpp>

#include <optional>
#include <vector>

#include "../support/naive_ehlo.hpp"

using namespace smtp_reply;

namespace {

void check_extensions(const reply_view& reply, std::string_view keyword, std::string_view word) {
  const std::string_view raw = reply.raw();
  const std::vector<naive::fields> want = naive::extensions(raw);
  std::vector<naive::fields> got;
  for (const extension_view e : extensions(reply)) {
    fuzz::expect(readings::lies_within(e.keyword, raw) && readings::lies_within(e.parameters, raw), "elsewhere", raw);
    got.push_back({std::string(e.keyword), std::string(e.parameters)});
  }
  fuzz::expect(got == want, "extensions", raw);
  fuzz::expect(extensions(reply).size() == want.size() && extensions(reply).empty() == want.empty(), "size", raw);

  const mechanism_range mechanisms = auth_mechanisms(reply);
  const std::vector<std::string> names = naive::mechanisms(want);
  fuzz::expect(std::vector<std::string>(mechanisms.begin(), mechanisms.end()) == names, "auth_mechanisms", raw);
  fuzz::expect(mechanisms.empty() == names.empty(), "auth_mechanisms, empty", raw);
  fuzz::expect(message_size_limit(reply) == naive::limit(want), "message_size_limit", raw);

  const naive::fields* found = nullptr;
  bool has_word = false;
  for (const naive::fields& e : want) {
    if (naive::upper(e[0]) != naive::upper(std::string(keyword))) continue;
    if (found == nullptr) found = &e;
    for (const std::string& parameter : tsv::split(e[1], ' ')) {
      if (!parameter.empty() && naive::upper(parameter) == naive::upper(std::string(word))) has_word = true;
    }
  }
  const std::optional<extension_view> first = find_extension(reply, keyword);
  fuzz::expect(first.has_value() == (found != nullptr) && offers(reply, keyword) == (found != nullptr),
               "find_extension", raw);
  if (found != nullptr) fuzz::expect(first->keyword == (*found)[0] && first->parameters == (*found)[1], "first", raw);
  fuzz::expect(offers(reply, keyword, word) == has_word, "offers", raw);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::input in(data, size);
  if (in.is_too_short()) return 0;
  static constexpr std::string_view in_front[] = {"", "250-mx.example.org\r\n250 ", "251 ", "551 5.1.6 "};
  const std::size_t front = in.choice(0) % 4U;
  std::string octets(in_front[front]);
  octets += in.octets();
  if (front != 0) octets += "\r\n";
  const readings::exact_copy copy(octets);

  parse_options options;
  options.accept = lenient;
  const parse_result r = parse(copy.view(), options);
  fuzz::expect_none(readings::difference(r, naive::parse(octets, options), copy.view()), octets);  // forward_path too
  if (!r) return 0;

  const auto word = [&octets](std::size_t at, std::size_t length) {
    return std::string_view(octets).substr(at % octets.size(), length % 32U);
  };
  for (const std::string_view keyword : {word(in.choice16(1), in.choice(3)), std::string_view("auth")}) {
    check_extensions(r.reply, keyword, word(in.choice16(4), in.choice(6)));
  }
  return 0;
}
