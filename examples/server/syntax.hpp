// server/syntax.hpp - takes command lines apart: the verb, paths and parameters (RFC 5321 4.1).
//
// Every function reads text that a stranger sent: none of them trusts its length, its characters or that it ends where
// it should. Nothing is copied; the views look into the line.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_EXAMPLES_SERVER_SYNTAX_HPP
#define SMTP_REPLY_EXAMPLES_SERVER_SYNTAX_HPP

#include <smtp_reply/smtp_reply.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace server {

// --------------------------------------------------------------------------------------- characters
// ASCII, whatever the locale: <cctype> asks the locale, and takes no negative char.

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) noexcept { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
constexpr bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }
constexpr char to_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii(c); });
}

inline bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return to_lower(x) == to_lower(y); });
}

inline bool starts_with(std::string_view text, std::string_view front) {
  return text.size() >= front.size() && same(text.substr(0, front.size()), front);
}

// RFC 3629 4: no overlong forms, no surrogates, nothing above U+10FFFF.
inline bool is_utf8(std::string_view text) {
  constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80         ? 1
                               : (first >> 5) == 6  ? 2
                               : (first >> 4) == 14 ? 3
                               : (first >> 3) == 30 ? 4
                                                    : 0;
    if (length == 0 || text.size() < length) return false;
    std::uint32_t point = length == 1 ? first : first & (0x7FU >> length);
    for (const char c : text.substr(1, length - 1)) {
      const auto octet = static_cast<unsigned char>(c);
      if ((octet & 0xC0U) != 0x80U) return false;
      point = (point << 6) | (octet & 0x3FU);
    }
    if (point < least[length] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return false;
    text.remove_prefix(length);
  }
  return true;
}

// -------------------------------------------------------------------------------------- the command

struct command_words {
  std::string_view verb;
  std::string_view argument;  // without the spaces around it
};

inline std::string_view without_outer_spaces(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// White space before the line end is to be tolerated (RFC 5321 4.1.1).
inline command_words split_command(std::string_view line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  return {without_outer_spaces(line.substr(0, space)), without_outer_spaces(line.substr(space))};
}

// The command that a verb names, known to this server or not. The library also counts the opening of the connection
// and the end of the mail data as commands; no client can type those.
inline std::optional<smtp_reply::command> find_command(std::string_view verb) {
  using smtp_reply::command;
  for (const command cmd : smtp_reply::all_commands) {
    if (cmd != command::connect && cmd != command::message && same(verb, smtp_reply::name(cmd))) return cmd;
  }
  return std::nullopt;
}

// Takes the next word off the front of text; "" when there is none left.
inline std::string_view take_word(std::string_view& text) {
  text = without_outer_spaces(text);
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

// --------------------------------------------------------------------------- paths (RFC 5321 4.1.2)
// The take_ functions read what they are named after off the front of text. Where it is not there they return false,
// and text is of no more use.

inline bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

// Atom of a local part. What is not ASCII counts as a letter (RFC 6531 3.3); whether it may be there is asked later.
constexpr bool is_atext(char c) noexcept {
  constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~";
  return is_letter(c) || is_digit(c) || !is_ascii(c) || others.find(c) != std::string_view::npos;
}
constexpr bool is_label(char c) noexcept { return is_letter(c) || is_digit(c) || c == '-' || !is_ascii(c); }

// One or more names of such characters, with dots between them.
inline bool take_dotted(std::string_view& text, bool (*is_part)(char) noexcept) {
  do {
    const auto end = std::find_if_not(text.begin(), text.end(), is_part);
    if (end == text.begin()) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
  } while (take(text, '.'));
  return true;
}

inline bool take_quoted_string(std::string_view& text) {
  if (!take(text, '"')) return false;
  while (!text.empty() && text.front() != '"') {
    take(text, '\\');
    if (text.empty() || is_control(text.front())) return false;
    text.remove_prefix(1);
  }
  return take(text, '"');
}

inline bool take_local_part(std::string_view& text) {
  const std::size_t before = text.size();
  const bool quoted = !text.empty() && text.front() == '"';
  if (!(quoted ? take_quoted_string(text) : take_dotted(text, is_atext))) return false;
  return before - text.size() <= 64;  // RFC 5321 4.5.3.1.1
}

inline bool take_address_literal(std::string_view& text) {
  const std::size_t end = text.find(']');
  if (!take(text, '[') || end == std::string_view::npos) return false;
  const std::string_view content = text.substr(0, end - 1);
  text.remove_prefix(end);
  const auto allowed = [](char c) { return c > ' ' && c < 0x7F && c != '[' && c != '\\'; };
  return !content.empty() && std::all_of(content.begin(), content.end(), allowed);
}

inline bool take_domain(std::string_view& text) {
  const std::size_t before = text.size();
  const bool literal = !text.empty() && text.front() == '[';
  if (!(literal ? take_address_literal(text) : take_dotted(text, is_label))) return false;
  return before - text.size() <= 255;  // RFC 5321 4.5.3.1.2
}

// The route "@a,@b:" before a mailbox is obsolete; it must be taken, and should be ignored (RFC 5321 4.1.1.3).
inline bool take_source_route(std::string_view& text) {
  if (text.empty() || text.front() != '@') return true;
  do {
    if (!take(text, '@') || !take_domain(text)) return false;
  } while (take(text, ','));
  return take(text, ':');
}

enum class path_kind {
  reverse,
  forward
};

// The two paths that are no mailbox: <>, a reverse-path only (RFC 5321 4.1.1.2), and <Postmaster>, a forward-path only
// (4.1.1.3).
inline bool take_special_path(std::string_view& text, path_kind kind) {
  constexpr std::string_view postmaster = "postmaster";
  if (kind == path_kind::reverse) return starts_with(text, ">");
  if (!starts_with(text, postmaster) || text.substr(postmaster.size(), 1) != ">") return false;
  text.remove_prefix(postmaster.size());
  return true;
}

// The mailbox of the path: user@example.org, Postmaster, or "" for <>.
inline std::optional<std::string_view> take_path(std::string_view& text, path_kind kind) {
  if (!take(text, '<')) return std::nullopt;
  std::string_view mailbox = text;
  if (!take_special_path(text, kind)) {
    if (!take_source_route(text)) return std::nullopt;
    mailbox = text;
    if (!take_local_part(text) || !take(text, '@') || !take_domain(text)) return std::nullopt;
  }
  mailbox.remove_suffix(text.size());
  if (!take(text, '>') || !is_utf8(mailbox)) return std::nullopt;
  return mailbox;
}

struct path_argument {
  std::string_view mailbox;     // user@example.org; "" for <>
  std::string_view parameters;  // what follows the path
};

// The argument of MAIL ("FROM:<...> ...") or RCPT ("TO:<...> ..."); nothing where it breaks the grammar.
inline std::optional<path_argument> read_path(std::string_view argument, path_kind kind) {
  const std::string_view keyword = kind == path_kind::reverse ? "FROM:" : "TO:";
  if (!starts_with(argument, keyword)) return std::nullopt;
  // No space belongs here, but people who type put one (RFC 5321 4.1.1.2 calls it a common error).
  std::string_view text = without_outer_spaces(argument.substr(keyword.size()));
  const std::size_t before = text.size();
  const std::optional<std::string_view> mailbox = take_path(text, kind);
  const bool too_long = before - text.size() > 256;  // RFC 5321 4.5.3.1.3
  if (!mailbox || too_long || (!text.empty() && text.front() != ' ')) return std::nullopt;
  return path_argument{*mailbox, without_outer_spaces(text)};
}

// The name by which a client calls itself: a domain or an address literal. An underscore is not allowed and common.
inline bool is_client_name(std::string_view text) {
  const auto allowed = [](char c) noexcept { return (is_label(c) && is_ascii(c)) || c == '_'; };
  const bool literal = !text.empty() && text.front() == '[';
  const bool read = literal ? take_address_literal(text) : text.size() <= 255 && take_dotted(text, allowed);
  return read && text.empty();
}

// ----------------------------------------------------------------------------------------- patterns

// Whether a text fits a pattern in which * stands for any octets and ? for one. Letters compare without case. After a
// mismatch only the last * is tried again: that is enough, and keeps the cost within the product of both.
inline bool fits(std::string_view text, std::string_view pattern) {
  std::size_t t = 0;
  std::size_t p = 0;
  std::optional<std::size_t> star;
  std::size_t behind_star = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      behind_star = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || to_lower(pattern[p]) == to_lower(text[t]))) {
      ++p;
      ++t;
    } else if (star) {
      p = *star + 1;
      t = ++behind_star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

}  // namespace server

#endif  // SMTP_REPLY_EXAMPLES_SERVER_SYNTAX_HPP
