// The tables under tests/data that the suites are held against, and the codes that they are held against it with.
//
//   for (const tsv::row& row : tsv::read("standards/reply_codes.tsv")) row.at("code") ...
#ifndef SMTP_REPLY_TESTS_TSV_HPP
#define SMTP_REPLY_TESTS_TSV_HPP

#include <smtp_reply/code.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#if !defined(SMTP_REPLY_TEST_DATA)
#define SMTP_REPLY_TEST_DATA "tests/data"
#endif

namespace tsv {

// The fields of a line, by the names of their columns. at() of a column that the file does not have throws.
using row = std::map<std::string, std::string, std::less<>>;

// Ends the program: with no table to hold it against, a test would pass for ever. Not an exception, so that the suites
// can be built without them too.
[[noreturn]] inline void fail(const std::string& what) {
  std::fprintf(stderr, "%s\n", what.c_str());
  std::abort();
}

// The parts of a text between separators: one more than there are separators.
inline std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

// Every line behind the first, which names the columns. Ends the program where the file is missing or has no such line,
// and where a line has more or fewer fields than there are columns.
inline std::vector<row> read(const std::string& name) {
  const std::string path = std::string(SMTP_REPLY_TEST_DATA) + "/" + name;
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(path + ": cannot be opened");

  std::vector<std::string> columns;
  std::vector<row> rows;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();  // a checkout on Windows may have added it
    const std::vector<std::string> fields = split(line, '\t');
    if (columns.empty()) {
      columns = fields;
      continue;
    }
    if (fields.size() != columns.size()) {
      fail(path + ": " + std::to_string(fields.size()) + " fields in \"" + line + "\"");
    }
    row& added = rows.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i) added[columns[i]] = fields[i];
  }
  if (rows.empty()) fail(path + ": is empty");
  return rows;
}

}  // namespace tsv

// Every value that a reply can carry, some that only a cast can make, and the greatest.
inline std::vector<smtp_reply::code> every_code() {
  std::vector<smtp_reply::code> codes;
  for (int value = 0; value <= 1200; ++value) codes.push_back(static_cast<smtp_reply::code>(value));
  codes.push_back(static_cast<smtp_reply::code>(65535));
  return codes;
}

#endif  // SMTP_REPLY_TESTS_TSV_HPP
