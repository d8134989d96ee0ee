// smtp_reply/parse.hpp - reads replies off octets: whole or in pieces, strict or tolerant.
//
//   if (const parse_result r = parse(buffer)) {          // one reply off the front of buffer
//     r.reply.code();                                    // 550
//     r.reply.enhanced();                                // {5, 1, 1}, or nothing
//     for (const line_view line : r.reply.lines()) ...   // line.text, line.message
//     buffer.remove_prefix(r.consumed);                  // what follows was not touched
//   } else if (r.error == parse_error::incomplete) {
//     ...                                                // read more octets behind the ones that are there
//   } else {
//     ...                                                // message(r.error), octet r.position; no way to go on
//   }
//
// Nothing is copied or allocated: a reply_view looks into the caller's buffer. When octets arrive in pieces, a
// `parser` remembers how far it got, so that no octet is read again.
//
// Offsets count octets from the start of the input. The grammar is that of RFC 5321 4.2; what deviates from it and
// can still be read is a `quirk`, and options say which quirks are accepted.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_PARSE_HPP
#define SMTP_REPLY_PARSE_HPP

#include <cstddef>      // std::size_t, std::ptrdiff_t
#include <cstdint>      // std::uint8_t, std::uint16_t
#include <cstring>      // std::memcmp
#include <optional>     // std::optional
#include <string_view>  // std::string_view; also the iterator tags

#include "code.hpp"
#include "config.hpp"
#include "enhanced.hpp"
#include "scan.hpp"

namespace smtp_reply {
inline namespace v0 {

// What a reply does that the grammar of RFC 5321 does not allow. A set of bits.
enum class quirk : std::uint16_t {
  none = 0,
  non_ascii = 1,          // an octet of 0x80 or more in the text
  control_character = 2,  // 0x00-0x1F but HT, or DEL, in the text
  long_line = 4,          // a line over 512 octets with its line end (RFC 5321 4.5.3.1.5), but for 334 (RFC 4954 4)
  second_digit = 8,       // x6z to x9z, such as 571
  first_digit = 16,       // 0yz, 1yz, 6yz to 9yz
  code_mismatch = 32,     // the lines of one reply carry different codes: the last line's counts
  bare_lf = 64,           // a line ended by LF alone
  bare_cr = 128,          // a CR that no LF follows, inside a line
};

// Sets of quirks: both, either, without.
[[nodiscard]] constexpr quirk operator&(quirk a, quirk b) noexcept;
[[nodiscard]] constexpr quirk operator|(quirk a, quirk b) noexcept;
[[nodiscard]] constexpr quirk operator~(quirk a) noexcept;  // the other quirks of `lenient`
constexpr quirk& operator|=(quirk& a, quirk b) noexcept;
constexpr quirk& operator&=(quirk& a, quirk b) noexcept;
[[nodiscard]] constexpr bool has(quirk set, quirk one) noexcept;  // every bit of one is in set

// The enumerator's own name: "bare_lf"; "" for a set of several. print.hpp writes sets.
[[nodiscard]] constexpr std::string_view name(quirk one) noexcept;

// What RFC 5321 allows and nothing else.
inline constexpr quirk strict = quirk::none;
// The default: what real servers send and what harms nobody.
inline constexpr quirk tolerant = static_cast<quirk>(1 | 2 | 4 | 8);
inline constexpr quirk lenient = static_cast<quirk>(0xFF);  // every quirk above

// What is accepted, and how much of it.
struct parse_options {
  quirk accept = tolerant;             // a quirk outside this set is an error
  std::size_t max_line = 16 * 1024;    // octets of one line with its line end (RFC 4954 4 wants 12288)
  std::size_t max_reply = 256 * 1024;  // octets of the whole reply
};

namespace detail {
inline constexpr parse_options default_parse_options{};
}

// Why there is no reply.
enum class parse_error : std::uint8_t {
  none,
  incomplete,      // more octets are needed; every other error is final
  bad_code,        // no three digits, or digits that no accepted quirk allows; at the octet
  bad_separator,   // neither SP nor "-" nor a line end behind the code; at the octet
  bad_character,   // in the text; at the octet
  bad_line_end,    // a bare LF or a bare CR; at the octet
  code_mismatch,   // a later line with another code; at the line's first octet
  line_too_long,   // at the first octet over the limit
  reply_too_long,  // at the first octet over the limit
};

// One line for a person, without a final stop: "more octets are needed". Never empty but for a value outside the
// enumeration.
[[nodiscard]] constexpr std::string_view message(parse_error e) noexcept;
// The enumerator's own name: "bad_code".
[[nodiscard]] constexpr std::string_view name(parse_error e) noexcept;

// One line of a reply.
struct line_view {
  smtp_reply::code value{};               // the code that this line carries
  bool last = false;                      // no "-" behind the code
  std::string_view text;                  // behind the separator, without the line end
  std::optional<enhanced_code> enhanced;  // where the text begins with one of the class of this line's code
  std::string_view message;               // the text behind it and the spaces that follow it; or all of the text
};

// The lines of a reply, made on the fly: begin() to end() gives line_view by value, as often as one likes.
class line_range {
 public:
  class iterator;

  constexpr line_range() noexcept = default;
  [[nodiscard]] constexpr iterator begin() const noexcept;
  [[nodiscard]] constexpr iterator end() const noexcept;
  [[nodiscard]] constexpr bool empty() const noexcept { return count_ == 0; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return count_; }

 private:
  friend class reply_view;
  constexpr line_range(std::string_view raw, std::size_t count) noexcept : raw_(raw), count_(count) {}

  std::string_view raw_;
  std::size_t count_ = 0;
};

namespace detail {
struct reply_maker;
}

// One reply, seen in the caller's buffer: valid while those octets stay where they are. A reply_view made by default
// has the code 0 and no lines.
class reply_view {
 public:
  constexpr reply_view() noexcept = default;

  [[nodiscard]] constexpr smtp_reply::code code() const noexcept { return code_; }  // that of the last line
  // Of the first line that has one whose class is the first digit of code().
  [[nodiscard]] constexpr std::optional<enhanced_code> enhanced() const noexcept;
  [[nodiscard]] constexpr std::size_t line_count() const noexcept { return line_count_; }
  [[nodiscard]] constexpr line_range lines() const noexcept { return {raw_, line_count_}; }
  [[nodiscard]] constexpr std::string_view text() const noexcept;                 // of the last line
  [[nodiscard]] constexpr std::string_view raw() const noexcept { return raw_; }  // with the final line end
  [[nodiscard]] constexpr quirk quirks() const noexcept { return quirks_; }       // what it deviates in

 private:
  friend struct detail::reply_maker;

  std::string_view raw_;
  std::size_t line_count_ = 0;
  std::uint32_t enhanced_ = 0;  // packed, 0 for none: a view is made for every reply, and is small
  smtp_reply::code code_{};
  quirk quirks_ = quirk::none;
};

// A reply, or what is in the way of one.
struct parse_result {
  reply_view reply;                             // meaningful when error is none
  std::size_t consumed = 0;                     // octets that the reply took; 0 on incomplete and on error
  parse_error error = parse_error::incomplete;  // none: there is a reply
  std::size_t position = 0;                     // the octet at fault; input.size() when incomplete; 0 on success

  // Whether there is a reply.
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return error == parse_error::none; }
};

// Reads one reply off the front of input. The octets behind it are left alone and counted out by `consumed`: after
// STARTTLS a client must check that none are left over. Never skips an octet that it cannot read.
[[nodiscard]] SMTP_REPLY_HOT constexpr parse_result parse(
    std::string_view input SMTP_REPLY_LIFETIMEBOUND,
    const parse_options& options = detail::default_parse_options) noexcept;
// The same with other quirks and the default limits: parse(input, strict).
[[nodiscard]] constexpr parse_result parse(std::string_view input SMTP_REPLY_LIFETIMEBOUND, quirk accept) noexcept;

namespace detail {

// How far a reply has been read: offsets only, since the buffer may move before the reading goes on.
struct reading {
  enum class place : std::uint8_t {
    first_digit,
    second_digit,
    third_digit,
    separator,
    separator_cr,  // behind a CR right behind the code
    text,
    text_cr,  // behind a CR in the text
  };

  std::size_t position = 0;  // octets read
  std::size_t line = 0;      // where the line begins
  std::size_t line_count = 0;
  std::size_t text_end = 0;    // while the text is read: where the nearest limit is
  std::uint32_t enhanced = 0;  // packed: of the first line that has one
  std::uint16_t value = 0;     // this line's code, as far as its digits are there
  std::uint16_t expected = 0;  // the first line's code
  quirk quirks = quirk::none;
  place next = place::first_digit;
  bool last = true;  // no "-" behind the code of this line

  // Reads on from position to the end of the reply, an error or the end of input. With windows, which only run time
  // has, it leaves to read_lines what that can read; without, it goes octet by octet. Both come to the same.
  constexpr parse_result go_on(std::string_view input, const parse_options& options, bool windows) noexcept;

  // Where the input has grown by a few octets of text that decide nothing: takes them.
  constexpr bool take_few(std::string_view input) noexcept;

 private:
  constexpr std::size_t line_limit(const parse_options& options) const noexcept;
  constexpr std::size_t nearest_limit(const parse_options& options) const noexcept;
  constexpr parse_error read_digit(unsigned char octet, quirk accept) noexcept;
  constexpr parse_error allow(quirk found, quirk accept, parse_error otherwise) noexcept;
  constexpr void end_line(std::string_view input) noexcept;
#if SMTP_REPLY_HAS_WINDOWS
  bool take_lines(std::string_view input, const parse_options& options) noexcept;
#endif
  constexpr parse_result reply(std::string_view input) const noexcept;
  constexpr parse_result failure(parse_error error, std::size_t at) const noexcept;
};

}  // namespace detail

// Reads a reply whose octets arrive in pieces: call parse with the grown buffer again after incomplete. The buffer
// begins with the reply's first octet each time; it may have moved. The result is that of smtp_reply::parse on the
// same buffer, wherever the pieces were cut, in time linear in its size, however small they are.
class parser {
 public:
  constexpr parser() noexcept = default;
  // With other quirks and limits than the default ones.
  constexpr explicit parser(const parse_options& options) noexcept : options_(options) {}

  // A buffer shorter than the one before is a new reply: it starts over.
  [[nodiscard]] SMTP_REPLY_HOT constexpr parse_result parse(std::string_view buffer SMTP_REPLY_LIFETIMEBOUND) noexcept;
  // Forgets what was read. Done by itself after a reply and after an error.
  constexpr void reset() noexcept { reading_ = {}; }

 private:
  SMTP_REPLY_COLD constexpr parse_result read_on(std::string_view buffer) noexcept {
    bool windows = true;  // not const: the compiler would evaluate it, and to it there are no windows
    if (detail::is_constant_evaluated()) windows = false;
    const parse_result result = reading_.go_on(buffer, options_, windows);
    if (result.error != parse_error::incomplete) reset();
    return result;
  }

  parse_options options_;
  detail::reading reading_;
};

// The path in the text of a 251 or 551 reply (RFC 5321 3.4), with its brackets: "<user@host>". It is the first such
// in the first line's message that has one: an @ outside quotes, no space outside quotes (quoted local parts are
// honoured), at most 512 octets. "" when there is none, and for any other code.
[[nodiscard]] constexpr std::string_view forward_path(const reply_view& r) noexcept;

// ------------------------------------------------------------------------------------ definitions

constexpr quirk operator&(quirk a, quirk b) noexcept {
  return static_cast<quirk>(static_cast<std::uint16_t>(a) & static_cast<std::uint16_t>(b));
}
constexpr quirk operator|(quirk a, quirk b) noexcept {
  return static_cast<quirk>(static_cast<std::uint16_t>(a) | static_cast<std::uint16_t>(b));
}
constexpr quirk operator~(quirk a) noexcept {
  return static_cast<quirk>(~static_cast<std::uint16_t>(a) & static_cast<std::uint16_t>(lenient));
}
constexpr quirk& operator|=(quirk& a, quirk b) noexcept { return a = a | b; }
constexpr quirk& operator&=(quirk& a, quirk b) noexcept { return a = a & b; }
constexpr bool has(quirk set, quirk one) noexcept { return (set & one) == one; }

constexpr std::string_view message(parse_error e) noexcept {
  switch (e) {
    case parse_error::none: return "a whole reply";
    case parse_error::incomplete: return "more octets are needed";
    case parse_error::bad_code: return "a reply code of three digits was expected";
    case parse_error::bad_separator: return "a space, a hyphen or a line end was expected behind the reply code";
    case parse_error::bad_character: return "the text holds a character that a reply may not have";
    case parse_error::bad_line_end: return "a line ends with CR and LF, and neither stands alone";
    case parse_error::code_mismatch: return "the lines of one reply carry different codes";
    case parse_error::line_too_long: return "the line is too long";
    case parse_error::reply_too_long: return "the reply is too long";
  }
  return {};
}

constexpr std::string_view name(quirk one) noexcept {
  switch (one) {
    case quirk::none: return "none";
    case quirk::non_ascii: return "non_ascii";
    case quirk::control_character: return "control_character";
    case quirk::long_line: return "long_line";
    case quirk::second_digit: return "second_digit";
    case quirk::first_digit: return "first_digit";
    case quirk::code_mismatch: return "code_mismatch";
    case quirk::bare_lf: return "bare_lf";
    case quirk::bare_cr: return "bare_cr";
  }
  return {};
}

constexpr std::string_view name(parse_error e) noexcept {
  switch (e) {
    case parse_error::none: return "none";
    case parse_error::incomplete: return "incomplete";
    case parse_error::bad_code: return "bad_code";
    case parse_error::bad_separator: return "bad_separator";
    case parse_error::bad_character: return "bad_character";
    case parse_error::bad_line_end: return "bad_line_end";
    case parse_error::code_mismatch: return "code_mismatch";
    case parse_error::line_too_long: return "line_too_long";
    case parse_error::reply_too_long: return "reply_too_long";
  }
  return {};
}

namespace detail {

// A line without its line end: "250-text", "250", "250 ".
constexpr line_view view_line(std::string_view line) noexcept {
  line_view view;
  view.value = make_code(line[0], line[1], line[2]);
  view.last = line.size() == 3 || line[3] != '-';
  if (line.size() > 4) view.text = line.substr(4);
  view.message = view.text;
  const enhanced_prefix prefix = read_enhanced(view.text);
  if (prefix.length == 0 || !agrees(prefix.value, view.value)) return view;
  view.enhanced = std::optional<enhanced_code>(prefix.value);  // assigning the value is not constexpr before C++20
  view.message.remove_prefix(prefix.length);
  while (!view.message.empty() && view.message.front() == ' ') view.message.remove_prefix(1);
  return view;
}

// A line that has a code and ends with LF, with CR before it or not.
constexpr std::string_view without_line_end(std::string_view line) noexcept {
  line.remove_suffix(1);
  if (line.back() == '\r') line.remove_suffix(1);
  return line;
}

constexpr bool is_plain(unsigned char octet) noexcept { return (octet >= 0x20 && octet < 0x7F) || octet == '\t'; }

inline constexpr std::size_t rfc_max_line = 512;  // RFC 5321 4.5.3.1.5: with the line end

constexpr std::uint32_t pack(enhanced_code e) noexcept {
  return std::uint32_t{e.cls} << 20 | std::uint32_t{e.subject} << 10 | e.detail;
}

// Member by member, into a result that is as it was made: a copy of it would wait for all of them.
struct reply_maker {
  static constexpr void fill(parse_result& result, std::string_view raw, std::size_t line_count, code c, quirk quirks,
                             std::uint32_t packed_enhanced) noexcept {
    result.reply.raw_ = raw;
    result.reply.line_count_ = line_count;
    result.reply.enhanced_ = packed_enhanced;
    result.reply.code_ = c;
    result.reply.quirks_ = quirks;
    result.consumed = raw.size();
    result.error = parse_error::none;
  }

  // The enhanced code of the first line that has one of the class of the reply's code.
  static constexpr void find_enhanced(reply_view& view) noexcept;
};

// The error of a quirk that is not accepted; notes one that is.
constexpr parse_error reading::allow(quirk found, quirk accept, parse_error otherwise) noexcept {
  if (!has(accept, found)) return otherwise;
  quirks |= found;
  return parse_error::none;
}

// RFC 5321 4.5.3.1.5; RFC 4954 4 lifts it for 334. Before the code is there the line is too short for it to matter.
constexpr std::size_t reading::line_limit(const parse_options& options) const noexcept {
  const bool lifted = has(options.accept, quirk::long_line) || value == 334;
  return lifted || options.max_line < rfc_max_line ? options.max_line : rfc_max_line;
}

// The octet, counted from the start of the input, that is over a limit first. position is within both.
constexpr std::size_t reading::nearest_limit(const parse_options& options) const noexcept {
  const std::size_t in_line = line_limit(options) - (position - line);
  const std::size_t in_reply = options.max_reply - position;
  return position + (in_line < in_reply ? in_line : in_reply);
}

// Octets of plain text at the front; it may stop at any octet that is plain all the same, such as HT.
constexpr std::size_t count_plain(std::string_view text, bool windows) noexcept {
#if SMTP_REPLY_HAS_WINDOWS
  if (windows) return count_printable(text.data(), text.data() + text.size());
#else
  (void)windows;
#endif
  std::size_t count = 0;
  while (count < text.size() && is_plain(static_cast<unsigned char>(text[count]))) ++count;
  return count;
}

constexpr parse_error reading::read_digit(unsigned char octet, quirk accept) noexcept {
  if (octet < '0' || octet > '9') return parse_error::bad_code;
  const int digit = octet - '0';
  value = static_cast<std::uint16_t>(value * 10 + digit);
  if (next == place::first_digit) {
    next = place::second_digit;
    if (digit < 2 || digit > 5) return allow(quirk::first_digit, accept, parse_error::bad_code);
  } else if (next == place::second_digit) {
    next = place::third_digit;
    if (digit > 5) return allow(quirk::second_digit, accept, parse_error::bad_code);
  } else {
    next = place::separator;
    if (line_count == 0) expected = value;
    if (value != expected) return allow(quirk::code_mismatch, accept, parse_error::code_mismatch);
  }
  return parse_error::none;
}

// position is behind the LF.
constexpr void reading::end_line(std::string_view input) noexcept {
  const std::string_view whole = input.substr(line, position - line);
  if (whole.size() > rfc_max_line && value != 334) quirks |= quirk::long_line;
  if (enhanced == 0) {
    const std::optional<enhanced_code> found = view_line(without_line_end(whole)).enhanced;
    if (found) enhanced = pack(*found);
  }
  ++line_count;
}

// position is behind the last line.
constexpr parse_result reading::reply(std::string_view input) const noexcept {
  parse_result result;
  reply_maker::fill(result, {input.data(), position}, line_count, static_cast<code>(value), quirks, enhanced);
  // Of lines with different codes the last one's counts: which enhanced code agrees with it is known only now.
  if (has(quirks, quirk::code_mismatch)) reply_maker::find_enhanced(result.reply);
  return result;
}

constexpr parse_result reading::failure(parse_error error, std::size_t at) const noexcept {
  parse_result result;
  result.error = error;
  result.position = at;
  return result;
}

constexpr bool reading::take_few(std::string_view input) noexcept {
  constexpr std::size_t few = 8;
  if (next != place::text || input.size() >= text_end || input.size() - position > few) return false;
  for (std::size_t i = position; i < input.size(); ++i) {
    if (!is_plain(static_cast<unsigned char>(input[i]))) return false;
  }
  position = input.size();
  return true;
}

constexpr parse_result reading::go_on(std::string_view input, const parse_options& options, bool windows) noexcept {
  for (;;) {
#if SMTP_REPLY_HAS_WINDOWS
    if (windows && next == place::first_digit && take_lines(input, options)) return reply(input);
#endif
    // An octet at a limit is not looked at, whether it is there or not.
    if (position - line >= line_limit(options)) return failure(parse_error::line_too_long, position);
    if (position >= options.max_reply) return failure(parse_error::reply_too_long, position);
    if (position == input.size()) return failure(parse_error::incomplete, position);

    constexpr std::size_t worth_it = 16;  // fewer octets are read as fast one by one
    if (next == place::text && input.size() - position >= worth_it) {
      const std::size_t skipped = count_plain(input.substr(0, text_end).substr(position), windows);
      position += skipped;
      if (skipped != 0) continue;
    }

    const auto octet = static_cast<unsigned char>(input[position]);
    parse_error error = parse_error::none;
    std::size_t fault = position;
    bool line_ends = false;

    switch (next) {
      case place::first_digit:
      case place::second_digit:
      case place::third_digit:
        error = read_digit(octet, options.accept);
        if (error == parse_error::code_mismatch) fault = line;
        break;

      case place::separator:
        if (octet == '\r') {
          next = place::separator_cr;
        } else if (octet == '\n') {
          line_ends = true;
          error = allow(quirk::bare_lf, options.accept, parse_error::bad_line_end);
        } else if (octet == ' ' || octet == '-') {
          next = place::text;
          text_end = nearest_limit(options);
          last = octet == ' ';
        } else {
          error = parse_error::bad_separator;
        }
        break;

      case place::separator_cr:
        line_ends = octet == '\n';
        if (!line_ends) {
          error = parse_error::bad_separator;
          fault = position - 1;
        }
        break;

      case place::text_cr:
        if (octet == '\n') {
          line_ends = true;
          break;
        }
        next = place::text;
        error = allow(quirk::bare_cr, options.accept, parse_error::bad_line_end);
        if (error != parse_error::none) return failure(error, position - 1);
        [[fallthrough]];

      case place::text:
        if (octet == '\r') {
          next = place::text_cr;
        } else if (octet == '\n') {
          line_ends = true;
          error = allow(quirk::bare_lf, options.accept, parse_error::bad_line_end);
        } else if (octet >= 0x80) {
          error = allow(quirk::non_ascii, options.accept, parse_error::bad_character);
        } else if (!is_plain(octet)) {
          error = allow(quirk::control_character, options.accept, parse_error::bad_character);
        }
        break;
    }

    if (error != parse_error::none) return failure(error, fault);
    ++position;
    if (!line_ends) continue;

    end_line(input);
    if (last) return reply(input);
    line = position;
    next = place::first_digit;
    value = 0;
    last = true;
  }
}

}  // namespace detail

// Forward only, and by value: the standard calls it an input iterator. It may be copied and used again all the same.
class line_range::iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = line_view;
  using difference_type = std::ptrdiff_t;
  using pointer = const line_view*;
  using reference = line_view;

  constexpr iterator() noexcept = default;

  [[nodiscard]] constexpr line_view operator*() const noexcept {
    return detail::view_line(detail::without_line_end(rest_.substr(0, line_size())));
  }
  constexpr iterator& operator++() noexcept {
    rest_.remove_prefix(line_size());
    return *this;
  }
  constexpr iterator operator++(int) noexcept {
    const iterator before = *this;
    ++*this;
    return before;
  }
  [[nodiscard]] friend constexpr bool operator==(iterator a, iterator b) noexcept {
    return a.rest_.size() == b.rest_.size();
  }
  [[nodiscard]] friend constexpr bool operator!=(iterator a, iterator b) noexcept { return !(a == b); }

 private:
  friend class line_range;
  constexpr explicit iterator(std::string_view rest) noexcept : rest_(rest) {}

  // Every LF of a reply is a line end, and the reply ends with one.
  [[nodiscard]] constexpr std::size_t line_size() const noexcept { return rest_.find('\n') + 1; }

  std::string_view rest_;
};

constexpr line_range::iterator line_range::begin() const noexcept { return iterator(raw_); }
constexpr line_range::iterator line_range::end() const noexcept { return iterator(); }

constexpr std::optional<enhanced_code> reply_view::enhanced() const noexcept {
  const enhanced_code e{static_cast<std::uint8_t>(enhanced_ >> 20), static_cast<std::uint16_t>(enhanced_ >> 10 & 0x3FF),
                        static_cast<std::uint16_t>(enhanced_ & 0x3FF)};
  return enhanced_ == 0 ? std::nullopt : std::optional<enhanced_code>(e);
}

constexpr std::string_view reply_view::text() const noexcept {
  if (raw_.empty()) return {};
  const std::string_view up_to_last_end = raw_.substr(0, raw_.size() - 1);
  return detail::view_line(detail::without_line_end(raw_.substr(up_to_last_end.rfind('\n') + 1))).text;
}

constexpr void detail::reply_maker::find_enhanced(reply_view& view) noexcept {
  view.enhanced_ = 0;
  for (const line_view line : view.lines()) {
    if (!line.enhanced || !agrees(*line.enhanced, view.code_)) continue;
    view.enhanced_ = pack(*line.enhanced);
    break;
  }
}

#if SMTP_REPLY_HAS_WINDOWS
// What follows reads, at run time, what nearly every server sends: lines with one well-formed code, a separator, text
// of printable ASCII or of octets over 0x7F, and CRLF, within 512 octets and the limits. Whatever is else, an error or a
// line that is not all there included, it leaves to `reading`, which has the rules.
namespace detail {

// The three digits and the separator of a line, each octet less '0', the separator less SP.
inline std::uint32_t load_code(const char* line) noexcept { return load<std::uint32_t>(line) ^ 0x20303030; }

// Whether the digits are 2-5, 0-5 and 0-9, and the separator SP. Adding what lacks to 0x80 shows what is too large; less
// than 2 has wrapped around to that.
inline bool is_last_line(std::uint32_t digits) noexcept {
  const std::uint32_t from_two = digits - 2;
  return (((from_two + 0x7F767A7C) | from_two) & 0x80808080) == 0;
}

inline code to_code(std::uint32_t digits) noexcept {
  return static_cast<code>((digits & 0xFF) * 100 + (digits >> 8 & 0xFF) * 10 + (digits >> 16 & 0xFF));
}

// The enhanced code at the front of a line's text, packed. cls is the first digit of the line's code.
SMTP_REPLY_COLD inline std::uint32_t pack_enhanced(std::string_view text, std::uint32_t cls) noexcept {
  const enhanced_prefix prefix = read_enhanced(text);
  return prefix.length != 0 && prefix.value.cls == cls ? pack(prefix.value) : 0;
}

// The same where twelve octets from the line's first on can be read. Nearly all codes have single digits, "5.1.1 ", and
// whether there is one is as good as random: no branch is made of that.
inline std::uint32_t pack_short_enhanced(const char* line, std::size_t text_size, std::uint32_t cls) noexcept {
  // Zero where the class, the dots and the space are; the digits' values; and two octets that do not count.
  const std::uint64_t difference = load<std::uint64_t>(line + 4) ^ (0x0000'2030'2E30'2E30 + cls);
  const bool begins_like_one = (difference & 0xFFFF) == 0;
  const bool is_short = (((difference + 0x0000'7F76'7F76'7F7F) | difference) & 0x0000'8080'8080'8080) == 0;
  if (SMTP_REPLY_UNLIKELY(begins_like_one != is_short)) return pack_enhanced({line + 4, text_size}, cls);
  const auto subject = static_cast<std::uint32_t>(difference >> 16 & 0xFF);
  const auto detail = static_cast<std::uint32_t>(difference >> 32 & 0xFF);
  const std::uint32_t packed = cls << 20 | subject << 10 | detail;
  return packed & (0U - static_cast<std::uint32_t>(is_short & (cls != 3)));
}

// The same for a line near the end of what can be read.
inline std::uint32_t pack_enhanced_of(const char* line, const char* end, std::size_t text_size,
                                      std::uint32_t cls) noexcept {
  if (SMTP_REPLY_LIKELY(end - line >= 12)) return pack_short_enhanced(line, text_size, cls);
  constexpr std::size_t shortest = 5;  // "2.0.0"
  return text_size < shortest ? 0 : pack_enhanced({line + 4, text_size}, cls);
}

// How far the end of a line is looked for where one line is expected.
inline constexpr std::size_t line_reach = 128;

// A reply of one line of printable ASCII that ends within reach. Ample: there is more input than that.
template <bool Ample>
SMTP_REPLY_HOT inline bool read_line(std::string_view input, const parse_options& options,
                                     parse_result& result) noexcept {
  const char* const line = input.data();
  const char* const end = line + input.size();
  const std::uint32_t digits = load_code(line);
  if (!is_last_line(digits)) return false;
  std::size_t cr = 0;
  std::uint64_t odd =
      Ample || input.size() >= window::width ? window::whole<odd_octets>(line) : window::part<odd_octets>(line, end);
  while (SMTP_REPLY_UNLIKELY(odd == 0)) {
    cr += window::width;
    if (cr == line_reach || (!Ample && cr >= input.size())) return false;
    odd = Ample ? window::whole<odd_octets>(line + cr) : bits_of<odd_octets>(line + cr, end);
  }
  cr += lowest_bit(odd) / window::bits_per_octet;
  const std::size_t size = cr + 2;
  if (!Ample && size > input.size()) return false;
  if (std::memcmp(line + cr, "\r\n", 2) != 0 || size > options.max_line || size > options.max_reply) return false;
  const std::uint32_t cls = digits & 0xFF;
  reply_maker::fill(result, {line, size}, 1, to_code(digits), quirk::none,
                    Ample ? pack_short_enhanced(line, cr - 4, cls) : pack_enhanced_of(line, end, cr - 4, cls));
  return true;
}

SMTP_REPLY_HOT inline bool read_line(std::string_view input, const parse_options& options,
                                     parse_result& result) noexcept {
  constexpr std::size_t shortest = 6;  // "250 " and CRLF
  if (SMTP_REPLY_LIKELY(input.size() > line_reach)) return read_line<true>(input, options, result);
  return input.size() >= shortest && read_line<false>(input, options, result);
}

// Whole lines at the front of an input.
struct lines_read {
  std::size_t size = 0;  // in octets
  std::size_t count = 0;
  std::uint32_t enhanced = 0;  // packed: of the first that has one
  quirk quirks = quirk::none;
  bool finished = false;  // the last of them is the reply's last
};

// Reads lines with the code of the first one, up to the reply's last or one that is not of the common form. Inlined into
// parse: a call that returns so much would cost what it saves.
SMTP_REPLY_HOT inline lines_read read_lines(std::string_view input, const parse_options& options) noexcept {
  lines_read read;
  constexpr std::size_t shortest = 6;  // "250 " and CRLF
  // The size first, as it was given: of a short literal GCC would warn of what is read below.
  if (input.size() < shortest || options.max_reply < shortest) return read;
  input = input.substr(0, options.max_reply);
  const char* const begin = input.data();
  const char* const end = begin + input.size();
  constexpr std::uint32_t digits_mask = 0xFFFFFF;
  const std::uint32_t digits = load_code(begin) & digits_mask;
  if (!is_last_line(digits)) return read;
  const std::uint32_t cls = digits & 0xFF;
  const std::size_t line_limit = options.max_line < rfc_max_line ? options.max_line : rfc_max_line;
  const bool accepts_high = has(options.accept, quirk::non_ascii);

  control_finder controls(begin, end);
  const char* line = begin;
  do {
    const char* const cr = controls.next();
    if (end - cr < 2 || std::memcmp(cr, "\r\n", 2) != 0 || cr - line < 4) break;
    controls.drop();
    controls.next();
    controls.drop();
    const auto text_size = static_cast<std::size_t>(cr - line) - 4;
    if (text_size + 6 > line_limit || (load_code(line) & digits_mask) != digits) break;
    if (line[3] != ' ' && line[3] != '-') break;
    if (controls.passed_high()) {
      if (!accepts_high) break;
      read.quirks = quirk::non_ascii;
    }
    if (read.enhanced == 0 && line[4] == line[0] && line[5] == '.') {
      read.enhanced = pack_enhanced_of(line, end, text_size, cls);
    }
    read.finished = line[3] == ' ';
    ++read.count;
    line = cr + 2;
  } while (!read.finished);
  read.size = static_cast<std::size_t>(line - begin);
  return read;
}

// From the beginning of a line: takes what read_lines reads. Whether the reply ends with it.
SMTP_REPLY_COLD inline bool reading::take_lines(std::string_view input, const parse_options& options) noexcept {
  parse_options left = options;
  left.max_reply = options.max_reply - position;
  const lines_read read = read_lines(input.substr(position), left);
  if (read.size == 0) return false;
  const auto this_value = static_cast<std::uint16_t>(to_code(load_code(input.data() + position)));
  if (line_count == 0) expected = this_value;
  if (this_value != expected) return false;
  if (enhanced == 0) enhanced = read.enhanced;
  quirks |= read.quirks;
  line_count += read.count;
  position += read.size;
  line = position;
  if (read.finished) value = this_value;
  return read.finished;
}

}  // namespace detail
#endif

namespace detail {

// What is not of the common form, kept out of the way of it.
SMTP_REPLY_COLD constexpr parse_result read_by_rules(std::string_view input, const parse_options& options,
                                                     bool windows) noexcept {
  return reading{}.go_on(input, options, windows);
}

}  // namespace detail

constexpr parse_result parse(std::string_view input, const parse_options& options) noexcept {
  parse_result result;
  bool windows = false;
#if SMTP_REPLY_HAS_WINDOWS
  if (!detail::is_constant_evaluated()) {
    if (detail::read_line(input, options, result)) return result;
    const detail::lines_read read = detail::read_lines(input, options);
    if (read.finished) {
      detail::reply_maker::fill(result, {input.data(), read.size}, read.count,
                                detail::to_code(detail::load_code(input.data())), read.quirks, read.enhanced);
      return result;
    }
    windows = true;
  }
#endif
  result = detail::read_by_rules(input, options, windows);
  return result;
}

constexpr parse_result parse(std::string_view input, quirk accept) noexcept {
  parse_options options;
  options.accept = accept;
  return parse(input, options);
}

constexpr parse_result parser::parse(std::string_view buffer) noexcept {
  if (buffer.size() < reading_.position) reset();
  parse_result result;
  if (reading_.take_few(buffer)) {
    result.position = buffer.size();
    return result;
  }
#if SMTP_REPLY_HAS_WINDOWS
  if (!detail::is_constant_evaluated()) {
    if (reading_.position == 0 && detail::read_line(buffer, options_, result)) return result;
  }
#endif
  result = read_on(buffer);
  return result;
}

namespace detail {

// The path that begins at the front of text, "<", or "".
constexpr std::string_view read_path(std::string_view text) noexcept {
  constexpr std::size_t longest = 512;
  bool quoted = false;
  bool has_at = false;
  for (std::size_t i = 1; i < text.size() && i < longest; ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      else if (c == '"') quoted = false;
    } else if (c == '>') {
      return has_at ? text.substr(0, i + 1) : std::string_view{};
    } else if (c == '<' || c == ' ') {
      return {};
    } else if (c == '"') {
      quoted = true;
    } else if (c == '@') {
      has_at = true;
    }
  }
  return {};
}

}  // namespace detail

constexpr std::string_view forward_path(const reply_view& r) noexcept {
  if (r.code() != code::user_not_local_will_forward && r.code() != code::user_not_local) return {};
  for (const line_view line : r.lines()) {
    for (std::size_t i = line.message.find('<'); i != std::string_view::npos; i = line.message.find('<', i + 1)) {
      const std::string_view path = detail::read_path(line.message.substr(i));
      if (!path.empty()) return path;
    }
  }
  return {};
}

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_PARSE_HPP
