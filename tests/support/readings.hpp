// What the tests of parse.hpp share: holding a reading against the naive one, feeding it in pieces.
//
// The functions named check_... report a failure to doctest with the input and the options, and return whether all was
// well, so that a loop over many thousand inputs can stop at the first one that fails.
#ifndef SMTP_REPLY_TESTS_READINGS_HPP
#define SMTP_REPLY_TESTS_READINGS_HPP

#include <smtp_reply/parse.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "differences.hpp"
#include "naive_parse.hpp"

namespace readings {

// Reports what differs; who names the way in which the reading was had.
inline bool check_same(const std::string& who, const smtp_reply::parse_result& got, const naive::reading& want,
                       std::string_view input, const smtp_reply::parse_options& options) {
  const std::string what = difference(got, want, input);
  if (what.empty()) return true;
  FAIL_CHECK(who << " of " << escaped(input) << ", " << described(options) << ": " << what);
  return false;
}

// parse reads input as the naive implementation does.
inline bool check_reading(std::string_view input, const smtp_reply::parse_options& options) {
  const exact_copy copy(input);
  return check_same("parse", smtp_reply::parse(copy.view(), options), naive::parse(input, options), copy.view(),
                    options);
}

// Feeds input to a parser octet by octet, and to others in two pieces cut at every place, each time from a buffer that
// has moved; every result is that of parse and of the naive implementation on the same prefix. Of inputs over 1024
// octets only some of the places are judged: the naive implementation reads all anew at each.
inline bool check_every_cut(std::string_view input, const smtp_reply::parse_options& options) {
  using smtp_reply::parse_error;
  const exact_copy whole(input);
  const naive::reading all = naive::parse(input, options);
  if (!check_same("parse", smtp_reply::parse(whole.view(), options), all, whole.view(), options)) return false;
  smtp_reply::parser growing(options);
  for (std::size_t size = 0; size <= input.size(); ++size) {
    const exact_copy piece(input.substr(0, size));
    const smtp_reply::parse_result grown = growing.parse(piece.view());
    const bool judged = input.size() <= 1024 || size <= 520 || size % 509 == 0 || size + 4 >= input.size();
    if (!judged && grown.error == parse_error::incomplete && grown.position == size) continue;

    const naive::reading want = naive::parse(piece.view(), options);
    if (!check_same("parser, octet by octet", grown, want, piece.view(), options)) return false;
    if (!check_same("parse", smtp_reply::parse(piece.view(), options), want, piece.view(), options)) return false;
    if (want.error != parse_error::incomplete) return true;

    smtp_reply::parser halves(options);
    if (!check_same("parser, first piece", halves.parse(piece.view()), want, piece.view(), options)) return false;
    if (!check_same("parser, second piece", halves.parse(whole.view()), all, whole.view(), options)) return false;
  }
  return true;
}

}  // namespace readings

#endif  // SMTP_REPLY_TESTS_READINGS_HPP
