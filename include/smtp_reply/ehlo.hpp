// smtp_reply/ehlo.hpp - what a server offers: the keywords of its reply to EHLO or LHLO.
//
//   for (const extension_view e : extensions(reply)) ...  // e.keyword "SIZE", e.parameters "52428800"
//   if (find_extension(reply, "pipelining")) ...          // case does not count
//   offers(reply, "AUTH", "PLAIN")                        // also of the old form "AUTH=PLAIN LOGIN"
//   message_size_limit(reply).allows(octets)              // RFC 1870
//
// After STARTTLS, and after an AUTH that brings a security layer, what was learnt here is void: ask again
// (RFC 3207 4.2, RFC 4954 4).
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_EHLO_HPP
#define SMTP_REPLY_EHLO_HPP

#include <cstddef>      // std::size_t, std::ptrdiff_t
#include <cstdint>      // std::uint8_t, std::uint64_t, UINT64_MAX
#include <optional>     // std::optional
#include <string_view>  // std::string_view; also the iterator tags

#include "config.hpp"
#include "parse.hpp"

namespace smtp_reply {
inline namespace v0 {

// One line of the reply. Both views look into the octets that were parsed.
struct extension_view {
  std::string_view keyword;     // up to the first SP or "="; as the server wrote it
  std::string_view parameters;  // behind that, without the spaces around them
};

// The lines of an EHLO reply but the first, which names the server: begin() to end() gives extension_view by value.
class extension_range {
 public:
  class iterator;

  constexpr extension_range() noexcept = default;
  // Of a whole reply, as extensions() gives it.
  constexpr explicit extension_range(const reply_view& ehlo_reply) noexcept : lines_(ehlo_reply.lines()) {}
  [[nodiscard]] constexpr iterator begin() const noexcept;
  [[nodiscard]] constexpr iterator end() const noexcept;
  [[nodiscard]] constexpr bool empty() const noexcept { return size() == 0; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return lines_.empty() ? 0 : lines_.size() - 1; }

 private:
  line_range lines_;
};

// The keywords of the reply, in its order.
[[nodiscard]] constexpr extension_range extensions(const reply_view& ehlo_reply) noexcept;

// The first line with this keyword; letters compare without case (RFC 5321 4.1.1.1).
[[nodiscard]] constexpr std::optional<extension_view> find_extension(const reply_view& ehlo_reply,
                                                                     std::string_view keyword) noexcept;

// The words of a text that spaces separate, from left to right: the parameters of an extension.
class word_range {
 public:
  class iterator;

  constexpr word_range() noexcept = default;
  // The words of any text.
  constexpr explicit word_range(std::string_view text SMTP_REPLY_LIFETIMEBOUND) noexcept : text_(text) {}
  [[nodiscard]] constexpr iterator begin() const noexcept;
  [[nodiscard]] constexpr iterator end() const noexcept;
  [[nodiscard]] constexpr bool empty() const noexcept;

 private:
  std::string_view text_;
};

// The words of its parameters: "PLAIN" and "LOGIN" of AUTH.
[[nodiscard]] constexpr word_range parameters(const extension_view& extension) noexcept;

// Whether a line has this keyword; and whether a line with it has this word among its parameters. No case counts. A
// keyword that stands on several lines, as AUTH does in both its forms, is looked for on all of them.
[[nodiscard]] constexpr bool offers(const reply_view& ehlo_reply, std::string_view keyword) noexcept;
[[nodiscard]] constexpr bool offers(const reply_view& ehlo_reply, std::string_view keyword,
                                    std::string_view parameter) noexcept;

// The AUTH mechanisms (RFC 4954 3) of all AUTH lines, the old form "AUTH=PLAIN" included, in their order; one that is
// listed twice comes twice.
class mechanism_range {
 public:
  class iterator;

  constexpr mechanism_range() noexcept = default;
  // Of a whole reply, as auth_mechanisms() gives it.
  constexpr explicit mechanism_range(const reply_view& ehlo_reply) noexcept : extensions_(ehlo_reply) {}
  [[nodiscard]] constexpr iterator begin() const noexcept;
  [[nodiscard]] constexpr iterator end() const noexcept;
  [[nodiscard]] constexpr bool empty() const noexcept;

 private:
  extension_range extensions_;
};

// The AUTH mechanisms of the reply, in its order.
[[nodiscard]] constexpr mechanism_range auth_mechanisms(const reply_view& ehlo_reply) noexcept;

// What a server says of the size of a message (RFC 1870 3, 4).
struct size_limit {
  // Which of the five things the reply says.
  enum class kind : std::uint8_t {
    not_offered,  // no SIZE keyword
    not_stated,   // SIZE alone: MAIL may carry SIZE=, the limit is not told
    unlimited,    // SIZE 0: no fixed limit
    limited,      // SIZE with a number
    malformed,    // SIZE with anything else; a number of more than 20 digits too
  };

  kind what = kind::not_offered;  // what is said
  std::uint64_t octets = 0;       // when limited; a number that does not fit counts as the largest that does

  // Whether a message of so many octets may be sent, as far as is known.
  [[nodiscard]] constexpr bool allows(std::uint64_t message_octets) const noexcept {
    return what != kind::limited || message_octets <= octets;
  }
};
[[nodiscard]] constexpr bool operator==(size_limit a, size_limit b) noexcept {
  return a.what == b.what && a.octets == b.octets;
}
[[nodiscard]] constexpr bool operator!=(size_limit a, size_limit b) noexcept { return !(a == b); }

// The enumerator's own name: "limited".
[[nodiscard]] constexpr std::string_view name(size_limit::kind k) noexcept;

// What the reply says of the size of a message.
[[nodiscard]] constexpr size_limit message_size_limit(const reply_view& ehlo_reply) noexcept;

// ------------------------------------------------------------------------------------ definitions

constexpr std::string_view name(size_limit::kind k) noexcept {
  switch (k) {
    case size_limit::kind::not_offered: return "not_offered";
    case size_limit::kind::not_stated: return "not_stated";
    case size_limit::kind::unlimited: return "unlimited";
    case size_limit::kind::limited: return "limited";
    case size_limit::kind::malformed: return "malformed";
  }
  return {};
}

namespace detail {

constexpr char to_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

constexpr bool equal_without_case(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (to_lower(a[i]) != to_lower(b[i])) return false;
  }
  return true;
}

constexpr std::string_view without_leading_spaces(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? text.substr(text.size()) : text.substr(first);
}

constexpr extension_view view_extension(std::string_view text) noexcept {
  const std::size_t end = text.find_first_of(" =");
  if (end == std::string_view::npos) return {text, text.substr(text.size())};
  const std::string_view parameters = without_leading_spaces(text.substr(end + 1));
  const std::size_t last = parameters.find_last_not_of(' ');
  return {text.substr(0, end), parameters.substr(0, last + 1)};  // last + 1 is 0 where there is none
}

// The base of the iterators here: forward only, and by value.
template <class Value>
struct view_iterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = Value;
  using difference_type = std::ptrdiff_t;
  using pointer = const Value*;
  using reference = Value;
};

}  // namespace detail

class extension_range::iterator : public detail::view_iterator<extension_view> {
 public:
  constexpr iterator() noexcept = default;

  [[nodiscard]] constexpr extension_view operator*() const noexcept { return detail::view_extension((*line_).text); }
  constexpr iterator& operator++() noexcept {
    ++line_;
    return *this;
  }
  constexpr iterator operator++(int) noexcept {
    const iterator before = *this;
    ++*this;
    return before;
  }
  [[nodiscard]] friend constexpr bool operator==(iterator a, iterator b) noexcept { return a.line_ == b.line_; }
  [[nodiscard]] friend constexpr bool operator!=(iterator a, iterator b) noexcept { return !(a == b); }

 private:
  friend class extension_range;
  constexpr explicit iterator(line_range::iterator line) noexcept : line_(line) {}

  line_range::iterator line_;
};

constexpr extension_range::iterator extension_range::begin() const noexcept {
  line_range::iterator line = lines_.begin();
  if (!lines_.empty()) ++line;
  return iterator(line);
}
constexpr extension_range::iterator extension_range::end() const noexcept { return iterator(lines_.end()); }

constexpr extension_range extensions(const reply_view& ehlo_reply) noexcept { return extension_range(ehlo_reply); }

constexpr std::optional<extension_view> find_extension(const reply_view& ehlo_reply,
                                                       std::string_view keyword) noexcept {
  for (const extension_view extension : extensions(ehlo_reply)) {
    if (detail::equal_without_case(extension.keyword, keyword)) return extension;
  }
  return std::nullopt;
}

class word_range::iterator : public detail::view_iterator<std::string_view> {
 public:
  constexpr iterator() noexcept = default;

  [[nodiscard]] constexpr std::string_view operator*() const noexcept { return rest_.substr(0, rest_.find(' ')); }
  constexpr iterator& operator++() noexcept {
    rest_ = detail::without_leading_spaces(rest_.substr((**this).size()));
    return *this;
  }
  constexpr iterator operator++(int) noexcept {
    const iterator before = *this;
    ++*this;
    return before;
  }
  // Of two iterators into one text.
  [[nodiscard]] friend constexpr bool operator==(iterator a, iterator b) noexcept {
    return a.rest_.size() == b.rest_.size();
  }
  [[nodiscard]] friend constexpr bool operator!=(iterator a, iterator b) noexcept { return !(a == b); }

 private:
  friend class word_range;
  constexpr explicit iterator(std::string_view text) noexcept : rest_(detail::without_leading_spaces(text)) {}

  std::string_view rest_;
};

constexpr word_range::iterator word_range::begin() const noexcept { return iterator(text_); }
constexpr word_range::iterator word_range::end() const noexcept { return iterator(); }
constexpr bool word_range::empty() const noexcept { return begin() == end(); }

constexpr word_range parameters(const extension_view& extension) noexcept { return word_range(extension.parameters); }

constexpr bool offers(const reply_view& ehlo_reply, std::string_view keyword) noexcept {
  return find_extension(ehlo_reply, keyword).has_value();
}

constexpr bool offers(const reply_view& ehlo_reply, std::string_view keyword, std::string_view parameter) noexcept {
  for (const extension_view extension : extensions(ehlo_reply)) {
    if (!detail::equal_without_case(extension.keyword, keyword)) continue;
    for (const std::string_view word : parameters(extension)) {
      if (detail::equal_without_case(word, parameter)) return true;
    }
  }
  return false;
}

class mechanism_range::iterator : public detail::view_iterator<std::string_view> {
 public:
  constexpr iterator() noexcept = default;

  [[nodiscard]] constexpr std::string_view operator*() const noexcept { return *word_; }
  constexpr iterator& operator++() noexcept {
    ++word_;
    go_to_word();
    return *this;
  }
  constexpr iterator operator++(int) noexcept {
    const iterator before = *this;
    ++*this;
    return before;
  }
  [[nodiscard]] friend constexpr bool operator==(iterator a, iterator b) noexcept {
    return a.line_ == b.line_ && a.word_ == b.word_;
  }
  [[nodiscard]] friend constexpr bool operator!=(iterator a, iterator b) noexcept { return !(a == b); }

 private:
  friend class mechanism_range;
  constexpr iterator(extension_range::iterator first, extension_range::iterator last) noexcept
      : line_(first), last_(last) {
    if (line_ != last_) word_ = words_of_line();
    go_to_word();
  }

  // The words of the line, none where it is not an AUTH line.
  [[nodiscard]] constexpr word_range::iterator words_of_line() const noexcept {
    const extension_view extension = *line_;
    return detail::equal_without_case(extension.keyword, "AUTH") ? parameters(extension).begin()
                                                                 : word_range::iterator();
  }

  // On to the next line until there is a word to stand on.
  constexpr void go_to_word() noexcept {
    while (line_ != last_ && word_ == word_range::iterator()) {
      ++line_;
      if (line_ != last_) word_ = words_of_line();
    }
  }

  extension_range::iterator line_;
  extension_range::iterator last_;
  word_range::iterator word_;
};

constexpr mechanism_range::iterator mechanism_range::begin() const noexcept {
  return {extensions_.begin(), extensions_.end()};
}
constexpr mechanism_range::iterator mechanism_range::end() const noexcept {
  return {extensions_.end(), extensions_.end()};
}
constexpr bool mechanism_range::empty() const noexcept { return begin() == end(); }

constexpr mechanism_range auth_mechanisms(const reply_view& ehlo_reply) noexcept { return mechanism_range(ehlo_reply); }

constexpr size_limit message_size_limit(const reply_view& ehlo_reply) noexcept {
  const std::optional<extension_view> extension = find_extension(ehlo_reply, "SIZE");
  if (!extension) return {size_limit::kind::not_offered, 0};
  const std::string_view digits = extension->parameters;
  if (digits.empty()) return {size_limit::kind::not_stated, 0};
  if (digits.size() > 20) return {size_limit::kind::malformed, 0};

  constexpr std::uint64_t largest = UINT64_MAX;
  std::uint64_t octets = 0;
  for (const char c : digits) {
    if (!detail::is_digit(c)) return {size_limit::kind::malformed, 0};
    const auto digit = static_cast<std::uint64_t>(c - '0');
    octets = octets > (largest - digit) / 10 ? largest : octets * 10 + digit;
  }
  if (octets == 0) return {size_limit::kind::unlimited, 0};
  return {size_limit::kind::limited, octets};
}

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_EHLO_HPP
