// All pairs of the thousand codes, all three million enhanced codes. What each single code is by itself, the suites of
// code.hpp, code_table.hpp, command.hpp, advise.hpp and guide.hpp go through, all thousand of them.
#include <smtp_reply/smtp_reply.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace smtp_reply;

namespace {

constexpr int code_count = 1000;

constexpr code code_of(int value) { return static_cast<code>(value); }

// The reply "550 5.1.1 x...", as short or as long as the fast path and the rules have it.
std::string reply_of(int value, std::string_view text, std::size_t padding) {
  return std::to_string(value) + " " + std::string(text) + " " + std::string(padding, 'x') + "\r\n";
}

}  // namespace

TEST_CASE("compare: every two codes") {
  // By the first digit: mildest first, fatal last.
  constexpr int rank[] = {4, 4, 0, 1, 2, 3, 4, 4, 4, 4};
  std::vector<std::uint32_t> commands(code_count);
  for (int value = 0; value < code_count; ++value) {
    for (std::uint32_t i = 0; i < 21; ++i) {
      if (listed(static_cast<command>(i), code_of(value)) != listing::not_listed) {
        commands[static_cast<std::size_t>(value)] += std::uint32_t{1} << i;
      }
    }
  }
  std::size_t wrong = 0;
  for (int a = 0; a < code_count; ++a) {
    for (int b = 0; b < code_count; ++b) {
      const comparison c = compare(code_of(a), code_of(b));
      const int first = a / 100;
      const int second = b / 100;
      // Outside 1-5 the class is unknown, outside 0-5 the category.
      const bool same_class = first == second || ((first < 1 || first > 5) && (second < 1 || second > 5));
      const bool same_category = a / 10 % 10 == b / 10 % 10 || (a / 10 % 10 > 5 && b / 10 % 10 > 5);
      const int order = rank[first] < rank[second] ? -1 : rank[first] > rank[second] ? 1 : 0;
      const std::uint32_t of_a = commands[static_cast<std::size_t>(a)];
      const std::uint32_t of_b = commands[static_cast<std::size_t>(b)];
      const bool right = c.first == a && c.second == b && c.same_class == same_class &&
                         c.same_category == same_category && c.severity_order == order &&
                         c.same_retry == ((first == 4) == (second == 4)) && c.only_first.bits == (of_a & ~of_b) &&
                         c.only_second.bits == (of_b & ~of_a) && c.both.bits == (of_a & of_b);
      if (!right) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("enhanced codes: every class, subject and detail, read alone and in a reply, found and summed up") {
  std::size_t wrong = 0;
  std::size_t registered = 0;
  for (int cls = 0; cls <= 9; ++cls) {
    const bool is_class = cls == 2 || cls == 4 || cls == 5;
    for (int subject = 0; subject < 1000; ++subject) {
      // Of the other classes none is one, whatever follows: a few are enough.
      for (int detail = 0; detail < (is_class ? 1000 : 12); ++detail) {
        const enhanced_code e{static_cast<std::uint8_t>(cls), static_cast<std::uint16_t>(subject),
                              static_cast<std::uint16_t>(detail)};
        const std::string text = std::to_string(cls) + "." + std::to_string(subject) + "." + std::to_string(detail);
        const std::optional<enhanced_code> want = is_class ? std::optional<enhanced_code>(e) : std::nullopt;
        bool right = to_enhanced_code(text) == want && matches(e, text) == is_class;

        const int value = cls * 100 + 50;
        for (const std::size_t padding : {std::size_t{0}, std::size_t{150}}) {
          const std::string reply = reply_of(cls == 0 ? 250 : value, text, padding);
          right = right && parse(reply, lenient).reply.enhanced() == want;
        }

        const enhanced_info* row = nullptr;
        for (const enhanced_info& r : enhanced_table) {
          if (r.subject == subject && r.detail == detail) row = &r;
        }
        right = right && find(e) == row;
        if (is_class) right = right && !name(e).empty() && !summary(e).empty();
        if (is_class && row != nullptr) ++registered;
        if (!right) ++wrong;
      }
    }
  }
  CHECK(wrong == 0);
  CHECK(registered == 3 * enhanced_table.size());
}

TEST_CASE("enhanced codes: a number with leading zeros or of more than three digits makes it none, in either place") {
  std::size_t wrong = 0;
  for (int number = 0; number < 1000; ++number) {
    const std::string digits = std::to_string(number);
    for (const std::string& bad : {"0" + digits, "00" + digits, digits + "000"}) {
      if (to_enhanced_code("5." + bad + ".1") || to_enhanced_code("5.1." + bad)) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("advise: every command and code, with every enhanced code of the first ten subjects and twenty details") {
  std::size_t wrong = 0;
  for (int value = 200; value < 600; ++value) {
    const code c = code_of(value);
    for (int number = 0; number < 200; ++number) {
      const std::string text =
          std::to_string(value / 100) + "." + std::to_string(number / 20) + "." + std::to_string(number % 20);
      const std::string octets = reply_of(value, text, 0);
      const parse_result r = parse(octets);
      if (!r || r.reply.code() != c) ++wrong;
      for (const command cmd : all_commands) {
        const advice a = advise(cmd, r.reply);
        const bool has_enhanced = value / 100 != 3;
        if (cmd == command::rcpt && value == 552 && text != "5.5.3") {
          if (a.what != action::give_up || a.where != scope::recipient) ++wrong;
        } else if (cmd != command::quit && value != 521 && has_enhanced && (text == "5.7.10" || text == "5.7.11")) {
          if (a.what != action::authenticate || a.where != scope::command) ++wrong;
        } else if (a != advise(cmd, c)) {
          ++wrong;
        }
      }
    }
  }
  CHECK(wrong == 0);
}
