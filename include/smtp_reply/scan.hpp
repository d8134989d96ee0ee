// smtp_reply/scan.hpp - looks through text many octets at a time: private, for parse.hpp and write.hpp at run time.
//
// A window covers some octets of the input and has a bit for each of them that is odd: a control character (CR and LF
// among them), DEL, or an octet of 0x80 and more. Text has few, and the first one is normally the CR that ends its
// line. A window is 64 octets wide with the vectors that x86-64 always has, 16 with those of AArch64, and else a word
// of 8.
//
// No octet outside the view is ever read. SMTP_REPLY_USE_SIMD=0 takes the words everywhere.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_SCAN_HPP
#define SMTP_REPLY_SCAN_HPP

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint32_t, std::uint64_t
#include <cstring>      // std::memcpy
#include <string_view>  // std::string_view

#include "config.hpp"

// The choice is the compiler's; say SMTP_REPLY_USE_SIMD=0 or 1 to make it yourself.
#if !defined(SMTP_REPLY_USE_SIMD)
#if defined(__GNUC__) && (defined(__SSE2__) || defined(__AARCH64EL__))
#define SMTP_REPLY_USE_SIMD 1
#else
#define SMTP_REPLY_USE_SIMD 0
#endif
#endif

// What is here takes builtins of GCC and Clang. Without them parse.hpp goes octet by octet.
#if defined(__GNUC__)
#define SMTP_REPLY_HAS_WINDOWS 1
#else
#define SMTP_REPLY_HAS_WINDOWS 0
#endif

#if SMTP_REPLY_HAS_WINDOWS
namespace smtp_reply {
inline namespace v0 {
namespace detail {

// Turns a number whose lowest eight bits are the first octet into one that memory has in that order, and back.
template <class Word>
inline Word in_octet_order(Word word) noexcept {
#if defined(__BYTE_ORDER__) && defined(__ORDER_BIG_ENDIAN__)
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  if (sizeof word == 8) return static_cast<Word>(__builtin_bswap64(word));
  if (sizeof word == 4) return static_cast<Word>(__builtin_bswap32(static_cast<std::uint32_t>(word)));
  if (sizeof word == 2) return static_cast<Word>(__builtin_bswap16(static_cast<std::uint16_t>(word)));
#endif
#endif
  return word;
}

// Octets as a number whose lowest eight bits are the first octet, on every machine.
template <class Word>
inline Word load(const char* from) noexcept {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return in_octet_order(word);
}

template <class Word>
inline void store(char* to, Word word) noexcept {
  word = in_octet_order(word);
  std::memcpy(to, &word, sizeof word);
}

// Fewer than eight octets, with zeros behind them: from two loads that overlap, where there are four.
inline std::uint64_t load_few(const char* from, std::size_t size) noexcept {
  if (size >= 4) {
    const std::uint64_t last = load<std::uint32_t>(from + size - 4);
    return load<std::uint32_t>(from) | last << (8 * (size - 4));
  }
  std::uint64_t octets = 0;
  for (std::size_t i = 0; i < size; ++i) octets |= std::uint64_t{static_cast<unsigned char>(from[i])} << (8 * i);
  return octets;
}

inline std::size_t lowest_bit(std::uint64_t bits) noexcept { return static_cast<std::size_t>(__builtin_ctzll(bits)); }

#if SMTP_REPLY_USE_SIMD

// The compiler's own vectors: <emmintrin.h> has more lines than this library.
using octet_vector = unsigned char __attribute__((vector_size(16)));
using signed_vector = signed char __attribute__((vector_size(16)));

inline octet_vector load_vector(const char* from) noexcept {
  octet_vector v;
  std::memcpy(&v, from, sizeof v);
  return v;
}

// Fewer octets than a vector has, with zeros behind them.
inline octet_vector load_few_vector(const char* from, std::size_t size) noexcept {
  using word_vector = std::uint64_t __attribute__((vector_size(16)));
  if (size < 8) return reinterpret_cast<octet_vector>(word_vector{load_few(from, size), 0});
  const auto last = load<std::uint64_t>(from + size - 8);
  return reinterpret_cast<octet_vector>(word_vector{load<std::uint64_t>(from), last >> (8 * (15 - size)) >> 8});
}

#if defined(__SSE2__)

// One bit for each octet: its highest.
inline std::uint64_t octet_bits(signed_vector v) noexcept {
  using char_vector = char __attribute__((vector_size(16)));
  return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(reinterpret_cast<char_vector>(v)));
}

#else

// Four bits for each octet, of which the lowest is set where the octet's highest is: narrowing pairs of octets by a
// shift is what AArch64 has instead of pmovmskb.
inline std::uint64_t octet_bits(signed_vector v) noexcept {
  using pair_vector = std::uint16_t __attribute__((vector_size(16)));
  using narrow_vector = std::uint8_t __attribute__((vector_size(8)));
  const auto pairs = reinterpret_cast<pair_vector>(v < 0) >> 4;
  const auto narrow = __builtin_convertvector(pairs, narrow_vector);
  std::uint64_t bits;
  std::memcpy(&bits, &narrow, sizeof bits);
  return bits & 0x1111111111111111;
}

#endif

// All ones where the octet, as a signed number, is greater.
inline signed_vector greater(octet_vector v, signed char than) noexcept {
  signed_vector limit = than - signed_vector{};  // NOLINT(misc-const-correctness): the asm writes it
#if defined(__SSE2__) && !defined(__clang__)
  // Of a comparison with a constant GCC makes the opposite one and turns the result round: hide it.
  asm("" : "+x"(limit));
#endif
  return reinterpret_cast<signed_vector>(v) > limit;
}

struct odd_octets {
  // Adding 0x60 makes 0x20 to 0x7E the lowest signed numbers, -128 to -34: one comparison finds all others.
  static std::uint64_t of(octet_vector v) noexcept { return octet_bits(greater(v + 0x60, -34)); }
};
struct high_octets {
  static std::uint64_t of(octet_vector v) noexcept { return octet_bits(reinterpret_cast<signed_vector>(v)); }
};

#if defined(__SSE2__)

struct window {
  static constexpr std::size_t width = 64;
  static constexpr unsigned bits_per_octet = 1;

  // The bits of a whole window.
  template <class Kind>
  static std::uint64_t whole(const char* from) noexcept {
    return Kind::of(load_vector(from)) | Kind::of(load_vector(from + 16)) << 16 |
           Kind::of(load_vector(from + 32)) << 32 | Kind::of(load_vector(from + 48)) << 48;
  }

  // The bits of the octets from `from` to `end`, fewer than a window. Loads overlap, so that the last one ends where the
  // view ends.
  template <class Kind>
  SMTP_REPLY_HOT static std::uint64_t part(const char* from, const char* end) noexcept {
    const auto size = static_cast<std::size_t>(end - from);
    if (size < 16) return Kind::of(load_few_vector(from, size)) & ((std::uint64_t{1} << size) - 1);
    const std::size_t last = size - 16;
    const std::size_t second = last < 16 ? last : 16;
    const std::size_t third = last < 32 ? last : 32;
    return Kind::of(load_vector(from)) | Kind::of(load_vector(from + second)) << second |
           Kind::of(load_vector(from + third)) << third | Kind::of(load_vector(from + last)) << last;
  }
};

#else

struct window {
  static constexpr std::size_t width = 16;
  static constexpr unsigned bits_per_octet = 4;

  template <class Kind>
  static std::uint64_t whole(const char* from) noexcept {
    return Kind::of(load_vector(from));
  }

  template <class Kind>
  SMTP_REPLY_HOT static std::uint64_t part(const char* from, const char* end) noexcept {
    const auto size = static_cast<std::size_t>(end - from);
    return Kind::of(load_few_vector(from, size)) & ((std::uint64_t{1} << (4 * size)) - 1);
  }
};

#endif

#else

struct odd_octets {
  static std::uint64_t of(std::uint64_t octets) noexcept {
    const std::uint64_t low = octets & 0x7F7F7F7F7F7F7F7F;  // no sum carries into the next octet
    return (octets | ~(low + 0x6060606060606060) | (low + 0x0101010101010101)) & 0x8080808080808080;
  }
};
struct high_octets {
  static std::uint64_t of(std::uint64_t octets) noexcept { return octets & 0x8080808080808080; }
};

struct window {
  static constexpr std::size_t width = 8;
  static constexpr unsigned bits_per_octet = 8;

  template <class Kind>
  static std::uint64_t whole(const char* from) noexcept {
    return Kind::of(load<std::uint64_t>(from));
  }

  template <class Kind>
  SMTP_REPLY_HOT static std::uint64_t part(const char* from, const char* end) noexcept {
    const auto size = static_cast<std::size_t>(end - from);
    return Kind::of(load_few(from, size)) & ((std::uint64_t{1} << (8 * size)) - 1);
  }
};

#endif

// window::part, out of the way of a loop that comes there once.
template <class Kind>
SMTP_REPLY_COLD std::uint64_t last_part(const char* from, const char* end) noexcept {
  return window::part<Kind>(from, end);
}

// The bits of the octets from `from` to `end`, as far as the window reaches.
template <class Kind>
SMTP_REPLY_HOT inline std::uint64_t bits_of(const char* from, const char* end) noexcept {
  return SMTP_REPLY_LIKELY(static_cast<std::size_t>(end - from) >= window::width) ? window::whole<Kind>(from)
                                                                                  : last_part<Kind>(from, end);
}

// Walks over the odd octets of a view that are not high: control characters and DEL. Notes whether it passed high ones.
// All of it is to be inlined into one loop, so that its members are registers.
class control_finder {
 public:
  SMTP_REPLY_HOT control_finder(const char* begin, const char* end) noexcept
      : end_(end), from_(begin), odd_(bits_of<odd_octets>(begin, end)) {}

  // The next one, or end.
  SMTP_REPLY_HOT const char* next() noexcept {
    for (;;) {
      while (odd_ == 0) {
        if (static_cast<std::size_t>(end_ - from_) <= window::width) return end_;
        from_ += window::width;
        odd_ = bits_of<odd_octets>(from_, end_);
      }
      const char* const found = from_ + lowest_bit(odd_) / window::bits_per_octet;
      if (SMTP_REPLY_LIKELY(static_cast<unsigned char>(*found) < 0x80)) return found;
      passed_high_ = true;
      odd_ &= ~bits_of<high_octets>(from_, end_);
    }
  }

  // Drops the one that next() found last.
  SMTP_REPLY_HOT void drop() noexcept { odd_ &= odd_ - 1; }

  bool passed_high() const noexcept { return passed_high_; }

 private:
  const char* end_;
  const char* from_;  // the window
  std::uint64_t odd_;
  bool passed_high_ = false;
};

// Octets before the first odd one.
inline std::size_t count_printable(const char* begin, const char* end) noexcept {
  const char* from = begin;
  for (; static_cast<std::size_t>(end - from) >= window::width; from += window::width) {
    const std::uint64_t odd = window::whole<odd_octets>(from);
    if (odd != 0) return static_cast<std::size_t>(from - begin) + lowest_bit(odd) / window::bits_per_octet;
  }
  const std::uint64_t odd = window::part<odd_octets>(from, end);
  return odd == 0 ? static_cast<std::size_t>(end - begin)
                  : static_cast<std::size_t>(from - begin) + lowest_bit(odd) / window::bits_per_octet;
}

// Copies fewer than sixteen octets, without a call: in moves that overlap, where there are four octets.
inline void copy_few(char* to, const char* from, std::size_t size) noexcept {
  if (size >= 8) {
    const auto last = load<std::uint64_t>(from + size - 8);
    store(to, load<std::uint64_t>(from));
    store(to + size - 8, last);
  } else if (size >= 4) {
    const auto last = load<std::uint32_t>(from + size - 4);
    store(to, load<std::uint32_t>(from));
    store(to + size - 4, last);
  } else {
    for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
  }
}

// Copies text that is printable throughout. Of another it writes nothing and says false.
inline bool copy_printable(char* to, std::string_view text) noexcept {
  const char* const from = text.data();
  const std::size_t size = text.size();
#if SMTP_REPLY_USE_SIMD
  // Most texts are in this range, which two vectors from either end cover: no branch is made of their size.
  if (SMTP_REPLY_LIKELY(size >= 16 && size <= 64)) {
    const std::size_t last = size - 16;
    const std::size_t second = last < 16 ? last : 16;
    const octet_vector vectors[] = {load_vector(from), load_vector(from + second), load_vector(from + last - second),
                                    load_vector(from + last)};
    const std::uint64_t odd = odd_octets::of(vectors[0]) | odd_octets::of(vectors[1]) | odd_octets::of(vectors[2]) |
                              odd_octets::of(vectors[3]);
    if (odd != 0) return false;
    std::memcpy(to, &vectors[0], 16);
    std::memcpy(to + second, &vectors[1], 16);
    std::memcpy(to + last - second, &vectors[2], 16);
    std::memcpy(to + last, &vectors[3], 16);
    return true;
  }
#endif
  if (count_printable(from, from + size) != size) return false;
  if (size < 16) copy_few(to, from, size);
  else std::memcpy(to, from, size);
  return true;
}

}  // namespace detail
}  // namespace v0
}  // namespace smtp_reply
#endif

#endif  // SMTP_REPLY_SCAN_HPP
