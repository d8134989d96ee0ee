// What a server offers, read a second time as plain as can be: the oracle of the tests of ehlo.hpp. It takes from the
// library nothing but the type of the result. Run-time only, allocates freely.
#ifndef SMTP_REPLY_TESTS_NAIVE_EHLO_HPP
#define SMTP_REPLY_TESTS_NAIVE_EHLO_HPP

#include <smtp_reply/ehlo.hpp>  // size_limit

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "tsv.hpp"

namespace naive {

using smtp_reply::size_limit;

using fields = std::vector<std::string>;  // keyword, parameters

inline std::string trimmed(std::string text) {
  while (!text.empty() && text.front() == ' ') text.erase(0, 1);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

inline std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[c - 'a'];
  }
  return text;
}

inline std::vector<fields> extensions(std::string_view raw) {
  std::vector<fields> found;
  std::vector<std::string> lines = tsv::split(raw, '\n');
  lines.pop_back();            // behind the last line end
  lines.erase(lines.begin());  // the server's name
  for (std::string& line : lines) {
    if (line.back() == '\r') line.pop_back();
    const std::string text = line.size() > 4 ? line.substr(4) : "";
    const std::size_t end = text.find_first_of(" =");
    const std::string parameters = end == std::string::npos ? "" : text.substr(end + 1);
    found.push_back({text.substr(0, end), trimmed(parameters)});
  }
  return found;
}

inline std::vector<std::string> mechanisms(const std::vector<fields>& found) {
  std::vector<std::string> names;
  for (const fields& extension : found) {
    if (upper(extension[0]) != "AUTH") continue;
    for (const std::string& word : tsv::split(extension[1], ' ')) {
      if (!word.empty()) names.push_back(word);
    }
  }
  return names;
}

inline size_limit limit(const std::vector<fields>& found) {
  for (const fields& extension : found) {
    if (upper(extension[0]) != "SIZE") continue;
    const std::string& digits = extension[1];
    if (digits.empty()) return {size_limit::kind::not_stated, 0};
    if (digits.size() > 20 || digits.find_first_not_of("0123456789") != std::string::npos)
      return {size_limit::kind::malformed, 0};
    const std::uint64_t octets = std::strtoull(digits.c_str(), nullptr, 10);
    return {octets == 0 ? size_limit::kind::unlimited : size_limit::kind::limited, octets};
  }
  return {size_limit::kind::not_offered, 0};
}

}  // namespace naive

#endif  // SMTP_REPLY_TESTS_NAIVE_EHLO_HPP
