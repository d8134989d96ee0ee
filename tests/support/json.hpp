// Reads the case files: one JSON object a line, of strings, counts, booleans, nulls and objects. A character
// U+0000-U+00FF of a string becomes one octet. Anything else, a character above or a repeated name included, stops the
// program with the place: a case that is skipped passes for ever.
#ifndef SMTP_REPLY_TESTS_JSON_HPP
#define SMTP_REPLY_TESTS_JSON_HPP

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if !defined(SMTP_REPLY_TEST_DATA)
#define SMTP_REPLY_TEST_DATA "tests/data"
#endif

namespace json {

// Not by an exception: the tests are built without them too.
[[noreturn]] inline void stop(const std::string& place, const char* what) {
  std::fprintf(stderr, "%s: %s\n", place.c_str(), what);
  std::abort();
}

class value {
 public:
  enum class kind {
    null,
    boolean,
    count,
    string,
    object
  };

  value(kind k, std::string place) : kind_(k), place_(std::move(place)) {}

  bool is_null() const { return kind_ == kind::null; }
  bool boolean() const { return need(kind::boolean).count_ != 0; }
  std::size_t count() const { return need(kind::count).count_; }
  const std::string& string() const { return need(kind::string).string_; }

  bool has(const std::string& name) const { return need(kind::object).members_.count(name) != 0; }
  const value& operator[](const std::string& name) const {
    if (!has(name)) stop(place_, ("no member \"" + name + "\"").c_str());
    return members_.at(name);
  }

 private:
  friend class reader;

  const value& need(kind k) const {
    if (kind_ != k) stop(place_, "a value of another type was expected");
    return *this;
  }

  kind kind_;
  std::string place_;
  std::size_t count_ = 0;
  std::string string_{};
  std::map<std::string, value> members_{};
};

class reader {
 public:
  reader(std::string_view text, std::string place) : text_(text), place_(std::move(place)) {}

  value read_line() {
    const value v = read_value();
    if (v.kind_ != value::kind::object) fail("a line holds one object");
    if (position_ != text_.size()) fail("something behind the object");
    return v;
  }

 private:
  [[noreturn]] void fail(const char* what) const { stop(place_ + ":" + std::to_string(position_ + 1), what); }

  char peek() const {
    if (position_ == text_.size()) fail("the line ends too early");
    return text_[position_];
  }
  char next() {
    const char c = peek();
    ++position_;
    return c;
  }
  void expect(char c) {
    if (next() != c) fail("another character was expected");
  }
  bool skip(std::string_view word) {
    if (text_.substr(position_, word.size()) != word) return false;
    position_ += word.size();
    return true;
  }
  void skip_spaces() {
    while (position_ < text_.size() && text_[position_] == ' ') ++position_;
  }

  value read_value() {
    skip_spaces();
    value v(value::kind::null, place_);
    const char c = peek();
    if (c == '{') {
      v.kind_ = value::kind::object;
      read_members(v.members_);
    } else if (c == '"') {
      v.kind_ = value::kind::string;
      v.string_ = read_string();
    } else if (c >= '0' && c <= '9') {
      v.kind_ = value::kind::count;
      v.count_ = read_count();
    } else if (skip("true")) {
      v.kind_ = value::kind::boolean;
      v.count_ = 1;
    } else if (skip("false")) {
      v.kind_ = value::kind::boolean;
    } else if (!skip("null")) {
      fail("no value");
    }
    skip_spaces();
    return v;
  }

  void read_members(std::map<std::string, value>& members) {
    expect('{');
    skip_spaces();
    if (peek() == '}') {
      ++position_;
      return;
    }
    for (;;) {
      skip_spaces();
      const std::string name = read_string();
      skip_spaces();
      expect(':');
      if (!members.emplace(name, read_value()).second) fail("a name twice");
      if (skip("}")) return;
      expect(',');
    }
  }

  std::size_t read_count() {
    std::size_t count = 0;
    while (position_ < text_.size() && peek() >= '0' && peek() <= '9') {
      if (count > 1'000'000) fail("the number is too large");
      count = count * 10 + static_cast<std::size_t>(next() - '0');
    }
    return count;
  }

  std::string read_string() {
    expect('"');
    std::string octets;
    for (;;) {
      const char c = next();
      if (c == '"') return octets;
      if (static_cast<unsigned char>(c) < 0x20) fail("a control character in a string");
      if (static_cast<unsigned char>(c) >= 0x80) fail("a character that is not escaped");  // the files are ASCII
      octets += c == '\\' ? read_escape() : c;
    }
  }

  char read_escape() {
    switch (next()) {
      case '"': return '"';
      case '\\': return '\\';
      case '/': return '/';
      case 'b': return '\b';
      case 'f': return '\f';
      case 'n': return '\n';
      case 'r': return '\r';
      case 't': return '\t';
      case 'u': {
        unsigned character = 0;
        for (int i = 0; i < 4; ++i) character = character * 16 + read_hexadecimal_digit();
        if (character > 0xFF) fail("a character over U+00FF");
        return static_cast<char>(static_cast<unsigned char>(character));
      }
      default: fail("an unknown escape");
    }
  }

  unsigned read_hexadecimal_digit() {
    const std::string_view digits = "0123456789abcdef";
    const std::size_t value = digits.find(next());
    if (value == std::string_view::npos) fail("not a hexadecimal digit");
    return static_cast<unsigned>(value);
  }

  std::string_view text_;
  std::string place_;
  std::size_t position_ = 0;
};

// Every line of a file of the data folder.
inline std::vector<value> read_lines(const std::string& name) {
  const std::string path = std::string(SMTP_REPLY_TEST_DATA) + "/" + name;
  std::ifstream file(path, std::ios::binary);
  if (!file) stop(path, "cannot be read");
  std::vector<value> values;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();  // a checkout on Windows may have added it
    values.push_back(reader(line, path + ":" + std::to_string(values.size() + 1)).read_line());
  }
  return values;
}

}  // namespace json

#endif  // SMTP_REPLY_TESTS_JSON_HPP
