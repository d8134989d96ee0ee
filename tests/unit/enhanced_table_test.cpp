#include <smtp_reply/enhanced_table.hpp>

#include "../support/both_ways.hpp"
#include "../support/tsv.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using namespace smtp_reply;
using namespace std::string_view_literals;

namespace {

std::vector<tsv::row> rows_of(std::string_view part) {
  std::vector<tsv::row> rows;
  for (tsv::row& row : tsv::read("standards/enhanced_status_codes.tsv")) {
    if (row.at("part") == part) rows.push_back(std::move(row));
  }
  return rows;
}

// The number between the n-th dot and the next of "X.7.26", "X.7.YYY" or "5.XXX.YYY".
int number_at(const tsv::row& row, std::size_t n) { return std::stoi(tsv::split(row.at("code"), '.')[n]); }

std::string without_brackets(const std::string& text) { return text.substr(0, text.find(" (")); }

// The registered name. "(none; ...)" is a remark in the place of one.
std::string expected_name(const tsv::row& row) {
  return row.at("registered_name").front() == '(' ? std::string() : row.at("registered_name");
}

// "RFC7505 6; RFC7504 6" becomes "RFC 7505 6; RFC 7504 6"; what stands in brackets is a remark.
std::string expected_source(const tsv::row& row) {
  std::string source = without_brackets(row.at("reference"));
  for (std::size_t at = 0; (at = source.find("RFC", at)) != std::string::npos; at += 4) source.insert(at + 3, " ");
  return source;
}

// The three-digit codes named, in their order: "450, 550 (other 4XX or 5XX codes are allowed)", "250 or 251". "Any",
// "Not given" and "5XX" name none.
std::vector<int> expected_codes(const tsv::row& row) {
  std::vector<int> codes;
  std::string digits;
  for (const char c : without_brackets(row.at("associated_basic_status_codes")) + " ") {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else {
      if (digits.size() == 3) codes.push_back(std::stoi(digits));
      digits.clear();
    }
  }
  return codes;
}

std::vector<int> codes_of(const enhanced_info& info) {
  std::vector<int> codes;
  for (std::size_t i = 0; i < info.code_count; ++i) codes.push_back(to_int(info.codes[i]));
  return codes;
}

// Every subject that three digits allow and the greatest value, each with details in and behind the registry. 256 and
// more would find a row if they were held in eight bits.
template <class Function>
void for_each_code(Function f) {
  constexpr int details[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 17, 30, 31, 81, 99, 255, 256, 257, 509, 999, 65535};
  for (int subject = 0; subject <= 1000; ++subject) {
    for (const int detail : details) {
      for (const int cls : {2, 4, 5}) {
        f(enhanced_code{static_cast<std::uint8_t>(cls), static_cast<std::uint16_t>(subject == 1000 ? 65535 : subject),
                        static_cast<std::uint16_t>(detail)});
      }
    }
  }
}

std::string text_of(enhanced_code e) {
  return std::to_string(e.cls) + "." + std::to_string(e.subject) + "." + std::to_string(e.detail);
}

}  // namespace

static_assert(std::is_same_v<decltype(enhanced_info::subject), std::uint16_t>);
static_assert(std::is_same_v<decltype(enhanced_info::detail), std::uint16_t>);
static_assert(std::is_same_v<decltype(enhanced_info::name), std::string_view>);
static_assert(std::is_same_v<decltype(enhanced_info::source), std::string_view>);
static_assert(std::is_same_v<decltype(enhanced_info::codes), const code*>);
static_assert(std::is_same_v<decltype(enhanced_info::code_count), std::size_t>);
static_assert(std::is_same_v<decltype(enhanced_info::deprecated), bool>);
static_assert(std::is_same_v<decltype(enhanced_table), const std::array<enhanced_info, 81>>);

static_assert(std::is_same_v<decltype(find(enhanced_code{})), const enhanced_info*>);
static_assert(std::is_same_v<decltype(name(enhanced_code{})), std::string_view>);
static_assert(noexcept(find(enhanced_code{})) && noexcept(name(enhanced_code{})));

TEST_CASE("RFC 5248: the table holds the 81 details of the registry, in its order") {
  const std::vector<tsv::row> rows = rows_of("detail");
  CHECK(rows.size() == 81);
  CHECK(enhanced_table.size() == rows.size());

  for (std::size_t i = 0; i < rows.size() && i < enhanced_table.size(); ++i) {
    const tsv::row& expected = rows[i];
    const enhanced_info& row = enhanced_table[i];
    CAPTURE(expected.at("code"));
    CHECK(row.subject == number_at(expected, 1));
    CHECK(row.detail == number_at(expected, 2));
    CHECK(row.name == expected_name(expected));
    CHECK(row.source == expected_source(expected));
    CHECK(codes_of(row) == expected_codes(expected));
    CHECK(row.deprecated == (expected.at("status") == "deprecated"));
  }
}

TEST_CASE("a row made by default says nothing") {
  constexpr enhanced_info none{};
  CHECK_BOTH(none.subject == 0 && none.detail == 0 && none.name.empty() && none.source.empty());
  CHECK_BOTH(none.codes == nullptr && none.code_count == 0 && !none.deprecated);
}

TEST_CASE("the table is sorted by subject, then detail, each pair once") {
  constexpr auto is_sorted = [] {
    for (std::size_t i = 1; i < enhanced_table.size(); ++i) {
      const enhanced_info& a = enhanced_table[i - 1];
      const enhanced_info& b = enhanced_table[i];
      if (!(enhanced_code{5, a.subject, a.detail} < enhanced_code{5, b.subject, b.detail})) return false;
    }
    return true;
  };
  CHECK_BOTH(is_sorted());
}

TEST_CASE("RFC 6531 4.2: X.6.10 alone is deprecated, a duplicate of X.6.8 without a name") {
  CHECK_BOTH(find(enhanced_code{5, 6, 10})->deprecated && find(enhanced_code{5, 6, 10})->name.empty());
  for (const enhanced_info& row : enhanced_table) {
    CAPTURE(row.subject);
    CAPTURE(row.detail);
    CHECK(row.deprecated == (row.subject == 6 && row.detail == 10));
    CHECK(row.name.empty() == row.deprecated);
  }
}

TEST_CASE("find gives the row of subject and detail, whatever the class, and none where they are not registered") {
  CHECK_BOTH(find(enhanced_code{5, 1, 1})->name == "Bad destination mailbox address"sv);
  CHECK_BOTH(find(enhanced_code{5, 1, 1}) == find(enhanced_code{4, 1, 1}));
  CHECK_BOTH(find(enhanced_code{2, 0, 0}) == &enhanced_table.front());
  CHECK_BOTH(find(enhanced_code{5, 7, 30}) == &enhanced_table.back());
  CHECK_BOTH(find(enhanced_code{5, 7, 31}) == nullptr && find(enhanced_code{5, 7, 509}) == nullptr);
  CHECK_BOTH(find(enhanced_code{5, 0, 1}) == nullptr);  // behind the last of X.0; not X.1.0
  CHECK_BOTH(find(enhanced_code{5, 8, 0}) == nullptr && find(enhanced_code{5, 999, 999}) == nullptr);
  CHECK_BOTH(find(enhanced_code{5, 1, 257}) == nullptr && find(enhanced_code{5, 257, 1}) == nullptr);
  CHECK_BOTH(find(enhanced_code{5, 65535, 65535}) == nullptr && find(enhanced_code{5, 0, 65535}) == nullptr);

  std::map<std::pair<int, int>, const enhanced_info*> rows;
  for (const enhanced_info& row : enhanced_table) rows[{row.subject, row.detail}] = &row;
  for_each_code([&](enhanced_code e) {
    const auto row = rows.find({e.subject, e.detail});
    if (find(e) != (row == rows.end() ? nullptr : row->second)) FAIL_CHECK("find(" << text_of(e) << ")");
  });
  for (const enhanced_info& row : enhanced_table) {  // for_each_code has not every detail
    CAPTURE(row.subject);
    CAPTURE(row.detail);
    for (const int cls : {2, 4, 5}) CHECK(find({static_cast<std::uint8_t>(cls), row.subject, row.detail}) == &row);
  }
}

TEST_CASE("RFC 3463 2: an unknown detail goes by its subject's name, an unknown subject by its class's") {
  CHECK_BOTH(name(enhanced_code{5, 1, 1}) == "Bad destination mailbox address"sv);
  CHECK_BOTH(name(enhanced_code{4, 1, 1}) == "Bad destination mailbox address"sv);
  CHECK_BOTH(name(enhanced_code{5, 7, 509}) == "Security or Policy Status"sv);
  CHECK_BOTH(name(enhanced_code{5, 6, 10}) == "Message Content or Media Status"sv);
  CHECK_BOTH(name(enhanced_code{5, 8, 1}) == "Permanent Failure"sv);
  CHECK_BOTH(name(enhanced_code{4, 999, 0}) == "Persistent Transient Failure"sv);
  CHECK_BOTH(name(enhanced_code{2, 263, 1}) == "Success"sv);
  CHECK_BOTH(name(enhanced_code{3, 999, 0}).empty());

  std::map<std::pair<int, int>, std::string> details;
  for (const tsv::row& row : rows_of("detail")) details[{number_at(row, 1), number_at(row, 2)}] = expected_name(row);
  std::map<int, std::string> subjects;
  for (const tsv::row& row : rows_of("subject")) subjects[number_at(row, 1)] = row.at("registered_name");
  std::map<int, std::string> classes;
  for (const tsv::row& row : rows_of("class")) classes[number_at(row, 0)] = row.at("registered_name");
  CHECK(subjects.size() == 8);
  CHECK(classes.size() == 3);

  for_each_code([&](enhanced_code e) {
    const auto detail = details.find({e.subject, e.detail});
    const auto subject = subjects.find(e.subject);
    const std::string& expected = detail != details.end() && !detail->second.empty() ? detail->second
                                  : subject != subjects.end()                        ? subject->second
                                                                                     : classes.at(e.cls);
    if (name(e) != expected) FAIL_CHECK("name(" << text_of(e) << ") is not \"" << expected << "\"");
  });
}
