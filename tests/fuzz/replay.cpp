// Runs a fuzz target over files, for compilers without libFuzzer: replay FILE...
//
// Each line of a file is an input, and so is the file as a whole.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    if (!file) {
      std::fprintf(stderr, "replay: cannot read %s\n", argv[i]);
      return 1;
    }
    const std::string whole((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    run(whole.substr(0, 4096));
    for (std::size_t begin = 0; begin < whole.size(); ++count) {
      const std::size_t end = whole.find('\n', begin);
      run(whole.substr(begin, end == std::string::npos ? end : end + 1 - begin));
      if (end == std::string::npos) break;
      begin = end + 1;
    }
  }
  std::printf("%zu inputs\n", count);
  return count == 0 ? 1 : 0;
}
