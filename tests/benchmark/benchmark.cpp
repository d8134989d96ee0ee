// How long this library takes, held against memchr looking for the line ends of the same octets.
//
//   benchmark NAME CORPUS_SHORT CORPUS_MULTI ROUNDS
//
// Prints a line for each subject as measure.hpp says, under NAME; and the counts on which all of them agreed, as
// comments. run.sh builds it twice: as it is, and with SMTP_REPLY_USE_SIMD=0.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <smtp_reply/code.hpp>
#include <smtp_reply/code_table.hpp>
#include <smtp_reply/enhanced.hpp>
#include <smtp_reply/parse.hpp>
#include <smtp_reply/write.hpp>

#include "measure.hpp"

namespace {

using benchmark::corpus;
using benchmark::over;
using benchmark::part;
using benchmark::subject;
using benchmark::tally;

constexpr std::size_t long_reply_repeats = 20;  // in a round

// ---- reading

void add(tally& sum, const smtp_reply::parse_result& r) {
  ++sum.replies;
  sum.lines += r.reply.line_count();
  sum.codes += static_cast<std::uint64_t>(smtp_reply::to_int(r.reply.code()));
  sum.with_enhanced += r.reply.enhanced().has_value() ? 1U : 0U;
}

tally parse_buffer(std::string_view buffer) {
  tally sum;
  while (const auto r = smtp_reply::parse(buffer)) {
    add(sum, r);
    buffer.remove_prefix(r.consumed);
  }
  return sum;
}

// A caller that takes each enhanced code apart. Whether there is one is as good as random, and the branch is its own.
tally parse_buffer_and_enhanced(std::string_view buffer) {
  tally sum;
  while (const auto r = smtp_reply::parse(buffer)) {
    add(sum, r);
    if (const auto e = r.reply.enhanced()) sum.enhanced += e->cls * 1'000'000ULL + e->subject * 1000ULL + e->detail;
    buffer.remove_prefix(r.consumed);
  }
  return sum;
}

// Each reply in a view of its own: nothing may be read behind its last octet.
tally parse_views(const corpus& c) {
  tally sum;
  const char* position = c.octets.data();
  for (const std::uint32_t size : c.reply_sizes) {
    if (const auto r = smtp_reply::parse(std::string_view(position, size))) add(sum, r);
    position += size;
  }
  return sum;
}

// The same reply again and again, growing by `piece` octets until it is whole.
tally parse_in_pieces(std::string_view reply, std::size_t piece) {
  tally sum;
  smtp_reply::parser parser;
  for (std::size_t size = piece;; size += piece) {
    const auto r = parser.parse(reply.substr(0, size));
    if (r) add(sum, r);
    if (r.error != smtp_reply::parse_error::incomplete || size >= reply.size()) return sum;
  }
}

// ---- inputs

// Every tenth reply speaks UTF-8 in each of its lines.
corpus with_utf8(const corpus& c) {
  std::string octets;
  const char* position = c.octets.data();
  for (std::size_t i = 0; i < c.reply_sizes.size(); ++i) {
    const std::string_view reply(position, c.reply_sizes[i]);
    position += reply.size();
    if (i % 10 != 9) {
      octets += reply;
      continue;
    }
    for (const char octet : reply) {
      if (octet == '\r') octets += " \xE2\x80\x93 bo\xC3\xAEte pleine, \xD1\x8F\xD1\x89\xD0\xB8\xD0\xBA";
      octets += octet;
    }
  }
  return benchmark::make_corpus(c.name + " utf8", octets);
}

// One reply of the given size, of lines as a server's help has them.
std::string long_reply(std::size_t size) {
  constexpr std::string_view text = "2.0.0 This server offers the commands of RFC 5321\r\n";
  std::string reply;
  while (reply.size() + 2 * (text.size() + 4) < size) reply.append("214-").append(text);
  const std::size_t rest = size - reply.size() - 6;
  return reply + "214 " + std::string(rest, '.') + "\r\n";
}

// ---- looking up and writing

struct answer {
  smtp_reply::code value{};
  std::optional<smtp_reply::enhanced_code> enhanced;
  std::string_view text;
};

std::vector<answer> answers_of(std::string_view buffer) {
  std::vector<answer> result;
  while (const auto r = smtp_reply::parse(buffer)) {
    const smtp_reply::line_view line = *r.reply.lines().begin();
    result.push_back({r.reply.code(), r.reply.enhanced(), line.message});
    buffer.remove_prefix(r.consumed);
  }
  if (!buffer.empty()) benchmark::fail("a reply of the corpus cannot be read");
  return result;
}

tally find_all(const std::vector<answer>& answers) {
  tally sum;
  for (const answer& a : answers) {
    const smtp_reply::code_info* const row = smtp_reply::find(a.value);
    sum.other += row == nullptr ? 1U : static_cast<std::uint64_t>(row->status);
  }
  return sum;
}

tally write_all(const std::vector<answer>& answers) {
  tally sum;
  std::array<char, 1024> buffer{};
  for (const answer& a : answers) {
    const std::size_t size = a.enhanced
                                 ? smtp_reply::write_reply_n(buffer.data(), buffer.size(), a.value, *a.enhanced, a.text)
                                 : smtp_reply::write_reply_n(buffer.data(), buffer.size(), a.value, a.text);
    sum.other += size + static_cast<unsigned char>(buffer[size - 3]);
  }
  return sum;
}

tally write_phrases(const std::vector<answer>& answers) {
  tally sum;
  std::array<char, 1024> buffer{};
  for (const answer& a : answers) {
    const std::size_t size = smtp_reply::write_reply_n(buffer.data(), buffer.size(), a.value);
    sum.other += size + static_cast<unsigned char>(buffer[size - 3]);
  }
  return sum;
}

// ---- what is run

void run_corpus(const std::string& program, const corpus& whole, std::size_t rounds) {
  std::vector<corpus> slices = benchmark::slices_of(whole);
  tally total;
  for (corpus& c : slices) {
    // The plain reader does not know enhanced codes: here all that read them must agree with each other.
    c.expected.with_enhanced = parse_views(c).with_enhanced;
    c.expected.enhanced = parse_buffer_and_enhanced(c.octets).enhanced;
    total.enhanced += c.expected.enhanced;
  }
  std::vector<subject> subjects;
  subjects.push_back(over(slices, "memchr", "", [](const corpus& c) { return benchmark::count_line_ends(c.octets); }));
  subjects.push_back(over(slices, "parse", "memchr", [](const corpus& c) { return parse_buffer(c.octets); }));
  if (whole.name == "short" || whole.name == "multi") {
    subjects.push_back(
        over(slices, "sum of octets", "memchr", [](const corpus& c) { return benchmark::sum_octets(c.octets); }));
    subjects.push_back(over(slices, "parse, and the enhanced code", "memchr",
                            [](const corpus& c) { return parse_buffer_and_enhanced(c.octets); }));
    subjects.push_back(over(slices, "parse, view ends with the reply", "memchr", parse_views));
  }
  benchmark::run(program, subjects, rounds);
  std::printf("# %s: %llu replies, %llu lines, %zu octets, codes %llu, enhanced codes %llu\n", whole.name.c_str(),
              static_cast<unsigned long long>(whole.expected.replies),
              static_cast<unsigned long long>(whole.expected.lines), whole.octets.size(),
              static_cast<unsigned long long>(whole.expected.codes), static_cast<unsigned long long>(total.enhanced));
}

void run_long_reply(const std::string& program, const std::string& reply, std::size_t rounds) {
  const tally expected = parse_buffer(reply);
  if (expected.replies != 1) benchmark::fail("the long reply cannot be read");
  const auto make = [&](std::string name, std::string against, std::function<tally()> pass) {
    return subject{std::move(name), std::to_string(reply.size() / 1024) + " KB reply", "octet", std::move(against),
                   std::vector<part>(long_reply_repeats, part{reply.size(), std::move(pass), expected, reply})};
  };
  benchmark::run(program,
                 {make("parse", "", [&reply] { return parse_buffer(reply); }),
                  make("parser, pieces of 1460 octets", "parse", [&reply] { return parse_in_pieces(reply, 1460); }),
                  make("parser, one octet at a time", "parse", [&reply] { return parse_in_pieces(reply, 1); })},
                 rounds);
}

void run_calls(const std::string& program, const corpus& whole, std::size_t rounds) {
  std::vector<std::vector<answer>> slices;
  for (const corpus& c : benchmark::slices_of(whole)) slices.push_back(answers_of(c.octets));
  const auto run_one = [&](std::string name, std::string input, tally (*pass)(const std::vector<answer>&)) {
    subject one{std::move(name), std::move(input), "call", "", {}};
    for (const std::vector<answer>& slice : slices)
      one.parts.push_back({slice.size(), [&slice, pass] { return pass(slice); }, {}, {}});
    benchmark::run(program, {one}, rounds);
  };
  run_one("find", "codes of short", find_all);
  run_one("write_reply_n, given text", "replies of short", write_all);
  run_one("write_reply_n, phrase", "codes of short", write_phrases);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) benchmark::fail("usage: benchmark NAME CORPUS_SHORT CORPUS_MULTI ROUNDS");
  if (std::atoi(argv[4]) < 1) benchmark::fail("ROUNDS is a number from 1 on");
  const auto rounds = static_cast<std::size_t>(std::atoi(argv[4]));
  const std::string program = argv[1];
  const corpus short_replies = benchmark::load_corpus("short", argv[2]);
  const corpus multi_replies = benchmark::load_corpus("multi", argv[3]);

  for (const corpus* const c : {&short_replies, &multi_replies}) run_corpus(program, *c, rounds);
  for (const corpus* const c : {&short_replies, &multi_replies}) run_corpus(program, with_utf8(*c), rounds);
  for (const std::size_t kilobytes : {std::size_t{100}, std::size_t{200}})
    run_long_reply(program, long_reply(kilobytes * 1024), rounds);
  run_calls(program, short_replies, rounds);
  return 0;
}
