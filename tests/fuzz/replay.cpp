// Runs a fuzz target over its kept inputs and over the recorded replies, for every build and for compilers without
// libFuzzer: replay FOLDER, that of the target under regressions/. Prints how many inputs there were.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "seeds.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("replay FOLDER\n", stderr) < 0 ? 2 : 1;
  std::size_t kept = 0;
  for (const std::filesystem::directory_entry& entry : std::filesystem::directory_iterator(argv[1])) {
    std::ifstream file(entry.path(), std::ios::binary);
    run(std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>()));
    ++kept;
  }

  // Each reply with the usual options, and with others: the same on every run.
  std::mt19937 random(1);
  std::size_t recorded = 0;
  for (const std::string& reply : fuzz::recorded_replies()) {
    run(std::string(8, '\0') + reply);
    std::string choices;
    for (int i = 0; i < 8; ++i) choices += static_cast<char>(static_cast<unsigned char>(random() % 256));
    run(choices + reply);
    recorded += 2;
  }
  std::printf("%zu kept, %zu recorded\n", kept, recorded);
  return kept == 0 || recorded == 0 ? 1 : 0;
}
