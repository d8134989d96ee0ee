// How long this library takes, held against memchr looking for the line ends of the same octets in the same round.
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
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <smtp_reply/code.hpp>
#include <smtp_reply/code_table.hpp>
#include <smtp_reply/enhanced.hpp>
#include <smtp_reply/parse.hpp>
#include <smtp_reply/write.hpp>

#include "guarded.hpp"
#include "measure.hpp"

namespace {

using benchmark::corpus;
using benchmark::subject;
using benchmark::tally;

constexpr std::size_t guarded_replies = 2048;
constexpr std::uint64_t guarded_repeats = 20;
constexpr std::uint64_t long_reply_repeats = 10;
constexpr std::size_t written_replies = 4096;
constexpr std::uint64_t write_repeats = 20;

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

tally parse_all(const std::vector<std::string_view>& views) {
  tally sum;
  for (std::uint64_t i = 0; i < guarded_repeats; ++i) {
    for (const std::string_view view : views) {
      if (const auto r = smtp_reply::parse(view)) add(sum, r);
    }
  }
  return sum;
}

tally count_all_line_ends(const std::vector<std::string_view>& views) {
  tally sum;
  for (std::uint64_t i = 0; i < guarded_repeats; ++i) {
    for (const std::string_view view : views) sum.lines += benchmark::count_line_ends(view).lines;
  }
  return sum;
}

tally times(tally one, std::uint64_t factor) {
  for (std::uint64_t* field : {&one.replies, &one.lines, &one.codes, &one.with_enhanced, &one.enhanced})
    *field *= factor;
  return one;
}

// The same reply again and again, growing by `piece` octets until it is whole.
tally parse_in_pieces(std::string_view reply, std::size_t piece) {
  tally sum;
  for (std::uint64_t i = 0; i < long_reply_repeats; ++i) {
    smtp_reply::parser parser;
    for (std::size_t size = piece;; size += piece) {
      const auto r = parser.parse(reply.substr(0, size));
      if (r) add(sum, r);
      if (r.error != smtp_reply::parse_error::incomplete || size >= reply.size()) break;
    }
  }
  return sum;
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

std::vector<std::string_view> replies_of(const corpus& c, std::size_t count) {
  std::vector<std::string_view> result;
  const char* position = c.octets.data();
  for (std::size_t i = 0; i < count && i < c.reply_sizes.size(); ++i) {
    result.emplace_back(position, c.reply_sizes[i]);
    position += c.reply_sizes[i];
  }
  return result;
}

// ---- looking up and writing

struct answer {
  smtp_reply::code value{};
  std::optional<smtp_reply::enhanced_code> enhanced;
  std::string_view text;
};

std::vector<answer> answers_of(const corpus& c) {
  std::vector<answer> result;
  for (const std::string_view reply : replies_of(c, written_replies)) {
    const auto r = smtp_reply::parse(reply);
    if (!r) benchmark::fail("a reply of the corpus cannot be read");
    const smtp_reply::line_view line = *r.reply.lines().begin();
    result.push_back({r.reply.code(), r.reply.enhanced(), line.message});
  }
  return result;
}

tally find_all(const std::vector<answer>& answers) {
  tally sum;
  for (std::uint64_t i = 0; i < write_repeats; ++i) {
    for (const answer& a : answers) {
      const smtp_reply::code_info* const row = smtp_reply::find(a.value);
      sum.other += row == nullptr ? 1U : static_cast<std::uint64_t>(row->status);
    }
  }
  return sum;
}

tally write_all(const std::vector<answer>& answers) {
  tally sum;
  std::array<char, 1024> buffer{};
  for (std::uint64_t i = 0; i < write_repeats; ++i) {
    for (const answer& a : answers) {
      const std::size_t size =
          a.enhanced ? smtp_reply::write_reply_n(buffer.data(), buffer.size(), a.value, *a.enhanced, a.text)
                     : smtp_reply::write_reply_n(buffer.data(), buffer.size(), a.value, a.text);
      sum.other += size + static_cast<unsigned char>(buffer[size - 3]);
    }
  }
  return sum;
}

tally write_phrases(const std::vector<answer>& answers) {
  tally sum;
  std::array<char, 1024> buffer{};
  for (std::uint64_t i = 0; i < write_repeats; ++i) {
    for (const answer& a : answers) {
      const std::size_t size = smtp_reply::write_reply_n(buffer.data(), buffer.size(), a.value);
      sum.other += size + static_cast<unsigned char>(buffer[size - 3]);
    }
  }
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) benchmark::fail("usage: benchmark NAME CORPUS_SHORT CORPUS_MULTI ROUNDS");
  const int rounds = std::atoi(argv[4]);
  if (rounds < 1) benchmark::fail("ROUNDS is a number from 1 on");

  std::vector<corpus> corpora;
  corpora.push_back(benchmark::load_corpus("short", argv[2]));
  corpora.push_back(benchmark::load_corpus("multi", argv[3]));
  corpora.push_back(with_utf8(corpora[0]));
  corpora.push_back(with_utf8(corpora[1]));

  std::vector<subject> subjects;
  for (corpus& c : corpora) {
    const bool plain = c.name == "short" || c.name == "multi";
    const std::string unit = c.name.substr(0, 5) == "short" ? "reply" : "line";
    // The plain reader does not know enhanced codes: here all that read them must agree with each other.
    c.expected.with_enhanced = parse_views(c).with_enhanced;
    c.expected.enhanced = parse_buffer_and_enhanced(c.octets).enhanced;
    const auto add_subject = [&](std::string name, std::string against, std::function<tally()> pass) {
      subjects.push_back(
          {std::move(name), c.name, unit, c.expected.lines, std::move(against), std::move(pass), c.expected});
    };
    add_subject("memchr", "", [&c] { return benchmark::count_line_ends(c.octets); });
    if (plain) add_subject("sum of octets", "memchr", [&c] { return benchmark::sum_octets(c.octets); });
    add_subject("parse", "memchr", [&c] { return parse_buffer(c.octets); });
    if (!plain) continue;
    add_subject("parse, and the enhanced code", "memchr", [&c] { return parse_buffer_and_enhanced(c.octets); });
    add_subject("parse, view ends with the reply", "memchr", [&c] { return parse_views(c); });
  }

  std::vector<corpus> samples;
  for (std::size_t i = 0; i < 2; ++i) samples.push_back(benchmark::first_replies(corpora[i], guarded_replies));
  const std::array<benchmark::guarded_texts, 2> guarded{
      benchmark::guarded_texts(replies_of(samples[0], guarded_replies)),
      benchmark::guarded_texts(replies_of(samples[1], guarded_replies))};
  for (std::size_t i = 0; i < 2; ++i) {
    const auto& views = guarded[i].views();
    const std::string input = samples[i].name + " guarded";
    const std::string unit = i == 0 ? "reply" : "line";
    tally expected = samples[i].expected;
    expected.with_enhanced = parse_views(samples[i]).with_enhanced;
    expected = times(expected, guarded_repeats);
    subjects.push_back(
        {"memchr", input, unit, expected.lines, "", [&views] { return count_all_line_ends(views); }, expected});
    subjects.push_back({"parse, guard page behind", input, unit, expected.lines, "memchr",
                        [&views] { return parse_all(views); }, expected});
  }

  const std::array<std::string, 2> long_replies = {long_reply(100 * 1024), long_reply(200 * 1024)};
  for (const std::string& reply : long_replies) {
    const std::string input = std::to_string(reply.size() / 1024) + " KB reply";
    const std::uint64_t units = reply.size() * long_reply_repeats;
    const tally expected = times(parse_buffer(reply), long_reply_repeats);
    if (expected.replies != long_reply_repeats) benchmark::fail("the long reply cannot be read");
    const auto add_subject = [&](std::string name, std::string against, std::size_t piece) {
      subjects.push_back({std::move(name), input, "octet", units, std::move(against),
                          [&reply, piece] { return parse_in_pieces(reply, piece); }, expected});
    };
    subjects.push_back({"parse", input, "octet", units, "",
                        [&reply] {
                          tally sum;
                          for (std::uint64_t i = 0; i < long_reply_repeats; ++i) {
                            if (const auto r = smtp_reply::parse(reply)) add(sum, r);
                          }
                          return sum;
                        },
                        expected});
    add_subject("parser, pieces of 1460 octets", "parse", 1460);
    add_subject("parser, one octet at a time", "parse", 1);
  }

  const std::vector<answer> answers = answers_of(corpora[0]);
  const std::uint64_t calls = answers.size() * write_repeats;
  subjects.push_back({"find", "codes of short", "call", calls, "", [&answers] { return find_all(answers); }, {}});
  subjects.push_back({"write_reply_n, given text",
                      "replies of short",
                      "call",
                      calls,
                      "",
                      [&answers] { return write_all(answers); },
                      {}});
  subjects.push_back({"write_reply_n, phrase",
                      "codes of short",
                      "call",
                      calls,
                      "",
                      [&answers] { return write_phrases(answers); },
                      {}});

  benchmark::run(argv[1], subjects, static_cast<std::size_t>(rounds));
  for (const corpus& c : corpora) {
    std::printf("# %s: %llu replies, %llu lines, %zu octets, codes %llu, enhanced codes %llu\n", c.name.c_str(),
                static_cast<unsigned long long>(c.expected.replies), static_cast<unsigned long long>(c.expected.lines),
                c.octets.size(), static_cast<unsigned long long>(c.expected.codes),
                static_cast<unsigned long long>(c.expected.enhanced));
  }
  return 0;
}
