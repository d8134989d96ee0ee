// The inputs that every fuzz target starts from: the recorded replies, with the usual options.
#ifndef SMTP_REPLY_TESTS_FUZZ_SEEDS_HPP
#define SMTP_REPLY_TESTS_FUZZ_SEEDS_HPP

#include <set>
#include <string>

#include "../support/json.hpp"

namespace fuzz {

// Octets off the wire, without choices in front; sorted, none twice.
inline std::set<std::string> recorded_replies() {
  std::set<std::string> replies;
  for (const json::value& row : json::read_lines("cases/wild.jsonl")) replies.insert(row["raw"].string());
  for (const json::value& row : json::read_lines("cases/peers.jsonl")) replies.insert(row["input"].string());
  for (const json::value& row : json::read_lines("cases/provider_replies.jsonl")) replies.insert(row["input"].string());
  return replies;
}

}  // namespace fuzz

#endif  // SMTP_REPLY_TESTS_FUZZ_SEEDS_HPP
