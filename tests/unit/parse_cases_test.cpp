// Replies from the tests of other mail software, from providers and from the wild, each read whole and in pieces.
#include <smtp_reply/parse.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../support/json.hpp"
#include "../support/readings.hpp"

namespace {

using namespace smtp_reply;
using namespace readings;

parse_options accepting(quirk accept) {
  parse_options options;
  options.accept = accept;
  return options;
}

struct mode {
  std::string_view name;
  quirk accept;
};
const mode modes[] = {{"strict", strict}, {"tolerant", tolerant}, {"lenient", lenient}};

// "5.7.1" as the files write it; null where there is none.
std::optional<enhanced_code> enhanced_of(const json::value& v) {
  if (v.is_null()) return std::nullopt;
  const std::optional<enhanced_code> e = to_enhanced_code(v.string());
  CHECK_MESSAGE(e.has_value(), "not an enhanced code: " << v.string());
  return e;
}

// What a file expects: an error and its place, or what the reply is.
void check_expected(const parse_result& r, const json::value& expected) {
  if (expected.has("error")) {
    CHECK(name(r.error) == expected["error"].string());
    CHECK(r.position == expected["position"].count());
    return;
  }
  CHECK(r.error == parse_error::none);
  CHECK(static_cast<std::size_t>(to_int(r.reply.code())) == expected["code"].count());
  CHECK(r.reply.line_count() == expected["lines"].count());
  CHECK(r.consumed == expected["consumed"].count());
  CHECK(static_cast<std::size_t>(r.reply.quirks()) == expected["quirks"].count());
  CHECK((r.reply.enhanced() == enhanced_of(expected["enhanced"])));
}

}  // namespace

TEST_CASE("peers: inputs from the test suites of other mail software") {
  const std::vector<json::value> cases = json::read_lines("cases/peers.jsonl");
  CHECK(cases.size() == 156);
  for (const json::value& c : cases) {
    const std::string& input = c["input"].string();
    CAPTURE(escaped(input));
    CAPTURE(c["source"].string());
    for (const mode& m : modes) {
      const std::string name(m.name);
      CAPTURE(name);
      check_expected(parse(input, m.accept), c["expect"][name]);
      CHECK(check_every_cut(input, accepting(m.accept)));
    }
  }
}

TEST_CASE("providers: every reply with a code in front can be read, and has the enhanced code that its source names") {
  const std::vector<json::value> cases = json::read_lines("cases/provider_replies.jsonl");
  CHECK(cases.size() == 205);
  std::size_t without_code = 0;
  std::size_t begun_only = 0;
  std::size_t punctuated = 0;
  for (const json::value& c : cases) {
    const std::string& input = c["input"].string();
    CAPTURE(escaped(input));
    const parse_result r = parse(input);
    if (!to_code(std::string_view(input).substr(0, 3))) {
      // Quoted without its code, or with somebody's words in front.
      ++without_code;
      CHECK(r.error == parse_error::bad_code);
    } else if (input.compare(0, 14, "550-SPF-check ") == 0) {  // the first line of several
      ++begun_only;
      CHECK(r.error == parse_error::incomplete);
    } else if (input.find("4.7.0: ") == 4) {  // the source means what a person reads; only SP ends an enhanced code
      ++punctuated;
      CHECK(r.consumed == input.size());
      CHECK(!r.reply.enhanced());
    } else {
      CHECK(r.consumed == input.size());
      CHECK((r.reply.enhanced() == enhanced_of(c["enhanced"])));
    }
    for (const mode& m : modes) CHECK(check_every_cut(input, accepting(m.accept)));
  }
  CHECK(without_code == 8);
  CHECK(begun_only == 1);
  CHECK(punctuated == 1);
}

namespace {

struct counts {
  std::size_t readable = 0;
  std::size_t whole = 0;  // nothing left over
  std::size_t multi_line = 0;
  std::size_t enhanced = 0;
  std::size_t quirky = 0;
};

counts count(const std::vector<json::value>& cases, quirk accept) {
  counts n;
  for (const json::value& c : cases) {
    const std::string& raw = c["raw"].string();
    const parse_result r = parse(raw, accept);
    if (!r) continue;
    ++n.readable;
    if (r.consumed == raw.size()) ++n.whole;
    if (r.reply.line_count() > 1) ++n.multi_line;
    if (r.reply.enhanced()) ++n.enhanced;
    if (r.reply.quirks() != quirk::none) ++n.quirky;
  }
  return n;
}

void check_counts(const counts& got, const counts& want) {
  CHECK(got.readable == want.readable);
  CHECK(got.whole == want.whole);
  CHECK(got.multi_line == want.multi_line);
  CHECK(got.enhanced == want.enhanced);
  CHECK(got.quirky == want.quirky);
}

}  // namespace

TEST_CASE("wild: how many real replies can be read") {
  // The figures were counted with regular expressions in Python, not with this library.
  const std::vector<json::value> cases = json::read_lines("cases/wild.jsonl");
  CHECK(cases.size() == 3594);
  check_counts(count(cases, strict), {3540, 3539, 625, 1293, 0});
  check_counts(count(cases, tolerant), {3579, 3578, 635, 1306, 39});
  check_counts(count(cases, lenient), {3593, 3592, 638, 1308, 53});
}

TEST_CASE("wild: every real reply, whole and in pieces") {
  for (const json::value& c : json::read_lines("cases/wild.jsonl")) {
    const std::string& raw = c["raw"].string();
    CHECK(check_reading(raw, accepting(strict)));
    CHECK(check_reading(raw, accepting(lenient)));
    CHECK(check_every_cut(raw, accepting(tolerant)));
    // Lenient goes another way only where tolerant ends with an error or notes a quirk.
    const parse_result r = parse(raw, tolerant);
    if (!r || r.reply.quirks() != quirk::none) CHECK(check_every_cut(raw, accepting(lenient)));
  }
}
