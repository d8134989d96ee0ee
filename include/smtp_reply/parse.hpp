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
#include <optional>     // std::optional
#include <string_view>  // std::string_view; also the iterator tags

#include "code.hpp"
#include "config.hpp"
#include "enhanced.hpp"

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

[[nodiscard]] constexpr quirk operator&(quirk a, quirk b) noexcept;
[[nodiscard]] constexpr quirk operator|(quirk a, quirk b) noexcept;
[[nodiscard]] constexpr quirk operator~(quirk a) noexcept;  // the other quirks of `lenient`
constexpr quirk& operator|=(quirk& a, quirk b) noexcept;
constexpr quirk& operator&=(quirk& a, quirk b) noexcept;
[[nodiscard]] constexpr bool has(quirk set, quirk one) noexcept;  // every bit of one is in set

// The enumerator's own name: "bare_lf"; "" for a set of several. print.hpp writes sets.
[[nodiscard]] constexpr std::string_view name(quirk one) noexcept;

inline constexpr quirk strict = quirk::none;
// The default: what real servers send and what harms nobody.
inline constexpr quirk tolerant = static_cast<quirk>(1 | 2 | 4 | 8);
inline constexpr quirk lenient = static_cast<quirk>(0xFF);  // every quirk above

struct parse_options {
  quirk accept = tolerant;             // a quirk outside this set is an error
  std::size_t max_line = 16 * 1024;    // octets of one line with its line end (RFC 4954 4 wants 12288)
  std::size_t max_reply = 256 * 1024;  // octets of the whole reply
};

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
  smtp_reply::code value{};
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
struct reading;
}

// One reply, seen in the caller's buffer: valid while those octets stay where they are. A reply_view made by default
// has the code 0 and no lines.
class reply_view {
 public:
  constexpr reply_view() noexcept = default;

  [[nodiscard]] constexpr smtp_reply::code code() const noexcept { return code_; }
  // Of the first line that has one whose class is the first digit of code().
  [[nodiscard]] constexpr std::optional<enhanced_code> enhanced() const noexcept { return enhanced_; }
  [[nodiscard]] constexpr std::size_t line_count() const noexcept { return line_count_; }
  [[nodiscard]] constexpr line_range lines() const noexcept { return {raw_, line_count_}; }
  [[nodiscard]] constexpr std::string_view text() const noexcept;                   // of the last line
  [[nodiscard]] constexpr std::string_view raw() const noexcept { return raw_; }    // with the final line end
  [[nodiscard]] constexpr quirk quirks() const noexcept { return quirks_; }         // what it deviates in

 private:
  friend struct detail::reading;

  std::string_view raw_;
  std::size_t last_line_ = 0;  // its offset in raw_
  std::size_t line_count_ = 0;
  std::optional<enhanced_code> enhanced_;
  smtp_reply::code code_{};
  quirk quirks_ = quirk::none;
};

struct parse_result {
  reply_view reply;                             // meaningful when error is none
  std::size_t consumed = 0;                     // octets that the reply took; 0 on incomplete and on error
  parse_error error = parse_error::incomplete;
  std::size_t position = 0;  // the octet at fault; input.size() when incomplete; 0 on success

  [[nodiscard]] constexpr explicit operator bool() const noexcept { return error == parse_error::none; }
};

// Reads one reply off the front of input. The octets behind it are left alone and counted out by `consumed`: after
// STARTTLS a client must check that none are left over. Never skips an octet that it cannot read.
[[nodiscard]] constexpr parse_result parse(std::string_view input SMTP_REPLY_LIFETIMEBOUND,
                                           const parse_options& options = {}) noexcept;
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
    text_cr,       // behind a CR in the text
  };

  std::size_t position = 0;  // octets read
  std::size_t line = 0;      // where the line begins
  std::size_t line_count = 0;
  place next = place::first_digit;
  bool last = true;            // no "-" behind the code of this line
  std::uint16_t value = 0;     // this line's code, as far as its digits are there
  std::uint16_t expected = 0;  // the first line's code
  quirk quirks = quirk::none;
  std::optional<enhanced_code> enhanced;  // of the first line that has one

  // Reads on from position to the end of the reply, an error or the end of input.
  constexpr parse_result go_on(std::string_view input, const parse_options& options) noexcept;

 private:
  constexpr std::size_t line_limit(const parse_options& options) const noexcept;
  constexpr parse_error read_digit(unsigned char octet, quirk accept) noexcept;
  constexpr parse_error allow(quirk found, quirk accept, parse_error otherwise) noexcept;
  constexpr void end_line(std::string_view input) noexcept;
  constexpr parse_result reply(std::string_view input) const noexcept;
  constexpr parse_result failure(parse_error error, std::size_t at) const noexcept;
};

}  // namespace detail

// Reads a reply whose octets arrive in pieces: call parse with the grown buffer again after incomplete. The buffer
// begins with the reply's first octet each time; it may have moved. The result is that of smtp_reply::parse on the
// same buffer, wherever the pieces were cut, and no octet is looked at twice however small they are.
class parser {
 public:
  constexpr parser() noexcept = default;
  constexpr explicit parser(const parse_options& options) noexcept : options_(options) {}

  // A buffer shorter than the one before is a new reply: it starts over.
  [[nodiscard]] constexpr parse_result parse(std::string_view buffer SMTP_REPLY_LIFETIMEBOUND) noexcept;
  // Forgets what was read. Done by itself after a reply and after an error.
  constexpr void reset() noexcept { reading_ = {}; }

 private:
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
  if (prefix.length < view.text.size() && view.text[prefix.length] != ' ') return view;
  view.enhanced = std::optional<enhanced_code>(prefix.value);  // assigning the value is not constexpr before C++20
  view.message.remove_prefix(prefix.length);
  while (!view.message.empty() && view.message.front() == ' ') view.message.remove_prefix(1);
  return view;
}

// A line that ends with LF, and with CR before it or not.
constexpr std::string_view without_line_end(std::string_view line) noexcept {
  line.remove_suffix(1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

constexpr bool is_plain(unsigned char octet) noexcept { return (octet >= 0x20 && octet < 0x7F) || octet == '\t'; }

inline constexpr std::size_t rfc_max_line = 512;  // RFC 5321 4.5.3.1.5: with the line end

// The enhanced code of the first line that has one of the class of the reply's code.
constexpr std::optional<enhanced_code> first_enhanced(const reply_view& reply) noexcept;

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
  if (!enhanced) enhanced = view_line(without_line_end(whole)).enhanced;
  ++line_count;
}

constexpr parse_result reading::reply(std::string_view input) const noexcept {
  parse_result result;
  result.reply.raw_ = input.substr(0, position);
  result.reply.last_line_ = line;
  result.reply.line_count_ = line_count;
  result.reply.enhanced_ = enhanced;
  result.reply.code_ = static_cast<code>(value);
  result.reply.quirks_ = quirks;
  if (has(quirks, quirk::code_mismatch)) result.reply.enhanced_ = first_enhanced(result.reply);
  result.consumed = position;
  result.error = parse_error::none;
  return result;
}

constexpr parse_result reading::failure(parse_error error, std::size_t at) const noexcept {
  parse_result result;
  result.error = error;
  result.position = at;
  return result;
}

constexpr parse_result reading::go_on(std::string_view input, const parse_options& options) noexcept {
  for (;;) {
    // An octet at a limit is not looked at, whether it is there or not.
    if (position - line >= line_limit(options)) return failure(parse_error::line_too_long, position);
    if (position >= options.max_reply) return failure(parse_error::reply_too_long, position);
    if (position == input.size()) return failure(parse_error::incomplete, position);

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

namespace detail {
constexpr std::optional<enhanced_code> first_enhanced(const reply_view& reply) noexcept {
  for (const line_view line : reply.lines()) {
    if (line.enhanced && agrees(*line.enhanced, reply.code())) return line.enhanced;
  }
  return std::nullopt;
}
}  // namespace detail

constexpr line_range::iterator line_range::begin() const noexcept { return iterator(raw_); }
constexpr line_range::iterator line_range::end() const noexcept { return iterator(); }

constexpr std::string_view reply_view::text() const noexcept {
  if (raw_.empty()) return {};
  return detail::view_line(detail::without_line_end(raw_.substr(last_line_))).text;
}

constexpr parse_result parse(std::string_view input, const parse_options& options) noexcept {
  return detail::reading{}.go_on(input, options);
}

constexpr parse_result parse(std::string_view input, quirk accept) noexcept {
  parse_options options;
  options.accept = accept;
  return parse(input, options);
}

constexpr parse_result parser::parse(std::string_view buffer) noexcept {
  if (buffer.size() < reading_.position) reset();
  const parse_result result = reading_.go_on(buffer, options_);
  if (result.error != parse_error::incomplete) reset();
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
