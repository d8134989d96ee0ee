// smtp_reply/write.hpp - writes replies that a server cannot get wrong.
//
//   write_reply(std::back_inserter(out), 250_code);                     // 250 Requested mail action okay, completed
//   write_reply(out_it, 550_code, {5, 1, 1}, "No such user: " + rcpt);  // whatever rcpt holds
//   write_reply_n(buffer, sizeof buffer, 354_code);                     // returns the octets needed
//   canned<502_code, 5, 1>()                                            // made at compile time
//
// Whatever the text holds, the octets are one reply that parse() accepts under `strict`: no text can end the reply,
// start another one, or change its code. A server may quote a client's own words without looking at them.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_WRITE_HPP
#define SMTP_REPLY_WRITE_HPP

#include <array>        // std::array
#include <cassert>      // assert
#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint8_t, std::uint16_t
#include <cstring>      // std::memcpy
#include <string_view>  // std::string_view

#include "code.hpp"
#include "code_table.hpp"
#include "config.hpp"
#include "enhanced.hpp"
#include "scan.hpp"

namespace smtp_reply {
inline namespace v0 {

// How long the lines may be, and of which characters.
struct write_options {
  // Octets of a line with its CRLF (RFC 5321 4.5.3.1.5). At most 512 count, and never fewer than the codes and four
  // octets of text need.
  std::size_t max_line = 512;
  // false: each octet that is not ASCII becomes "?". true: valid UTF-8 stays, each other octet becomes "?"; only for a
  // client that asked for it (RFC 6531 3.7.4).
  bool utf8 = false;
};

// Writes exactly one reply through out and returns the place behind it. parse() reads it under `strict` (with utf8,
// `strict | quirk::non_ascii`) with this code and no other, and with the enhanced code given or none:
//
//   - CR, LF and CRLF in the text start a new line of the same reply; one at the very end adds none. HT stays, any
//     other control character becomes "?".
//   - A line over the limit is folded at the last space that fits, which is dropped, or else anywhere but inside a
//     UTF-8 character. 334 is never folded (RFC 4954 4); a long one needs a parse with the limits to match.
//   - Every line carries the code and the enhanced code. The enhanced code's class is made to agree with the code; 3yz
//     carries none (RFC 2034 4), and neither does a reply whose subject or detail is over 999.
//   - Without an enhanced code, a line whose text would read as one gets a space in front, within the limit.
//   - No text, or an empty one: the code's phrase, where it holds no <placeholder> for the server to fill in; else
//     just the code, the enhanced code and SP.
//
// A code that is not well-formed must never be sent (RFC 5321 4.2): in a constant expression it does not compile, a
// debug build asserts, and otherwise 451 is written in its place, so that a client never hangs.
template <class Out>
constexpr Out write_reply(Out out, code c, std::string_view text = {},
                          const write_options& options = {}) noexcept(detail::writes_nothrow<Out>);
template <class Out>
constexpr Out write_reply(Out out, code c, enhanced_code e, std::string_view text = {},
                          const write_options& options = {}) noexcept(detail::writes_nothrow<Out>);

// The same into a buffer of capacity octets at first: returns the octets needed, and writes them only when all fit.
[[nodiscard]] constexpr std::size_t write_reply_n(char* first, std::size_t capacity, code c, std::string_view text = {},
                                                  const write_options& options = {}) noexcept;
[[nodiscard]] constexpr std::size_t write_reply_n(char* first, std::size_t capacity, code c, enhanced_code e,
                                                  std::string_view text = {},
                                                  const write_options& options = {}) noexcept;

// A reply with the code's phrase, made at compile time, in static storage: canned<502_code>() is
// "502 Command not implemented\r\n", canned<502_code, 5, 1>() is "502 5.5.1 Command not implemented\r\n". A code that
// is not well-formed does not compile, nor does a subject or detail over 999.
template <code C>
[[nodiscard]] constexpr std::string_view canned() noexcept;
template <code C, std::uint16_t Subject, std::uint16_t Detail>
[[nodiscard]] constexpr std::string_view canned() noexcept;

// ------------------------------------------------------------------------------------ definitions

namespace detail {

// What is sent instead of a code that is not well-formed. Not constexpr: a constant expression that comes here does not
// compile.
inline code code_instead_of(code not_well_formed) noexcept {
  assert(is_well_formed(not_well_formed) && "such a reply code must never be sent (RFC 5321 4.2)");
  (void)not_well_formed;
  return code::local_error;
}

// The number of octets of the valid UTF-8 character of two octets or more at the front of text (RFC 3629 4), or 0.
constexpr std::size_t utf8_length(std::string_view text) noexcept {
  const auto octet = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto follows = [octet](std::size_t i) { return (octet(i) & 0xC0U) == 0x80U; };
  const unsigned first = octet(0);
  const unsigned second = octet(1);
  if (first < 0xC2 || first > 0xF4 || !follows(1)) return 0;
  if (first < 0xE0) return 2;
  if (first < 0xF0) {
    const bool overlong = first == 0xE0 && second < 0xA0;
    const bool surrogate = first == 0xED && second >= 0xA0;
    return follows(2) && !overlong && !surrogate ? 3 : 0;
  }
  const bool overlong = first == 0xF0 && second < 0x90;
  const bool too_large = first == 0xF4 && second >= 0x90;
  return follows(2) && follows(3) && !overlong && !too_large ? 4 : 0;
}

// Whether the phrase of each row of code_table can be sent as it is. <CRLF> in the phrase of 354 stands for itself.
constexpr std::array<bool, code_table.size()> make_sendable_phrases() noexcept {
  std::array<bool, code_table.size()> sendable{};
  for (std::size_t i = 0; i < code_table.size(); ++i) {
    const bool has_placeholder = code_table[i].phrase.find('<') != std::string_view::npos;
    sendable[i] = !has_placeholder || code_table[i].value == code::start_mail_input;
  }
  return sendable;
}
inline constexpr std::array<bool, code_table.size()> sendable_phrases = make_sendable_phrases();

// What to say where the caller gives no text.
constexpr std::string_view text_of(code c) noexcept {
  const std::size_t position = code_position(c);
  return position != 0 && sendable_phrases[position - 1] ? code_table[position - 1].phrase : std::string_view{};
}

// Code, separator and enhanced code: what each line begins with.
class line_prefix {
 public:
  constexpr line_prefix(code c, const enhanced_code* e) noexcept {
    const int value = to_int(c);
    octets_[0] = digit(value / 100);
    octets_[1] = digit(value / 10 % 10);
    octets_[2] = digit(value % 10);
    size_ = 4;  // with the separator, which get() sets
    if (e == nullptr) return;
    octets_[4] = octets_[0];
    size_ = 5;
    put_part(e->subject);
    put_part(e->detail);
    octets_[size_++] = ' ';
  }

  constexpr std::size_t size() const noexcept { return size_; }
  constexpr std::string_view get(bool last_line) noexcept {
    octets_[3] = last_line ? ' ' : '-';
    return {octets_, size_};
  }

 private:
  // "." and a number of up to three digits.
  constexpr void put_part(int part) noexcept {
    octets_[size_++] = '.';
    if (part >= 100) octets_[size_++] = digit(part / 100);
    if (part >= 10) octets_[size_++] = digit(part / 10 % 10);
    octets_[size_++] = digit(part % 10);
  }

  char octets_[16] = {};  // "550-5.999.999 "
  std::size_t size_ = 0;
};

// What the lines of a reply have in common, and where a text has to be folded.
class reply_form {
 public:
  constexpr reply_form(code c, const enhanced_code* e, const write_options& options) noexcept
      : prefix_(c, e), first_digit_(digit(to_int(c) / 100)), utf8_(options.utf8) {
    constexpr std::size_t rfc_limit = 512;
    constexpr std::size_t least_text = 4;  // the longest UTF-8 character
    const std::size_t most = options.max_line < rfc_limit ? options.max_line : rfc_limit;
    const std::size_t around = prefix_.size() + 2;
    room_ = most > around + least_text ? most - around : least_text;
    if (c == code::auth_challenge) room_ = static_cast<std::size_t>(-1);
    may_read_as_enhanced_ = e == nullptr && is_enhanced_class(to_int(c) / 100);
  }

  constexpr line_prefix& prefix() noexcept { return prefix_; }
  constexpr std::size_t room() const noexcept { return room_; }  // for text, in a line

  // How much of text goes into a line with room for so many octets, four at least.
  constexpr std::size_t fold(std::string_view text, std::size_t room) const noexcept {
    if (text.size() <= room) return text.size();
    const std::size_t space = text.rfind(' ', room);
    if (space != std::string_view::npos && space != 0) return space;
    if (!utf8_) return room;
    for (std::size_t back = 1; back <= 3; ++back) {
      if (utf8_length(text.substr(room - back)) > back) return room - back;
    }
    return room;
  }

  constexpr bool reads_as_enhanced(std::string_view text) const noexcept {
    if (!may_read_as_enhanced_ || text.empty() || text[0] != first_digit_) return false;
    return read_enhanced(text).length != 0;
  }

  // The octets of the character at the front of text, or 0 where it must not be sent.
  constexpr std::size_t clean_length(std::string_view text) const noexcept {
    const auto octet = static_cast<unsigned char>(text.front());
    if (octet >= 0x80) return utf8_ ? utf8_length(text) : 0;
    return (octet >= 0x20 && octet != 0x7F) || octet == '\t' ? 1 : 0;
  }

 private:
  line_prefix prefix_;
  std::size_t room_ = 0;
  char first_digit_;
  bool utf8_;
  bool may_read_as_enhanced_ = false;
};

template <class Out>
class reply_writer {
 public:
  constexpr reply_writer(Out out, const reply_form& form) noexcept : out_(out), form_(form) {}

  constexpr Out write(std::string_view text) {
    for (;;) {
      const std::size_t end = text.find_first_of("\r\n");
      if (end == std::string_view::npos) return write_lines(text, true);
      const std::size_t next = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
      const bool last = next == text.size();
      write_lines(text.substr(0, end), last);
      if (last) return out_;
      text.remove_prefix(next);
    }
  }

 private:
  // A text without line ends: one line, or as many as it has to be folded into.
  constexpr Out write_lines(std::string_view text, bool last) {
    for (;;) {
      std::size_t size = form_.fold(text, form_.room());
      const bool guard = form_.reads_as_enhanced(text.substr(0, size));
      if (guard) size = form_.fold(text, form_.room() - 1);
      const bool whole = size == text.size();

      out_ = put(out_, form_.prefix().get(last && whole));
      if (guard) out_ = put(out_, std::string_view(" "));
      put_clean(text.substr(0, size));
      out_ = put(out_, std::string_view("\r\n"));
      if (whole) return out_;

      text.remove_prefix(size);
      if (text.front() == ' ') text.remove_prefix(1);
    }
  }

  constexpr void put_clean(std::string_view text) {
    while (!text.empty()) {
      const std::size_t length = form_.clean_length(text);
      out_ = put(out_, length == 0 ? std::string_view("?") : text.substr(0, length));
      text.remove_prefix(length == 0 ? 1 : length);
    }
  }

  Out out_;
  reply_form form_;
};

// What is really written: a code that may be sent, and an enhanced code or none.
struct reply_parts {
  code value{};
  const enhanced_code* enhanced = nullptr;
  std::string_view text;

  constexpr reply_parts(code c, const enhanced_code* e, std::string_view given_text) noexcept
      : value(is_well_formed(c) ? c : code_instead_of(c)), enhanced(e), text(given_text) {
    if (e != nullptr && (is_intermediate(value) || e->subject > 999 || e->detail > 999)) enhanced = nullptr;
    if (text.empty()) text = text_of(value);
  }
};

template <class Out>
constexpr Out write_any_reply(Out out, code c, const enhanced_code* e, std::string_view text,
                              const write_options& options) noexcept(writes_nothrow<Out>) {
  const reply_parts parts(c, e, text);
  return reply_writer<Out>(out, reply_form(parts.value, parts.enhanced, options)).write(parts.text);
}

#if SMTP_REPLY_HAS_WINDOWS
// The common reply in a few moves, at run time: one line of printable ASCII. Returns the octets written; 0, and nothing
// is written, for a reply of another kind or one that does not fit.
inline std::size_t write_plain_reply(char* first, std::size_t capacity, const reply_parts& parts,
                                     const write_options& options) noexcept {
  const enhanced_code* const e = parts.enhanced;
  const bool is_short = e == nullptr || (e->subject <= 9 && e->detail <= 9);
  std::size_t prefix = e == nullptr ? 4 : 10;  // "550 ", "550 5.1.1 "
  if (SMTP_REPLY_UNLIKELY(!is_short)) prefix = line_prefix(parts.value, e).size();
  const std::size_t size = prefix + parts.text.size() + 2;
  constexpr std::size_t shortest = 6;  // "250 " and CRLF; said so that compilers see that nothing goes into nullptr
  constexpr std::size_t longest = 512;
  if (capacity < shortest || size > capacity || size > longest || size > options.max_line) return 0;
  if (e == nullptr && parts.text.size() > 1 && parts.text[1] == '.') return 0;  // it may read as an enhanced code
  if (!copy_printable(first + prefix, parts.text)) return 0;

  // In words of octets, the first one lowest.
  const auto value = static_cast<std::uint32_t>(to_int(parts.value));
  store(first, 0x20303030 | value / 100 | value / 10 % 10 << 8 | value % 10 << 16);
  if (SMTP_REPLY_UNLIKELY(!is_short)) {
    line_prefix whole(parts.value, e);
    const std::string_view octets = whole.get(true);
    std::memcpy(first, octets.data(), octets.size());
  } else if (e != nullptr) {
    store(first + 4, 0x2E302E30 | value / 100 | std::uint32_t{e->subject} << 16);
    store(first + 8, static_cast<std::uint16_t>(0x2030 | e->detail));
  }
  std::memcpy(first + size - 2, "\r\n", 2);
  return size;
}
#endif

constexpr std::size_t write_any_reply_n(char* first, std::size_t capacity, code c, const enhanced_code* e,
                                        std::string_view text, const write_options& options) noexcept {
  const reply_parts parts(c, e, text);
#if SMTP_REPLY_HAS_WINDOWS
  if (!is_constant_evaluated()) {
    const std::size_t size = write_plain_reply(first, capacity, parts, options);
    if (size != 0) return size;
  }
#endif
  const reply_form form(parts.value, parts.enhanced, options);
  octet_counter needed;
  reply_writer<sink_iterator<octet_counter>>(sink_iterator<octet_counter>(needed), form).write(parts.text);
  if (needed.count <= capacity) reply_writer<char*>(first, form).write(parts.text);
  return needed.count;
}

template <code C, int Subject, int Detail>  // -1: no enhanced code
struct canned_reply {
  static_assert(is_well_formed(C), "a reply code that is not well-formed must never be sent (RFC 5321 4.2)");
  static_assert(Subject <= 999 && Detail <= 999, "subject and detail of an enhanced code are 0 to 999 (RFC 3463 2)");

  template <class Out>
  static constexpr Out write(Out out) noexcept {
    const enhanced_code e{0, static_cast<std::uint16_t>(Subject), static_cast<std::uint16_t>(Detail)};
    return write_any_reply(out, C, Subject < 0 ? nullptr : &e, {}, {});
  }

  static constexpr std::size_t count() noexcept {
    octet_counter counter;
    write(sink_iterator<octet_counter>(counter));
    return counter.count;
  }

  static constexpr std::array<char, count()> make() noexcept {
    std::array<char, count()> made{};
    write(made.data());
    return made;
  }
};

template <code C, int Subject, int Detail>
inline constexpr auto canned_octets = canned_reply<C, Subject, Detail>::make();

}  // namespace detail

template <class Out>
constexpr Out write_reply(Out out, code c, std::string_view text,
                          const write_options& options) noexcept(detail::writes_nothrow<Out>) {
  return detail::write_any_reply(out, c, nullptr, text, options);
}

template <class Out>
constexpr Out write_reply(Out out, code c, enhanced_code e, std::string_view text,
                          const write_options& options) noexcept(detail::writes_nothrow<Out>) {
  return detail::write_any_reply(out, c, &e, text, options);
}

constexpr std::size_t write_reply_n(char* first, std::size_t capacity, code c, std::string_view text,
                                    const write_options& options) noexcept {
  return detail::write_any_reply_n(first, capacity, c, nullptr, text, options);
}

constexpr std::size_t write_reply_n(char* first, std::size_t capacity, code c, enhanced_code e, std::string_view text,
                                    const write_options& options) noexcept {
  return detail::write_any_reply_n(first, capacity, c, &e, text, options);
}

template <code C>
constexpr std::string_view canned() noexcept {
  return {detail::canned_octets<C, -1, -1>.data(), detail::canned_octets<C, -1, -1>.size()};
}

template <code C, std::uint16_t Subject, std::uint16_t Detail>
constexpr std::string_view canned() noexcept {
  return {detail::canned_octets<C, Subject, Detail>.data(), detail::canned_octets<C, Subject, Detail>.size()};
}

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_WRITE_HPP
