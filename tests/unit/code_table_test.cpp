#include <smtp_reply/code_table.hpp>

#include "../support/both_ways.hpp"
#include "../support/tsv.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace smtp_reply;
using namespace std::string_view_literals;

namespace {

struct enumerator {
  code value;
  std::string_view name;
};

// Every enumerator of the contract, by its own name.
#define ENUMERATOR(name) \
  enumerator { code::name, #name }
constexpr enumerator enumerators[] = {
    ENUMERATOR(system_status),
    ENUMERATOR(help_message),
    ENUMERATOR(service_ready),
    ENUMERATOR(service_closing),
    ENUMERATOR(authentication_succeeded),
    ENUMERATOR(ok),
    ENUMERATOR(user_not_local_will_forward),
    ENUMERATOR(cannot_verify_user),
    ENUMERATOR(pending_messages_started),
    ENUMERATOR(auth_challenge),
    ENUMERATOR(start_mail_input),
    ENUMERATOR(transaction_offset),
    ENUMERATOR(service_not_available),
    ENUMERATOR(password_transition_needed),
    ENUMERATOR(mailbox_temporarily_unavailable),
    ENUMERATOR(local_error),
    ENUMERATOR(insufficient_storage),
    ENUMERATOR(no_mail),
    ENUMERATOR(temporarily_unavailable),
    ENUMERATOR(parameters_not_accommodated),
    ENUMERATOR(unable_to_queue),
    ENUMERATOR(node_not_allowed),
    ENUMERATOR(command_unrecognized),
    ENUMERATOR(parameter_syntax_error),
    ENUMERATOR(command_not_implemented),
    ENUMERATOR(bad_sequence),
    ENUMERATOR(parameter_not_implemented),
    ENUMERATOR(host_does_not_accept_mail),
    ENUMERATOR(encryption_needed),
    ENUMERATOR(user_account_disabled),
    ENUMERATOR(authentication_required),
    ENUMERATOR(auth_mechanism_too_weak),
    ENUMERATOR(auth_credentials_invalid),
    ENUMERATOR(encryption_required_for_mechanism),
    ENUMERATOR(mailbox_unavailable),
    ENUMERATOR(user_not_local),
    ENUMERATOR(exceeded_storage),
    ENUMERATOR(mailbox_name_not_allowed),
    ENUMERATOR(transaction_failed),
    ENUMERATOR(parameters_not_recognized),
    ENUMERATOR(domain_does_not_accept_mail),
};
#undef ENUMERATOR

// The part of a text before the first of the given marks, or all of it.
std::string before(const std::string& text, std::initializer_list<std::string_view> marks) {
  std::string front = text;
  for (const std::string_view mark : marks) front = front.substr(0, front.find(mark));
  return front;
}

// What the contract keeps of the phrase as the RFC prints it:
// - the first of two phrases, "a | b"; the command tells which one is meant, and phrase(code) knows none;
// - no "<domain> " in front: there the server's name stands, which is no part of the meaning. Other placeholders stay;
// - nothing in brackets: there the RFC explains the code or leaves the text to the server. 334 has nothing else.
std::string expected_phrase(const tsv::row& row) {
  const std::string domain = "<domain> ";
  std::string phrase = before(row.at("standard_phrase"), {" | ", " (", "("});
  if (phrase.compare(0, domain.size(), domain) == 0) phrase.erase(0, domain.size());
  return phrase;
}

// "RFC5321 4.2.2/4.2.3" becomes "RFC 5321 4.2.3": the first RFC and section named, without remarks. But of two sections
// that print the code it is the one which lists all codes: of RFC 5321 the list in numeric order, of RFC 2645 section
// 7. A code that no RFC defines comes from the table of RFC 5248.
std::string expected_source(const tsv::row& row) {
  std::string source = row.at("defining_rfc") == "-" ? row.at("other_rfcs") : row.at("defining_rfc");
  for (const std::string_view passed_over : {"4.2.2/", "5.2.1, "}) {
    const std::size_t position = source.find(passed_over);
    if (position != std::string::npos) source.erase(position, passed_over.size());
  }
  return before(source, {";", ",", " (", " table"}).insert(3, " ");
}

std::string_view expected_name(const tsv::row& row) {
  return row.at("symbolic_name") == "-" ? std::string_view() : std::string_view(row.at("symbolic_name"));
}

// The word of the column "status" for a standing. The compiler names a standing that the contract does not have.
std::string_view word(standing s) {
  switch (s) {
    case standing::standard: return "current";
    case standing::extension: return "extension";
    case standing::experimental: return "experimental";
    case standing::deprecated: return "deprecated";
    case standing::registered_only: return "registry_only";
  }
  return "no standing";
}

}  // namespace

static_assert(std::is_same_v<std::underlying_type_t<standing>, std::uint8_t>);
static_assert(std::is_same_v<decltype(code_info::value), code>);
static_assert(std::is_same_v<decltype(code_info::name), std::string_view>);
static_assert(std::is_same_v<decltype(code_info::phrase), std::string_view>);
static_assert(std::is_same_v<decltype(code_info::source), std::string_view>);
static_assert(std::is_same_v<decltype(code_info::status), standing>);

static_assert(std::is_same_v<decltype(find(502_code)), const code_info*>);
static_assert(noexcept(find(502_code)));
static_assert(std::is_same_v<decltype(&find_code), const code_info* (*)(std::string_view) noexcept>);
static_assert(std::is_same_v<decltype(name(502_code)), std::string_view>);
static_assert(noexcept(name(502_code)));
static_assert(std::is_same_v<decltype(phrase(502_code)), std::string_view>);
static_assert(noexcept(phrase(502_code)));

TEST_CASE("the table holds the rows of reply_codes.tsv and no other, in the same order") {
  const std::vector<tsv::row> rows = tsv::read("standards/reply_codes.tsv");
  CHECK(rows.size() == 45);
  CHECK(code_table.size() == rows.size());

  for (std::size_t i = 0; i < rows.size() && i < code_table.size(); ++i) {
    const tsv::row& expected = rows[i];
    const code_info& row = code_table[i];
    CAPTURE(expected.at("code"));
    CHECK(std::to_string(to_int(row.value)) == expected.at("code"));
    CHECK(row.name == expected_name(expected));
    CHECK(row.phrase == expected_phrase(expected));
    CHECK(row.source == expected_source(expected));
    CHECK(word(row.status) == expected.at("status"));
  }
}

TEST_CASE("the table is sorted by value, each value once") {
  constexpr auto is_sorted = [] {
    for (std::size_t i = 1; i < code_table.size(); ++i) {
      if (!(code_table[i - 1].value < code_table[i].value)) return false;
    }
    return true;
  };
  CHECK_BOTH(is_sorted());
}

TEST_CASE("a code has an enumerator exactly where reply_codes.tsv gives it a name, and by that name") {
  std::map<std::string, int, std::less<>> expected;
  for (const tsv::row& row : tsv::read("standards/reply_codes.tsv")) {
    if (row.at("symbolic_name") != "-") expected[row.at("symbolic_name")] = std::stoi(row.at("code"));
  }
  CHECK(expected.size() == 41);
  CHECK(std::size(enumerators) == expected.size());
  for (const enumerator& e : enumerators) {
    CAPTURE(std::string(e.name));
    const auto row = expected.find(e.name);
    CHECK(to_int(e.value) == (row == expected.end() ? -1 : row->second));
    CHECK(detail::enumerator_name(e.value) == e.name);
  }
  CHECK(detail::enumerator_name(422_code).empty());  // in the table, but without an enumerator
}

TEST_CASE("a standing has the name of its enumerator") {
  CHECK_BOTH(name(standing::standard) == "standard" && name(standing::extension) == "extension");
  CHECK_BOTH(name(standing::experimental) == "experimental" && name(standing::deprecated) == "deprecated");
  CHECK_BOTH(name(standing::registered_only) == "registered_only" && name(static_cast<standing>(5)).empty());
}

TEST_CASE("find gives the row of a code, and none for a code that has no row") {
  CHECK_BOTH(find(502_code)->value == 502_code);
  CHECK_BOTH(find(502_code)->source == "RFC 5321 4.2.3"sv);
  CHECK_BOTH(find(211_code) == &code_table.front() && find(556_code) == &code_table.back());
  CHECK_BOTH(find(422_code)->status == standing::registered_only);
  CHECK_BOTH(find(210_code) == nullptr && find(999_code) == nullptr && find(code{}) == nullptr);
  CHECK_BOTH(find(static_cast<code>(1000)) == nullptr && find(static_cast<code>(65535)) == nullptr);

  std::map<int, const code_info*> rows;
  for (const code_info& row : code_table) rows[to_int(row.value)] = &row;
  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    const auto row = rows.find(to_int(c));
    CHECK(find(c) == (row == rows.end() ? nullptr : row->second));
  }
}

TEST_CASE("name and phrase are those of the row, and empty without one") {
  CHECK_BOTH(name(502_code) == "command_not_implemented"sv);
  CHECK_BOTH(phrase(502_code) == "Command not implemented"sv);
  CHECK_BOTH(phrase(220_code) == "Service ready"sv);
  CHECK_BOTH(phrase(551_code) == "User not local; please try <forward-path>"sv);
  CHECK_BOTH(name(334_code) == "auth_challenge"sv && phrase(334_code).empty());
  CHECK_BOTH(name(422_code).empty() && phrase(422_code).empty());
  CHECK_BOTH(name(571_code).empty() && phrase(571_code).empty());

  std::map<int, tsv::row> rows;
  for (const tsv::row& row : tsv::read("standards/reply_codes.tsv")) rows[std::stoi(row.at("code"))] = row;
  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    const auto row = rows.find(to_int(c));
    CHECK(name(c) == (row == rows.end() ? std::string_view() : expected_name(row->second)));
    CHECK(phrase(c) == (row == rows.end() ? std::string() : expected_phrase(row->second)));
  }
}

TEST_CASE("454 and 530 have two phrases, of which phrase(code) gives the first") {
  CHECK_BOTH(phrase(454_code) == "TLS not available due to temporary reason"sv);
  CHECK_BOTH(phrase(530_code) == "Authentication required"sv);
}

TEST_CASE("find_code finds each enumerator by its name") {
  constexpr auto is_found = [](const enumerator& e) {
    return find_code(e.name) != nullptr && find_code(e.name)->value == e.value;
  };
  static_assert(all_of(enumerators, is_found));
  for (const enumerator& e : enumerators) {
    CAPTURE(std::string(e.name));
    CHECK(is_found(e));
    CHECK(find_code(e.name) == find(e.value));
  }
}

TEST_CASE("find_code takes a whole name, in its own case, and nothing else") {
  // The empty name is nobody's, though four rows have none.
  // clang-format off
  constexpr std::string_view unknown[] = {
      "", "OK", "Ok", "ok ", " ok", "o", "okay", "ok\0"sv, "250", "unknown", "bad_sequenc", "bad_sequence_",
      "bad sequence", "code::ok", "command_not_implemented\n", "Command not implemented",
  };
  // clang-format on
  constexpr auto is_unknown = [](std::string_view text) { return find_code(text) == nullptr; };
  static_assert(all_of(unknown, is_unknown));
  for (const std::string_view text : unknown) {
    CAPTURE(std::string(text));
    CHECK(is_unknown(text));
  }
  CHECK(find_code(std::string_view()) == nullptr);
}
