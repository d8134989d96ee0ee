// What the programs of the benchmark share: corpora, the scans that set the yardstick, rounds and their table.
//
// An input is measured in slices so small that what else the machine does seldom meets one of them: all subjects of the
// input run over a slice one behind the other, and each is held against another one over the same slice. So each ratio
// is of two times taken within milliseconds. The output is one line for each subject, fields between tabs; `#` begins a
// line that is no figure.
#ifndef SMTP_REPLY_TESTS_BENCHMARK_MEASURE_HPP
#define SMTP_REPLY_TESTS_BENCHMARK_MEASURE_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace benchmark {

[[noreturn]] inline void fail(const std::string& what) {
  std::fprintf(stderr, "benchmark: %s\n", what.c_str());
  std::exit(1);
}

// What a pass over a corpus found. Two subjects agree when no field differs that both of them count; 0 is not counted.
struct tally {
  std::uint64_t replies = 0;
  std::uint64_t lines = 0;
  std::uint64_t codes = 0;          // sum of the replies' codes
  std::uint64_t with_enhanced = 0;  // replies that have an enhanced code
  std::uint64_t enhanced = 0;       // sum of the replies' enhanced codes, as numbers
  std::uint64_t other = 0;          // of a subject that counts nothing of this: keeps its work from being left out
};

inline bool agree(std::uint64_t a, std::uint64_t b) { return a == 0 || b == 0 || a == b; }
inline bool agree(const tally& a, const tally& b) {
  return agree(a.replies, b.replies) && agree(a.lines, b.lines) && agree(a.codes, b.codes) &&
         agree(a.with_enhanced, b.with_enhanced) && agree(a.enhanced, b.enhanced);
}

struct corpus {
  std::string name;
  std::string octets;
  std::vector<std::uint32_t> reply_sizes;
  tally expected;
};

// Reads it octet by octet: nothing of what is measured is used.
inline corpus make_corpus(std::string name, std::string octets) {
  corpus result{std::move(name), std::move(octets), {}, {}};
  std::size_t reply = 0;
  std::size_t line = 0;
  for (std::size_t i = 0; i < result.octets.size(); ++i) {
    if (result.octets[i] != '\n') continue;
    ++result.expected.lines;
    if (result.octets[line + 3] != '-') {
      ++result.expected.replies;
      result.expected.codes += static_cast<std::uint64_t>(std::atoi(result.octets.substr(line, 3).c_str()));
      result.reply_sizes.push_back(static_cast<std::uint32_t>(i + 1 - reply));
      reply = i + 1;
    }
    line = i + 1;
  }
  if (reply != result.octets.size() || reply == 0) fail(result.name + " does not end with a whole reply");
  return result;
}

inline corpus load_corpus(std::string name, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string octets((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (octets.empty()) fail("cannot read " + file);
  return make_corpus(std::move(name), std::move(octets));
}

// About this many octets, and whole replies. It fits into the cache of one processor.
constexpr std::size_t slice_size = 200'000;

inline std::vector<corpus> slices_of(const corpus& whole) {
  std::vector<corpus> result;
  std::size_t begin = 0;
  std::size_t end = 0;
  for (const std::uint32_t size : whole.reply_sizes) {
    end += size;
    // The last slice takes what would be too little for one of its own.
    if (end - begin < slice_size || whole.octets.size() - end < slice_size) continue;
    result.push_back(make_corpus(whole.name, whole.octets.substr(begin, end - begin)));
    begin = end;
  }
  result.push_back(make_corpus(whole.name, whole.octets.substr(begin)));
  return result;
}

// The first replies of a corpus, for what is slow.
inline corpus first_replies(const corpus& whole, std::size_t count) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < count && i < whole.reply_sizes.size(); ++i) size += whole.reply_sizes[i];
  return make_corpus(whole.name, whole.octets.substr(0, size));
}

// ---- the yardstick

inline tally count_line_ends(std::string_view octets) {
  tally result;
  const char* position = octets.data();
  const char* const end = position + octets.size();
  while (position != end) {
    const void* const found = std::memchr(position, '\n', static_cast<std::size_t>(end - position));
    if (found == nullptr) break;
    position = static_cast<const char*>(found) + 1;
    ++result.lines;
  }
  return result;
}

// As words of eight, four sums side by side: what memory allows without vector instructions.
inline tally sum_octets(std::string_view octets) {
  std::uint64_t sums[4] = {};
  std::size_t i = 0;
  for (; i + sizeof sums <= octets.size(); i += sizeof sums) {
    std::uint64_t words[4];
    std::memcpy(words, octets.data() + i, sizeof words);
    for (std::size_t k = 0; k < 4; ++k) sums[k] += words[k];
  }
  tally result;
  for (; i < octets.size(); ++i) result.other += static_cast<unsigned char>(octets[i]);
  for (const std::uint64_t sum : sums) result.other += sum;
  return result;
}

// ---- rounds

// What a subject does with one slice of its input.
struct part {
  std::uint64_t units = 0;
  std::function<tally()> pass;
  tally expected;
  std::string_view octets;  // read before anything is measured, so that no subject finds them in memory only
};

struct subject {
  std::string name;
  std::string input;
  std::string unit;     // "reply", "line", "octet", "call"
  std::string against;  // the subject of the same input that it is held against; "" for none
  std::vector<part> parts;
};

struct spread {
  double median = 0;
  double low = 0;  // lower and upper quartile
  double high = 0;
};

inline spread spread_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto at = [&values](double fraction) {
    const double place = fraction * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (values[above] - values[below]) * (place - static_cast<double>(below));
  };
  return {at(0.5), at(0.25), at(0.75)};
}

// How long one pass took, in nanoseconds a unit.
inline double time_of(const std::string& program, const subject& s, const part& slice) {
  const auto begin = std::chrono::steady_clock::now();
  const tally found = slice.pass();
  const auto end = std::chrono::steady_clock::now();
  if (!agree(found, slice.expected)) fail(program + ", " + s.name + ", " + s.input + ": the counts are wrong");
  return std::chrono::duration<double, std::nano>(end - begin).count() / static_cast<double>(slice.units);
}

inline void print_times(const std::string& program, const subject& s, const std::vector<double>& times,
                        const std::vector<double>* against) {
  const spread time = spread_of(times);
  std::printf("%s\t%s\t%s\t%s\t%.4f\t%.4f\t%.4f", program.c_str(), s.name.c_str(), s.input.c_str(), s.unit.c_str(),
              time.median, time.low, time.high);
  if (against == nullptr) {
    std::printf("\t\t\t\t\n");
    return;
  }
  std::vector<double> ratios;
  for (std::size_t k = 0; k < times.size(); ++k) ratios.push_back(times[k] / (*against)[k]);
  const spread ratio = spread_of(std::move(ratios));
  std::printf("\t%s\t%.4f\t%.4f\t%.4f\n", s.against.c_str(), ratio.median, ratio.low, ratio.high);
}

inline volatile std::uint64_t sink;  // what is put here is not left out

// Runs the subjects of one input `rounds` times over all of its slices, on each slice beginning with another subject,
// and prints what they took. A round before warms up and checks the counts, and is not measured.
inline void run(const std::string& program, const std::vector<subject>& subjects, std::size_t rounds) {
  std::vector<std::vector<double>> times(subjects.size());
  for (std::size_t round = 0; round <= rounds; ++round) {
    for (std::size_t slice = 0; slice < subjects.front().parts.size(); ++slice) {
      sink = sum_octets(subjects.front().parts[slice].octets).other;
      for (std::size_t i = 0; i < subjects.size(); ++i) {
        const std::size_t chosen = (i + round + slice) % subjects.size();
        const double time = time_of(program, subjects[chosen], subjects[chosen].parts[slice]);
        if (round != 0) times[chosen].push_back(time);
      }
    }
  }
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    const auto other =
        std::find_if(subjects.begin(), subjects.end(), [&](const subject& s) { return s.name == subjects[i].against; });
    const auto place = static_cast<std::size_t>(other - subjects.begin());
    print_times(program, subjects[i], times[i], other == subjects.end() ? nullptr : &times[place]);
  }
}

// A subject that makes one pass over each slice.
inline subject over(const std::vector<corpus>& slices, std::string name, std::string against,
                    const std::function<tally(const corpus&)>& pass) {
  const std::string& input = slices.front().name;
  subject result{std::move(name), input, input.substr(0, 5) == "short" ? "reply" : "line", std::move(against), {}};
  for (const corpus& c : slices)
    result.parts.push_back({c.expected.lines, [&c, pass] { return pass(c); }, c.expected, c.octets});
  return result;
}

// A peer reads the first replies of both corpora, beside memchr on the same octets.
//   program CORPUS_SHORT CORPUS_MULTI ROUNDS
inline int run_peer(const std::string& program, int argc, char** argv, std::size_t short_replies,
                    std::size_t multi_replies, const std::function<tally(const corpus&)>& read) {
  if (argc != 4) fail("usage: " + program + " CORPUS_SHORT CORPUS_MULTI ROUNDS");
  const corpus corpora[] = {first_replies(load_corpus("short", argv[1]), short_replies),
                            first_replies(load_corpus("multi", argv[2]), multi_replies)};
  for (const corpus& c : corpora) {
    const std::vector<corpus> slices = slices_of(c);
    run(program,
        {over(slices, "memchr", "", [](const corpus& slice) { return count_line_ends(slice.octets); }),
         over(slices, "read", "memchr", read)},
        static_cast<std::size_t>(std::atoi(argv[3])));
  }
  return 0;
}

}  // namespace benchmark

#endif  // SMTP_REPLY_TESTS_BENCHMARK_MEASURE_HPP
