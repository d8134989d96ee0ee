// Every input of up to ten octets over a small alphabet, replies of one and two lines among them, against the naive
// implementation, and with every place to cut it.
//
// The inputs are a tree: each goes on from one that is an octet shorter. Where the shorter one has been decided, by a
// reply or an error, nothing behind it is looked at: that is checked, with octets of all kinds behind, and there the tree
// ends. So the inputs that are walked, those whose beginnings are all incomplete, stand for all.
#include <smtp_reply/parse.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "../support/readings.hpp"

namespace {

using namespace smtp_reply;
using namespace std::string_view_literals;

// What is told apart anywhere: digits inside and outside the grammar, the separators, the line ends, a dot, and of the
// text an ordinary octet, one over 0x7F and a control character.
constexpr std::string_view large_alphabet = "259 -\r\n.a\x80\0"sv;
constexpr std::string_view small_alphabet = "25 -\r\n.\x80"sv;

class tree {
 public:
  tree(std::string_view alphabet, std::size_t length, const parse_options& options)
      : alphabet_(alphabet), length_(length), options_(options), tails_{"\r\n250 ok\r\n", std::string(200, '\0')} {
    for (const char c : alphabet) tails_.emplace_back(1, c);
    tails_.push_back("250 " + std::string(200, 'x') + "\r\n");
  }

  // Walks all of it. Returns the number of inputs, 0 where one was read wrong.
  std::size_t walk() {
    walk_from(parser(options_));
    return failed_ ? 0 : count_;
  }

 private:
  // grown has seen every beginning of input_, one after the other.
  void walk_from(parser grown) {
    const readings::exact_copy copy(input_);
    const std::string_view input = copy.view();
    const naive::reading want = naive::parse(input, options_);
    const parse_result got = parse(input, options_);
    ++count_;
    if (!readings::check_same("parse", got, want, input, options_)) return fail();
    if (!readings::same(grown.parse(input), got)) return fail("parser, octet by octet");
    for (const parser& first_piece : begun_) {
      parser second_piece = first_piece;
      if (!readings::same(second_piece.parse(input), got)) return fail("parser, in two pieces");
    }

    if (want.error != parse_error::incomplete) return check_tails(want);
    if (input.size() == length_) return;
    parser first_piece(options_);
    static_cast<void>(first_piece.parse(input));
    begun_.push_back(first_piece);
    for (const char c : alphabet_) {
      input_ += c;
      walk_from(grown);
      input_.pop_back();
      if (failed_) return;
    }
    begun_.pop_back();
  }

  // What is behind a decision changes nothing.
  void check_tails(const naive::reading& want) {
    for (const std::string& tail : tails_) {
      const std::string more = input_ + tail;
      const std::string_view input = more;
      if (!readings::check_same("parse, with more behind", parse(input, options_), want, input, options_))
        return fail();
      parser second_piece = begun_.empty() ? parser(options_) : begun_.back();
      if (!readings::same(second_piece.parse(input), parse(input, options_))) return fail("parser, with more behind");
    }
  }

  void fail() { failed_ = true; }
  void fail(const char* who) {
    FAIL_CHECK(who << " is not as parse: " << readings::escaped(input_) << ", " << readings::described(options_));
    fail();
  }

  std::string_view alphabet_;
  std::size_t length_;
  parse_options options_;
  std::vector<std::string> tails_;
  std::string input_{};
  std::vector<parser> begun_{};  // each has seen one beginning of input_, in one piece, from the shortest on
  std::size_t count_ = 0;
  bool failed_ = false;
};

void check_all(quirk accept) {
  const char* const asked = std::getenv("SMTP_REPLY_EXHAUSTIVE");
  const bool is_large = asked != nullptr && asked == "1"sv;
  parse_options options;
  options.accept = accept;
  const std::size_t count = tree(is_large ? large_alphabet : small_alphabet, 10, options).walk();
  MESSAGE(count << " inputs");
  CHECK(count > 0);
  CHECK(tree(large_alphabet, 8, options).walk() > 0);
}

}  // namespace

TEST_CASE("strict: every input of up to 10 octets") { check_all(strict); }
TEST_CASE("tolerant: every input of up to 10 octets") { check_all(tolerant); }
TEST_CASE("lenient: every input of up to 10 octets") { check_all(lenient); }

TEST_CASE("others: every set of quirks, up to 6 octets") {
  for (unsigned bits = 0; bits < 256; ++bits) {
    parse_options options;
    options.accept = static_cast<quirk>(bits);
    if (tree(large_alphabet, 6, options).walk() == 0) return;
  }
}

TEST_CASE("others: every limit of a line and of a reply, up to 9 octets") {
  for (std::size_t max_line = 0; max_line <= 10; ++max_line) {
    for (std::size_t max_reply = 0; max_reply <= 10; ++max_reply) {
      if (tree("2 -\r\n", 9, {lenient, max_line, max_reply}).walk() == 0) return;
      if (tree("2 -\r\n", 9, {strict, max_line, max_reply}).walk() == 0) return;
    }
  }
}
