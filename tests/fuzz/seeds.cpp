// Writes the recorded replies as files for libFuzzer to start from: fuzz_seeds FOLDER
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <string>

#include "seeds.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("fuzz_seeds FOLDER\n", stderr) < 0 ? 2 : 1;
  std::size_t count = 0;
  for (const std::string& reply : fuzz::recorded_replies()) {
    std::ofstream file(std::string(argv[1]) + "/" + std::to_string(count++), std::ios::binary);
    file << std::string(8, '\0') << reply;
    if (!file.flush()) return 1;
  }
  return 0;
}
