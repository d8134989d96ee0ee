// Octets behind which nothing can be read: each text ends with its page, and the next page faults.
#ifndef SMTP_REPLY_TESTS_BENCHMARK_GUARDED_HPP
#define SMTP_REPLY_TESTS_BENCHMARK_GUARDED_HPP

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

#include "measure.hpp"

namespace benchmark {

class guarded_texts {
 public:
  explicit guarded_texts(const std::vector<std::string_view>& texts) {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const auto pages_for = [page](std::size_t size) { return (size + page - 1) / page * page; };
    for (const std::string_view text : texts) size_ += pages_for(text.size()) + page;

    void* const memory = ::mmap(nullptr, size_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) fail("no memory for guarded pages");
    first_ = static_cast<char*>(memory);
    char* next = first_;
    for (const std::string_view text : texts) {
      const std::size_t size = pages_for(text.size());
      if (::mprotect(next, size, PROT_READ | PROT_WRITE) != 0) fail("cannot protect pages");
      char* const place = next + size - text.size();
      std::memcpy(place, text.data(), text.size());
      views_.emplace_back(place, text.size());
      next += size + page;
    }
  }
  ~guarded_texts() { ::munmap(first_, size_); }
  guarded_texts(const guarded_texts&) = delete;
  guarded_texts& operator=(const guarded_texts&) = delete;

  const std::vector<std::string_view>& views() const { return views_; }

 private:
  char* first_ = nullptr;
  std::size_t size_ = 0;
  std::vector<std::string_view> views_;
};

}  // namespace benchmark

#endif  // SMTP_REPLY_TESTS_BENCHMARK_GUARDED_HPP
