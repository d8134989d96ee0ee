// Memory between two pages that cannot be touched: an octet read or written outside of it ends the program.
#ifndef SMTP_REPLY_TESTS_LOCKED_IN_HPP
#define SMTP_REPLY_TESTS_LOCKED_IN_HPP

#include <doctest/doctest.h>

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

#if defined(__unix__) || defined(__APPLE__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace support {

#if defined(__unix__) || defined(__APPLE__)
// Three pages, of which the first and the last cannot be read.
class locked_in {
 public:
  locked_in() : page_(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))) {
    void* const pages = mmap(nullptr, 3 * page_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(pages != MAP_FAILED);
    first_ = static_cast<char*>(pages);
    REQUIRE(mprotect(first_, page_, PROT_NONE) == 0);
    REQUIRE(mprotect(first_ + 2 * page_, page_, PROT_NONE) == 0);
  }
  locked_in(const locked_in&) = delete;
  locked_in& operator=(const locked_in&) = delete;
  ~locked_in() { munmap(first_, 3 * page_); }

  // So many octets, and nothing is said of what they are.
  char* room_at_end(std::size_t size) { return first_ + 2 * page_ - size; }

  // The octets, so many octets before the page that cannot be read; at 0 they end where it begins.
  std::string_view at_end(std::string_view octets, std::size_t before) {
    char* const place = first_ + 2 * page_ - before - octets.size();
    std::memcpy(place, octets.data(), octets.size());
    return {place, octets.size()};
  }
  std::string_view at_begin(std::string_view octets) {
    std::memcpy(first_ + page_, octets.data(), octets.size());
    return {first_ + page_, octets.size()};
  }

 private:
  std::size_t page_;
  char* first_ = nullptr;
};
#else
// Without pages to lock, the octets in a block of their own.
class locked_in {
 public:
  char* room_at_end(std::size_t size) {
    block_.assign(size, 0);
    return block_.data();
  }
  std::string_view at_end(std::string_view octets, std::size_t) { return at_begin(octets); }
  std::string_view at_begin(std::string_view octets) {
    block_.assign(octets.begin(), octets.end());
    return {block_.data(), block_.size()};
  }

 private:
  std::vector<char> block_;
};
#endif

}  // namespace support

#endif  // SMTP_REPLY_TESTS_LOCKED_IN_HPP
