// The reply reader a second time, as plain as can be: the oracle of the tests. It was written from the rules alone
// (numbered here as in the comments below), before and without a look at parse.hpp, and takes from the library nothing
// but the names of its types. Run-time only, allocates freely, and reads everything anew on every call.
//
// The rules, in the order in which they count where they meet at one octet:
//   1 code   2 code agreement   3 separator   4 text   5 line end   6 length of a line   7 length of the reply
#ifndef SMTP_REPLY_TESTS_NAIVE_PARSE_HPP
#define SMTP_REPLY_TESTS_NAIVE_PARSE_HPP

#include <smtp_reply/parse.hpp>  // the names of the types: quirk, parse_error, parse_options

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace naive {

using smtp_reply::parse_error;
using smtp_reply::parse_options;
using smtp_reply::quirk;

struct enhanced {
  int cls = 0;  // 0: there is none
  int subject = 0;
  int detail = 0;
};

struct line {
  int code = 0;
  bool last = false;
  std::string text;
  naive::enhanced enhanced{};
  std::string message;
};

struct reading {
  parse_error error = parse_error::none;
  std::size_t position = 0;
  std::size_t consumed = 0;
  // On success only:
  int code = 0;
  unsigned quirks = 0;
  naive::enhanced enhanced{};
  std::vector<line> lines{};
  std::string forward_path{};
};

inline bool is_digit(char c) { return std::string_view("0123456789").find(c) != std::string_view::npos; }

// The number that one to three digits without a leading zero spell, or -1.
inline int read_part(const std::string& part) {
  if (part.empty() || part.size() > 3 || (part.size() > 1 && part[0] == '0')) return -1;
  for (const char c : part) {
    if (!is_digit(c)) return -1;
  }
  return std::stoi(part);
}

// Fills in what the text says: an enhanced code is its first word or there is none.
inline void read_enhanced(line& l) {
  l.message = l.text;
  const std::string word = l.text.substr(0, l.text.find(' '));

  const std::size_t first_dot = word.find('.');
  if (first_dot == std::string::npos) return;
  const std::size_t second_dot = word.find('.', first_dot + 1);
  if (second_dot == std::string::npos) return;

  const int cls = read_part(word.substr(0, first_dot));
  const int subject = read_part(word.substr(first_dot + 1, second_dot - first_dot - 1));
  const int detail = read_part(word.substr(second_dot + 1));
  if ((cls != 2 && cls != 4 && cls != 5) || cls != l.code / 100 || subject < 0 || detail < 0) return;

  l.enhanced.cls = cls;
  l.enhanced.subject = subject;
  l.enhanced.detail = detail;
  l.message = l.text.substr(word.size());
  while (!l.message.empty() && l.message[0] == ' ') l.message.erase(0, 1);
}

// The path that begins with the '<' at the front of text, brackets included, or "". Neither a second '<' nor more than
// 512 octets belong to a path; the contract of forward_path says the rest.
inline std::string path_at(const std::string& text) {
  bool quoted = false;
  bool at = false;
  for (std::size_t i = 1; i < text.size() && i < 512; ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;  // a quoted pair: the next octet means nothing
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ' ' || c == '<') {
      return "";
    } else if (c == '@') {
      at = true;
    } else if (c == '>') {
      return at ? text.substr(0, i + 1) : "";
    }
  }
  return "";
}

inline std::string forward_path(const reading& r) {
  if (r.code != 251 && r.code != 551) return "";
  for (const line& l : r.lines) {
    for (std::size_t i = 0; i < l.message.size(); ++i) {
      if (l.message[i] != '<') continue;
      const std::string path = path_at(l.message.substr(i));
      if (!path.empty()) return path;
    }
  }
  return "";
}

// Reads one reply, one octet at a time, each through look().
class reader {
 public:
  reader(std::string_view input, const parse_options& options) : input_(input), options_(options) {}

  reading read() {
    do {
      start_ = position_;
      lines_.emplace_back();
    } while (read_line() && !lines_.back().last);
    if (result_.error != parse_error::none) {
      reading failed;
      failed.error = result_.error;
      failed.position = result_.position;
      return failed;
    }
    result_.consumed = position_;
    result_.code = lines_.back().code;
    for (const line& l : lines_) {
      if (result_.enhanced.cls == 0 && l.enhanced.cls == result_.code / 100) result_.enhanced = l.enhanced;
    }
    result_.lines = lines_;
    result_.forward_path = naive::forward_path(result_);
    return result_;
  }

 private:
  bool accepts(quirk q) const { return (static_cast<unsigned>(options_.accept) & static_cast<unsigned>(q)) != 0; }

  bool fail(parse_error error, std::size_t position) {
    result_.error = error;
    result_.position = position;
    return false;
  }

  // Notes a deviation, or fails where it is not accepted.
  bool note(quirk q, parse_error error, std::size_t position) {
    if (!accepts(q)) return fail(error, position);
    result_.quirks |= static_cast<unsigned>(q);
    return true;
  }

  // Whether the octet at this offset may be looked at and is there; fails otherwise. Rules 6 and 7, and incomplete.
  bool look(std::size_t at) {
    std::size_t limit = options_.max_line;
    if (!accepts(quirk::long_line) && lines_.back().code != 334 && limit > 512) limit = 512;
    if (at - start_ >= limit) return fail(parse_error::line_too_long, at);
    if (at >= options_.max_reply) return fail(parse_error::reply_too_long, at);
    if (at >= input_.size()) return fail(parse_error::incomplete, input_.size());
    return true;
  }

  bool read_line() {
    if (!read_code() || !look(position_)) return false;
    line& l = lines_.back();
    const char separator = input_[position_];
    l.last = separator != '-';
    if (separator == '-' || separator == ' ') {
      ++position_;
      if (!read_text()) return false;
    } else if (separator == '\r') {  // rule 3: a line end, or else no separator
      if (!look(position_ + 1)) return false;
      if (input_[position_ + 1] != '\n') return fail(parse_error::bad_separator, position_);
      position_ += 2;
    } else if (separator == '\n') {  // rule 5
      if (!note(quirk::bare_lf, parse_error::bad_line_end, position_)) return false;
      position_ += 1;
    } else {
      return fail(parse_error::bad_separator, position_);
    }
    // Rule 6. Where the quirk is not accepted, look() has stopped at octet 512.
    if (position_ - start_ > 512 && l.code != 334) result_.quirks |= static_cast<unsigned>(quirk::long_line);
    read_enhanced(l);
    return true;
  }

  // Rules 1 and 2.
  bool read_code() {
    std::string digits;
    for (; digits.size() < 3; ++position_) {
      if (!look(position_)) return false;
      const char c = input_[position_];
      if (!is_digit(c)) return fail(parse_error::bad_code, position_);
      if (digits.empty() && (c < '2' || c > '5') && !note(quirk::first_digit, parse_error::bad_code, position_)) {
        return false;
      }
      if (digits.size() == 1 && c > '5' && !note(quirk::second_digit, parse_error::bad_code, position_)) return false;
      digits += c;
    }
    lines_.back().code = std::stoi(digits);
    if (lines_.back().code == lines_.front().code) return true;
    return note(quirk::code_mismatch, parse_error::code_mismatch, start_);
  }

  // Rules 4 and 5: the text and the line end behind it.
  bool read_text() {
    std::string& text = lines_.back().text;
    for (;; ++position_) {
      if (!look(position_)) return false;
      const char c = input_[position_];
      const auto octet = static_cast<unsigned char>(c);
      if (c == '\n') {
        if (!note(quirk::bare_lf, parse_error::bad_line_end, position_)) return false;
        position_ += 1;
        return true;
      }
      if (c == '\r') {
        if (!look(position_ + 1)) return false;
        if (input_[position_ + 1] == '\n') {
          position_ += 2;
          return true;
        }
        if (!note(quirk::bare_cr, parse_error::bad_line_end, position_)) return false;
      } else if (octet >= 0x80) {
        if (!note(quirk::non_ascii, parse_error::bad_character, position_)) return false;
      } else if ((octet < 0x20 && c != '\t') || octet == 0x7F) {
        if (!note(quirk::control_character, parse_error::bad_character, position_)) return false;
      }
      text += c;
    }
  }

  std::string_view input_;
  parse_options options_;
  std::size_t start_ = 0;     // of the line
  std::size_t position_ = 0;  // of the next octet
  std::vector<line> lines_{};
  reading result_{};
};

inline reading parse(std::string_view input, const parse_options& options) { return reader(input, options).read(); }

}  // namespace naive

#endif  // SMTP_REPLY_TESTS_NAIVE_PARSE_HPP
