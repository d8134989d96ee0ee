// What the tests and the fuzzers of parse.hpp share: showing an input, and what two readings of it differ in.
// readings.hpp makes checks of it.
#ifndef SMTP_REPLY_TESTS_DIFFERENCES_HPP
#define SMTP_REPLY_TESTS_DIFFERENCES_HPP

#include <smtp_reply/parse.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "naive_parse.hpp"

namespace readings {

// The octets in a heap block that ends exactly where they end, for AddressSanitizer to see a look behind them.
class exact_copy {
 public:
  explicit exact_copy(std::string_view octets) : octets_(new char[octets.size()]), size_(octets.size()) {
    std::copy(octets.begin(), octets.end(), octets_.get());
  }
  std::string_view view() const { return {octets_.get(), size_}; }

 private:
  std::unique_ptr<char[]> octets_;
  std::size_t size_;
};

// As it would stand in a C++ source, but for octets that would swallow the next: "250 a\r\n", "\x80".
inline std::string escaped(std::string_view octets) {
  const std::string_view digits = "0123456789abcdef";
  std::string shown = "\"";
  for (const char c : octets) {
    const auto octet = static_cast<unsigned char>(c);
    if (c == '\r') {
      shown += "\\r";
    } else if (c == '\n') {
      shown += "\\n";
    } else if (c == '\t') {
      shown += "\\t";
    } else if (octet < 0x20 || octet >= 0x7F) {
      shown += {'\\', 'x', digits[octet / 16U], digits[octet % 16U]};
    } else if (c == '"' || c == '\\') {
      shown += {'\\', c};
    } else {
      shown += c;
    }
  }
  return shown + "\" (" + std::to_string(octets.size()) + " octets)";
}

inline std::string described(const smtp_reply::parse_options& options) {
  return "accept " + std::to_string(static_cast<unsigned>(options.accept)) + ", max_line " +
         std::to_string(options.max_line) + ", max_reply " + std::to_string(options.max_reply);
}

// Collects what differs between two readings: "position: 4, not 5; ".
class differences {
 public:
  template <class T>
  void compare(const char* what, const T& got, const T& want) {
    if (!(got == want)) text_ += std::string(what) + ": " + shown(got) + ", not " + shown(want) + "; ";
  }
  const std::string& text() const { return text_; }

 private:
  static std::string shown(std::size_t number) { return std::to_string(number); }
  static std::string shown(int number) { return std::to_string(number); }
  static std::string shown(bool b) { return b ? "true" : "false"; }
  static std::string shown(std::string_view octets) { return escaped(octets); }
  static std::string shown(smtp_reply::parse_error e) { return std::string(smtp_reply::message(e)); }
  static std::string shown(const std::optional<smtp_reply::enhanced_code>& e) {
    if (!e) return "none";
    return std::to_string(e->cls) + "." + std::to_string(e->subject) + "." + std::to_string(e->detail);
  }

  std::string text_{};
};

inline std::optional<smtp_reply::enhanced_code> from_naive(const naive::enhanced& e) {
  if (e.cls == 0) return std::nullopt;
  return smtp_reply::enhanced_code{static_cast<std::uint8_t>(e.cls), static_cast<std::uint16_t>(e.subject),
                                   static_cast<std::uint16_t>(e.detail)};
}

// An empty view may point anywhere.
inline bool lies_within(std::string_view part, std::string_view whole) {
  const std::less_equal<const char*> not_behind;
  return part.empty() ||
         (not_behind(whole.data(), part.data()) && not_behind(part.data() + part.size(), whole.data() + whole.size()));
}

// What of the reading of input is not as the naive one has it; "" when nothing is.
inline std::string difference(const smtp_reply::parse_result& got, const naive::reading& want, std::string_view input) {
  differences d;
  d.compare("error", got.error, want.error);
  d.compare("position", got.position, want.position);
  d.compare("consumed", got.consumed, want.consumed);
  if (got.error != smtp_reply::parse_error::none || !d.text().empty()) return d.text();

  const smtp_reply::reply_view& reply = got.reply;
  const std::string_view raw = input.substr(0, want.consumed);
  d.compare("code", smtp_reply::to_int(reply.code()), want.code);
  d.compare("enhanced", reply.enhanced(), from_naive(want.enhanced));
  d.compare("quirks", static_cast<int>(reply.quirks()), static_cast<int>(want.quirks));
  d.compare("raw", reply.raw(), raw);
  d.compare("raw is the input", reply.raw().data() == input.data(), true);
  d.compare("text", reply.text(), std::string_view(want.lines.back().text));
  d.compare("text lies in raw", lies_within(reply.text(), raw), true);
  d.compare("line_count", reply.line_count(), want.lines.size());
  d.compare("lines().size", reply.lines().size(), want.lines.size());
  const std::string_view path = smtp_reply::forward_path(reply);
  d.compare("forward_path", path, std::string_view(want.forward_path));
  d.compare("forward_path lies in raw", lies_within(path, raw), true);

  std::size_t seen = 0;
  for (const smtp_reply::line_view line : reply.lines()) {
    if (seen == want.lines.size()) {
      d.compare("more lines than line_count", true, false);
      return d.text();
    }
    const naive::line& l = want.lines[seen++];
    d.compare("line.value", smtp_reply::to_int(line.value), l.code);
    d.compare("line.last", line.last, l.last);
    d.compare("line.text", line.text, std::string_view(l.text));
    d.compare("line.enhanced", line.enhanced, from_naive(l.enhanced));
    d.compare("line.message", line.message, std::string_view(l.message));
    d.compare("line.text lies in raw", lies_within(line.text, raw), true);
    d.compare("line.message lies in its text", lies_within(line.message, line.text), true);
  }
  d.compare("lines seen", seen, want.lines.size());
  return d.text();
}

// The same result, of views that are the same octets in the same place.
inline bool same(const smtp_reply::parse_result& a, const smtp_reply::parse_result& b) {
  return a.error == b.error && a.position == b.position && a.consumed == b.consumed &&
         a.reply.code() == b.reply.code() && a.reply.enhanced() == b.reply.enhanced() &&
         a.reply.line_count() == b.reply.line_count() && a.reply.raw().data() == b.reply.raw().data() &&
         a.reply.raw().size() == b.reply.raw().size() && a.reply.quirks() == b.reply.quirks();
}

// Calls check with text and every text up to this length over the alphabet behind it; stops when it says false.
template <class Check>
bool for_each_text(std::string& text, std::string_view alphabet, std::size_t length, Check check) {
  if (!check(text)) return false;
  if (length == 0) return true;
  for (const char c : alphabet) {
    text += c;
    const bool well = for_each_text(text, alphabet, length - 1, check);
    text.pop_back();
    if (!well) return false;
  }
  return true;
}

}  // namespace readings

#endif  // SMTP_REPLY_TESTS_DIFFERENCES_HPP
