// Comparisons, held against a plain reading of the digits, and reports, held to their form: which parts stand in them, in
// what order, and that the lines are clean. The suite "arabic" walks the same reports in that language.
#include <smtp_reply/compare.hpp>

#include "../support/both_ways.hpp"
#include "../support/tsv.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using namespace smtp_reply;
using namespace std::string_view_literals;

namespace {

constexpr auto npos = std::string_view::npos;

// Values at the ends of classes and of the grammar, codes that are met though no RFC defines them, values over 999.
constexpr int odd_values[] = {0,   99,  100, 101, 199, 200, 299, 300, 345, 399, 400, 449,  456,  499,
                              510, 559, 560, 571, 577, 590, 599, 600, 650, 900, 999, 1000, 1200, 65535};

std::vector<code> named_codes() {
  std::vector<code> codes;
  for (const tsv::row& row : tsv::read("standards/reply_codes.tsv")) {
    codes.push_back(static_cast<code>(std::stoi(row.at("code"))));
  }
  return codes;
}

std::vector<code> odd_codes() {
  std::vector<code> codes;
  for (const int value : odd_values) codes.push_back(static_cast<code>(value));
  return codes;
}

std::string digits_of(code c) {
  const std::string digits = std::to_string(to_int(c));
  return digits.size() < 3 ? std::string(3 - digits.size(), '0') + digits : digits;
}

}  // namespace

static_assert(std::is_same_v<decltype(comparison::first), code> && std::is_same_v<decltype(comparison::second), code>);
static_assert(std::is_same_v<decltype(comparison::same_class), bool>);
static_assert(std::is_same_v<decltype(comparison::same_category), bool>);
static_assert(std::is_same_v<decltype(comparison::severity_order), int>);
static_assert(std::is_same_v<decltype(comparison::same_retry), bool>);
static_assert(std::is_same_v<decltype(comparison::only_first), command_set>);
static_assert(std::is_same_v<decltype(comparison::only_second), command_set>);
static_assert(std::is_same_v<decltype(comparison::both), command_set>);
static_assert(std::is_same_v<decltype(explanation::value), code>);
static_assert(std::is_trivially_copyable_v<comparison> && std::is_trivially_copyable_v<explanation>);

static_assert(std::is_same_v<decltype(&compare), comparison (*)(code, code) noexcept>);
static_assert(std::is_same_v<decltype(&explain), explanation (*)(code) noexcept>);

using into_string = std::back_insert_iterator<std::string>;
static_assert(std::is_same_v<decltype(write_report(std::declval<char*>(), comparison{})), char*>);
static_assert(std::is_same_v<decltype(write_report(std::declval<into_string>(), explanation{})), into_string>);

// What writes through an iterator throws nothing but what the iterator throws.
static_assert(noexcept(write_report(std::declval<char*>(), comparison{}, language::arabic)));
static_assert(noexcept(write_report(std::declval<char*>(), explanation{})));
static_assert(!noexcept(write_report(std::declval<into_string>(), comparison{})));
static_assert(!noexcept(write_report(std::declval<into_string>(), explanation{})));

// -------------------------------------------------------------------------------------- comparison

namespace {

// The plain reading of a code that comparisons are held against.
struct plain {
  char first_digit = '?';  // ? where the digit has no meaning, and for a value over 999
  char second_digit = '?';
  int severity = 4;            // the mildest is 0
  std::uint32_t commands = 0;  // bit n: the command of value n

  explicit plain(code c) {
    const std::string digits = digits_of(c);
    if (digits.size() == 3) {
      if ("12345"sv.find(digits[0]) != npos) first_digit = digits[0];
      if ("012345"sv.find(digits[1]) != npos) second_digit = digits[1];
    }
    if ("2345"sv.find(first_digit) != npos) severity = first_digit - '2';
    for (std::uint32_t n = 0; n < all_commands.size(); ++n) {
      if (listed(static_cast<command>(n), c) != listing::not_listed) commands |= std::uint32_t{1} << n;
    }
  }
};

bool is(const comparison& found, code a, code b, const plain& left, const plain& right) {
  const int order = left.severity < right.severity ? -1 : left.severity > right.severity ? 1 : 0;
  return found.first == a && found.second == b &&                                          //
         found.same_class == (left.first_digit == right.first_digit) &&                    //
         found.same_category == (left.second_digit == right.second_digit) &&               //
         found.severity_order == order &&                                                  //
         found.same_retry == ((left.first_digit == '4') == (right.first_digit == '4')) &&  //
         found.only_first.bits == (left.commands & ~right.commands) &&                     //
         found.only_second.bits == (right.commands & ~left.commands) &&                    //
         found.both.bits == (left.commands & right.commands);
}

}  // namespace

TEST_CASE("a comparison says in what two codes are alike and which is worse") {
  constexpr comparison c = compare(211_code, 502_code);
  CHECK_BOTH(c.first == 211_code && c.second == 502_code);
  CHECK_BOTH(!c.same_class && !c.same_category && c.same_retry);
  CHECK_BOTH(c.severity_order == -1);
  CHECK_BOTH(compare(502_code, 211_code).severity_order == 1);
  CHECK_BOTH(compare(550_code, 553_code).severity_order == 0);
  CHECK_BOTH(compare(550_code, 553_code).same_class && compare(550_code, 553_code).same_category);
  CHECK_BOTH(!compare(450_code, 550_code).same_retry && compare(450_code, 451_code).same_retry);
  CHECK_BOTH(c.both.size() == 1 && c.both.contains(command::help));
  CHECK_BOTH(c.only_first.empty() && c.only_second.contains(command::vrfy));
  CHECK_BOTH(explain(static_cast<code>(571)).value == 571);
}

TEST_CASE("every code is compared rightly with every named and every odd one, both ways") {
  std::vector<code> sample = named_codes();
  for (const code c : odd_codes()) sample.push_back(c);
  std::vector<plain> plain_sample(sample.begin(), sample.end());

  for (int value = 0; value <= 600; ++value) {
    const auto a = static_cast<code>(value);
    const plain left(a);
    for (std::size_t i = 0; i < sample.size(); ++i) {
      const code b = sample[i];
      const plain& right = plain_sample[i];
      if (!is(compare(a, b), a, b, left, right)) FAIL_CHECK("compare(" << value << ", " << to_int(b) << ")");
      if (!is(compare(b, a), b, a, right, left)) FAIL_CHECK("compare(" << to_int(b) << ", " << value << ")");
    }
  }
}

// ----------------------------------------------------------------------------------------- reports

namespace {

constexpr std::string_view isolate = "\xE2\x81\xA6";      // U+2066
constexpr std::string_view end_isolate = "\xE2\x81\xA9";  // U+2069

const detail::report_words& words(language lang) { return *detail::texts_of(lang).report; }

// Through a pointer, which takes half the time of an inserter in a build without optimization.
template <class What>
std::string report_of(const What& what, language lang) {
  std::string text(64 * 1024, '\0');
  const char* end = write_report(text.data(), what, lang);
  text.resize(static_cast<std::size_t>(end - text.data()));
  return text;
}

// The text as it is seen: the two marks show nothing.
std::string without_isolates(std::string_view text) {
  std::string seen;
  for (;;) {
    const std::size_t mark = text.find("\xE2\x81");
    seen += text.substr(0, mark);
    if (mark == npos) return seen;
    const std::string_view three = text.substr(mark, 3);
    if (three != isolate && three != end_isolate) seen += three;
    text.remove_prefix(mark + three.size());
  }
}

std::string joined(std::string_view a, std::string_view b, std::string_view c = {}, std::string_view d = {}) {
  std::string text(a);
  return text.append(b).append(c).append(d);
}

std::string gist_sentence(code c, language lang) {
  return joined(digits_of(c), " ", detail::gist(detail::texts_of(lang), c), ".");
}

// The parts of a report that speak of one code, without isolates.
struct parts {
  std::string title;               // "502 Command not implemented"; the guide's title where no RFC gives a phrase
  std::vector<std::string> about;  // the paragraphs on it, in order
  std::string use;                 // when a server sends it
};

parts parts_of(code c, language lang) {
  const guidance g = guide(c, lang);
  const detail::report_words& w = words(lang);
  const auto paragraph = [&](std::string_view heading, std::string_view text) {
    return without_isolates(joined("\n  ", heading, w.colon, text) + "\n");
  };
  parts result;
  result.title = without_isolates(joined(digits_of(c), " ", phrase(c).empty() ? g.title : phrase(c)));
  result.about = {result.title, paragraph(w.meaning, g.meaning), paragraph(w.when_seen, g.when_seen),
                  paragraph(w.remedy, g.remedy)};
  result.use = without_isolates(g.use) + "\n";
  return result;
}

// The first of the wanted parts that does not stand in text behind the one before; "" when each does.
std::string first_missing(std::string_view text, const std::vector<std::string>& wanted) {
  for (const std::string& part : wanted) {
    const std::size_t at = text.find(part);
    if (at == npos) return part;
    text.remove_prefix(at + part.size() - (part.back() == '\n' ? 1 : 0));  // a line end also begins the next part
  }
  return {};
}

bool no_character_is_cut(std::string_view text) {
  int awaited = 0;  // octets that the last UTF-8 character still needs
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    const bool continues = (octet & 0xC0) == 0x80;
    if (continues != (awaited > 0)) return false;
    awaited = continues ? awaited - 1 : octet < 0x80 ? 0 : octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
  }
  return awaited == 0;
}

// Whether isolates are closed before the line ends and none is closed that was not opened.
bool isolates_balance_on_each_line(std::string_view text) {
  int open = 0;
  for (std::size_t at = text.find_first_of("\n\xE2"); at != npos; at = text.find_first_of("\n\xE2", at + 1)) {
    if (text[at] == '\n' && open != 0) return false;
    if (text.substr(at, 3) == isolate) ++open;
    if (text.substr(at, 3) == end_isolate && --open < 0) return false;
  }
  return open == 0;
}

// Spaces come one at a time, but for the two that a line may begin with.
bool is_spaced_once(std::string_view text) {
  for (std::size_t at = text.find("  "); at != npos; at = text.find("  ", at + 1)) {
    if (at == 0 || text[at - 1] != '\n') return false;
  }
  return true;
}

// What is wrong with the lines of a report, or "".
std::string_view flaw_in(const std::string& text) {
  if (text.empty() || text.back() != '\n') return "no line end at the end";
  if (text.size() >= 2 && text[text.size() - 2] == '\n') return "an empty line at the end";
  if (text.find("\n\n\n") != npos) return "two empty lines";
  if (text.find(" \n") != npos) return "a blank before a line end";
  if (text.find_first_of("\t\r\v\f"sv) != npos || text.find('\0') != npos) return "a control character";
  if (text.find_first_of("{}") != npos) return "a placeholder that was not filled";
  if (text.find("..") != npos) return "two stops";
  if (!is_spaced_once(text)) return "two spaces";
  if (!no_character_is_cut(text)) return "not UTF-8";
  if (!isolates_balance_on_each_line(text)) return "an isolate that is not closed, or closed twice";
  return {};
}

// Holds the report of every two of the codes to its form.
void check_comparisons(const std::vector<code>& codes, language lang) {
  const detail::report_words& w = words(lang);
  std::map<code, parts> parts_by_code;
  for (const code c : codes) parts_by_code.emplace(c, parts_of(c, lang));

  std::vector<std::string> differences = {joined("\n\n", w.differences, "\n")};
  for (const std::string_view heading : {w.reply_class, w.category, w.severity, w.retry, w.actor, w.commands}) {
    differences.push_back(joined("\n  ", heading, w.colon));
  }
  differences.push_back(joined("\n\n", w.use_which, "\n"));

  for (const code a : codes) {
    for (const code b : codes) {
      const parts& first = parts_by_code.at(a);
      const parts& second = parts_by_code.at(b);
      std::vector<std::string> wanted = {first.title, second.title, "\n\n", without_isolates(gist_sentence(a, lang))};
      if (a != b) wanted.push_back(without_isolates(gist_sentence(b, lang)));
      wanted.push_back("\n\n");
      wanted.insert(wanted.end(), first.about.begin(), first.about.end());
      if (a != b) wanted.insert(wanted.end(), second.about.begin(), second.about.end());
      wanted.insert(wanted.end(), differences.begin(), differences.end());
      wanted.push_back(first.use);
      if (a != b) wanted.push_back(second.use);

      const std::string text = report_of(compare(a, b), lang);
      CAPTURE(to_int(a));
      CAPTURE(to_int(b));
      CHECK(first_missing(without_isolates(text.substr(0, text.find('\n'))), {first.title, second.title}) == "");
      CHECK(first_missing(without_isolates(text), wanted) == "");
      CHECK(flaw_in(text) == "");
    }
  }
}

// The rest of the line that begins with the heading, or "no such line".
std::string line_after(std::string_view heading, std::string_view colon, std::string_view text) {
  const std::string start = joined("\n  ", heading, colon);
  const std::size_t at = text.find(start);
  if (at == npos) return "no such line";
  const std::string_view rest = text.substr(at + start.size());
  return std::string(rest.substr(0, rest.find('\n')));
}

std::string expected_commands(const plain& p, const detail::report_words& w) {
  constexpr std::uint32_t without_a_word =
      1U << static_cast<int>(command::connect) | 1U << static_cast<int>(command::message);
  constexpr std::uint32_t all = (std::uint32_t{1} << all_commands.size()) - 1;
  if (p.commands == 0) return std::string(w.no_command);
  if ((p.commands | without_a_word) == all) return std::string(w.any_command);
  std::string list;
  for (const command cmd : all_commands) {
    if ((p.commands >> static_cast<int>(cmd) & 1U) == 0) continue;
    list += list.empty() ? ""sv : w.list_comma;
    list += name(cmd);
  }
  return list;
}

// The enhanced codes that the registry puts beside c, in the class of c.
std::string expected_enhanced(code c, const detail::report_words& w) {
  std::string list;
  for (const enhanced_info& row : enhanced_table) {
    const std::set<code> beside(row.codes, row.codes + row.code_count);
    if (beside.count(c) == 0) continue;
    list += list.empty() ? ""sv : w.list_comma;
    list += digits_of(c).substr(0, 1) + "." + std::to_string(row.subject) + "." + std::to_string(row.detail);
  }
  return list.empty() ? "no such line" : list;
}

// Holds the explanation of every code to its form and to the tables.
void check_explanations(language lang) {
  const detail::report_words& w = words(lang);
  for (const code c : every_code()) {
    const parts expected = parts_of(c, lang);
    std::vector<std::string> wanted = expected.about;
    wanted.push_back("\n\n");
    for (const std::string_view heading :
         {w.reply_class, w.category, w.severity, w.retry, w.actor, w.commands, w.use}) {
      wanted.push_back(joined("\n  ", heading, w.colon));
    }
    wanted.push_back(expected.use);

    const std::string text = report_of(explain(c), lang);
    const std::string seen = without_isolates(text);
    CAPTURE(to_int(c));
    CHECK(seen.substr(0, expected.title.size()) == expected.title);
    CHECK(first_missing(seen, wanted) == "");
    CHECK(flaw_in(text) == "");

    const plain p(c);
    const auto class_index = static_cast<std::size_t>(p.first_digit == '?' ? 0 : p.first_digit - '0');
    const auto category_index = static_cast<std::size_t>(p.second_digit == '?' ? 6 : p.second_digit - '0');
    const auto severity_index = static_cast<std::size_t>(p.severity);
    const code_info* row = find(c);
    CHECK(line_after(w.reply_class, w.colon, seen) == without_isolates(w.classes[class_index]));
    CHECK(line_after(w.category, w.colon, seen) == without_isolates(w.categories[category_index]));
    CHECK(line_after(w.severity, w.colon, seen) == without_isolates(w.severities[severity_index]));
    CHECK(line_after(w.retry, w.colon, seen) == without_isolates(w.retries[severity_index]));
    CHECK(line_after(w.commands, w.colon, seen) == expected_commands(p, w));
    CHECK(line_after(w.enhanced, w.colon, seen) == expected_enhanced(c, w));
    CHECK(line_after(w.source, w.colon, seen) == (row == nullptr ? "no such line"sv : row->source));
  }
}

// The words in which the report says how two codes differ, behind the sentences on each.
std::string contrast_of(int a, int b) {
  const code first = static_cast<code>(a), second = static_cast<code>(b);
  std::string text = report_of(compare(first, second), language::english);
  text.erase(0, text.find("\n\n") + 2);
  text.erase(text.find('\n'));
  std::string before = gist_sentence(first, language::english) + " ";
  if (a != b) before += gist_sentence(second, language::english) + " ";
  CHECK(text.substr(0, before.size()) == before);
  return text.substr(before.size());
}

}  // namespace

TEST_CASE("the report of 211 and 502, line by line") {
  const guidance a = guide(211_code), b = guide(502_code);
  const std::string title_a = "211 System status, or system help reply", title_b = "502 Command not implemented";
  const auto about = [](const std::string& title, const guidance& g) {
    return title + "\n" + joined("  What it means: ", g.meaning, "\n") +  //
           joined("  When you see it: ", g.when_seen, "\n") + joined("  What to do: ", g.remedy, "\n");
  };
  const std::string expected =
      title_a + " vs " + title_b + "\n\n" +                                                            //
      gist_sentence(211_code, language::english) + " " + gist_sentence(502_code, language::english) +  //
      " 211 is a success, 502 a refusal for good: repeating the same request does not help.\n\n" +     //
      about(title_a, a) + "\n" + about(title_b, b) + "\n" +                                            //
      "Key differences\n"
      "  Class: 211 positive completion (2yz); 502 permanent negative (5yz)\n"
      "  Category: 211 information (x1z); 502 syntax (x0z)\n"
      "  Severity: 211 success; 502 permanent failure; 502 is the worse of the two\n"
      "  Try again: 211 no need; 502 only after something was changed\n"
      "  Who can act: 211 nobody needs to; 502 whoever wrote or configured the sending software\n"
      "  Answers: 211 HELP; 502 any command\n"
      "\n"
      "When to use which\n" +
      joined("  211: ", a.use, "\n") + joined("  502: ", b.use, "\n");
  CHECK(report_of(compare(211_code, 502_code), language::english) == expected);
}

TEST_CASE("the report of a code and itself says everything once") {
  const std::string text = report_of(compare(550_code, 550_code), language::english);
  const std::string title = parts_of(550_code, language::english).title;
  CHECK(first_missing(text, {title + " vs " + title + "\n", "one and the same code", title, "Class: both permanent",
                             "Category: both mail", "Severity: both", "Try again: both", "Who can act: both"}) == "");
  CHECK(text.find("What it means") == text.rfind("What it means"));
  CHECK(text.find("\n  550: ") == text.rfind("\n  550: "));
  CHECK(text.find("worse") == npos);
  // What it means in a sentence, and that there is only one code.
  const std::string paragraph = text.substr(0, text.find("\n\n", text.find("\n\n") + 2));
  CHECK(paragraph.find("550 ") != npos);
  CHECK(std::count(paragraph.begin(), paragraph.end(), '.') == 2);
}

TEST_CASE("the explanation of 502, line by line") {
  const guidance g = guide(502_code);
  const std::string expected = joined("502 Command not implemented\n  What it means: ", g.meaning, "\n") +
                               joined("  When you see it: ", g.when_seen, "\n") +
                               joined("  What to do: ", g.remedy, "\n\n") +
                               "  Class: permanent negative (5yz)\n"
                               "  Category: syntax (x0z)\n"
                               "  Severity: permanent failure\n"
                               "  Try again: only after something was changed\n"
                               "  Who can act: whoever wrote or configured the sending software\n"
                               "  Answers: any command\n"
                               "  Enhanced codes: 5.5.0, 5.5.2, 5.5.4, 5.7.1\n"
                               "  Source: RFC 5321 4.2.3\n" +
                               joined("  When to send it: ", g.use, "\n");
  CHECK(report_of(explain(502_code), language::english) == expected);
}

TEST_CASE("the report of every two named codes has all its parts") {
  check_comparisons(named_codes(), language::english);
}

TEST_CASE("the report of every two codes that no RFC defines has all its parts") {
  check_comparisons(odd_codes(), language::english);
}

TEST_CASE("the explanation of every code has all its parts and the facts of the tables") {
  check_explanations(language::english);
}

TEST_CASE("a report can be written through an inserter, and is in English unless told otherwise") {
  std::string compared, explained;
  write_report(std::back_inserter(compared), compare(450_code, 550_code));
  write_report(std::back_inserter(explained), explain(450_code));
  CHECK(compared == report_of(compare(450_code, 550_code), language::english));
  CHECK(explained == report_of(explain(450_code), language::english));
}

TEST_CASE("the contrast of two severities names the milder code first, whichever comes first in the report") {
  struct row {
    int milder, worse;
    std::string_view behind_milder, behind_worse;
  };
  constexpr row rows[] = {
      {250, 354, " says that the command is done", " that it has only begun"},
      {250, 450, " is a success", " a refusal for the time being"},
      {250, 550, " is a success", " a refusal for good"},
      {250, 999, " is a success", " is no SMTP reply"},
      {354, 450, " invites the client to go on", " puts it off until later"},
      {354, 550, " invites the client to go on", " turns it away for good"},
      {354, 999, " invites the client to go on", " is no SMTP reply"},
      {450, 550, " the same request may succeed later", " it will not"},
      {450, 999, " puts the client off until later", " is no SMTP reply"},
      {550, 999, " turns the client away for good", " is no SMTP reply"},
  };
  for (const row& r : rows) {
    CAPTURE(r.milder);
    CAPTURE(r.worse);
    const std::string contrast = contrast_of(r.milder, r.worse);
    CHECK(contrast_of(r.worse, r.milder) == contrast);
    CHECK(first_missing(contrast, {std::to_string(r.milder) + std::string(r.behind_milder),
                                   std::to_string(r.worse) + std::string(r.behind_worse)}) == "");
  }
}

TEST_CASE("the contrast of two codes of one severity") {
  CHECK(first_missing(contrast_of(550, 553), {"one class and one category"}) == "");
  CHECK(first_missing(contrast_of(550, 501), {"one class", "different things"}) == "");
  CHECK(first_missing(contrast_of(199, 600), {"Neither is an SMTP reply"}) == "");
  CHECK(first_missing(contrast_of(250, 250), {"one and the same code"}) == "");
}

TEST_CASE("a comparison that compare() did not make is alike in nothing, and is reported as it stands") {
  constexpr comparison none{};
  CHECK_BOTH(!none.same_class && !none.same_category && !none.same_retry && none.severity_order == 0);

  // "any command" leaves the greeting and the reply to the mail data aside; with one command less it is a list.
  const auto set_of = [](command cmd) { return command_set{std::uint32_t{1} << static_cast<unsigned>(cmd)}; };
  command_set all_sent;
  for (const command cmd : all_commands) {
    if (cmd != command::connect && cmd != command::message) all_sent = all_sent | set_of(cmd);
  }
  comparison c = compare(211_code, 502_code);
  c.only_second = all_sent;
  c.both = {};
  CHECK(line_after("Answers", ": ", report_of(c, language::english)) ==
        "211 no command in particular; 502 any command");
  c.only_second = all_sent | set_of(command::connect) | set_of(command::message);
  CHECK(line_after("Answers", ": ", report_of(c, language::english)) ==
        "211 no command in particular; 502 any command");
  c.only_second = all_sent - set_of(command::bdat);
  CHECK(line_after("Answers", ": ", report_of(c, language::english)).find("any command") == npos);
}

TEST_CASE("the report names the worse code, if there is one") {
  for (const code a : named_codes()) {
    for (const code b : {211_code, 354_code, 450_code, 550_code}) {
      const comparison c = compare(a, b);
      const std::string text = report_of(c, language::english);
      const std::string severity = line_after("Severity", ": ", text);
      const std::string worse = "; " + digits_of(c.severity_order > 0 ? a : b) + " is the worse of the two";
      CAPTURE(to_int(a));
      CAPTURE(to_int(b));
      CHECK((severity.find(worse) != npos) == (c.severity_order != 0));
      CHECK((severity.find("both ") == 0) == (c.severity_order == 0));
      CHECK((line_after("Class", ": ", text).find("both ") == 0) == c.same_class);
      CHECK((line_after("Category", ": ", text).find("both ") == 0) == c.same_category);
    }
  }
}

TEST_CASE("who can do something about a reply") {
  struct row {
    int value;
    std::string_view who;
  };
  constexpr row rows[] = {
      {211, "nobody needs to"},
      {250, "nobody needs to"},
      {334, "the client, by sending what comes next"},
      {354, "the client, by sending what comes next"},
      {421, "the sending system, by trying again, and the server's operator"},
      {450, "the sending system, by trying again, and the server's operator"},
      {501, "whoever wrote or configured the sending software"},
      {513, "whoever wrote or configured the sending software"},
      {521, "the operators of the server and of the sending host"},
      {535, "the owner of the account and its administrator"},
      {550, "the sender, and the operator of the receiving server"},
      {571, "the sender, and the operator of the receiving server"},
      {101, "the operator of the server, which does not speak SMTP here"},
      {999, "the operator of the server, which does not speak SMTP here"},
  };
  for (const row& r : rows) {
    CAPTURE(r.value);
    const std::string text = report_of(explain(static_cast<code>(r.value)), language::english);
    CHECK(line_after("Who can act", ": ", text) == r.who);
  }
}

TEST_CASE("digits with their dots dropped: the report tells what the enhanced code says") {
  const auto explained = [](int value) { return report_of(explain(static_cast<code>(value)), language::english); };
  const std::string summary_571(summary(enhanced_code{5, 7, 1})), summary_577(summary(enhanced_code{5, 7, 7}));

  CHECK(first_missing(explained(571), {"What it means", "\n  5.7.1: Delivery not authorized, message refused. ",
                                       summary_571, "When you see it"}) == "");
  CHECK(first_missing(explained(577), {"What it means", "\n  577 is very likely 5.7.7 with its dots dropped. ",
                                       "5.7.7: Message integrity failure. ", summary_577, "When you see it"}) == "");
  CHECK(explained(578).find("5.7.8:") != npos);
  CHECK(explained(579).find("5.7.9:") != npos);
  CHECK(explained(599).find("5.9.9:") == npos);  // not registered
  CHECK(explained(550).find("5.5.0:") == npos);  // a code of its own
}

// ------------------------------------------------------------------------------ where it is written

namespace {

struct written {
  std::array<char, 16384> octets{};
  std::size_t size = 0;
  constexpr std::string_view view() const { return {octets.data(), size}; }
};

// The report written through a plain pointer.
template <class What>
constexpr written write_down(const What& what, language lang) {
  written result;
  const char* end = write_report(result.octets.data(), what, lang);
  result.size = static_cast<std::size_t>(end - result.octets.data());
  return result;
}

}  // namespace

TEST_CASE("a report can be written at compile time, and into plain memory") {
  constexpr written compared = write_down(compare(211_code, 502_code), language::english);
  static_assert(compared.view().substr(0, 31) == "211 System status, or system he"sv);
  static_assert(compared.view().back() == '\n');
  CHECK(compared.view() == report_of(compare(211_code, 502_code), language::english));

  constexpr written explained = write_down(explain(static_cast<code>(571)), language::arabic);
  CHECK(explained.view() == report_of(explain(static_cast<code>(571)), language::arabic));
}

TEST_CASE("a report touches nothing behind its end") {
  const std::string expected = report_of(compare(211_code, 502_code), language::arabic);
  std::vector<char> memory(expected.size() + 1, '#');
  const char* end = write_report(memory.data(), compare(211_code, 502_code), language::arabic);
  CHECK(end == memory.data() + expected.size());
  CHECK(std::string_view(memory.data(), expected.size()) == expected);
  CHECK(memory.back() == '#');
}

// ------------------------------------------------------------------------------------------ Arabic

TEST_SUITE_BEGIN("arabic");

TEST_CASE("Arabic: the report of every two named codes has all its parts") {
  check_comparisons(named_codes(), language::arabic);
}

TEST_CASE("Arabic: the report of every two codes that no RFC defines has all its parts") {
  check_comparisons(odd_codes(), language::arabic);
}

TEST_CASE("Arabic: the explanation of every code has all its parts and the facts of the tables") {
  check_explanations(language::arabic);
}

TEST_CASE("Arabic: number and phrase of the RFC stand in the report, and so does the title in the language") {
  for (const code c : named_codes()) {
    const std::string text = report_of(explain(c), language::arabic);
    const std::string number = joined(isolate, digits_of(c), end_isolate, " ");
    const std::string title(guide(c, language::arabic).title);
    CAPTURE(to_int(c));
    if (phrase(c).empty()) {
      CHECK(text.find(number + title + "\n") == 0);
    } else {
      CHECK(text.find(number + joined(isolate, phrase(c), end_isolate, ": ") + title + "\n") == 0);
    }
  }
}

TEST_CASE("Arabic: a report has as many lines as in English") {
  const auto lines = [](const auto& what, language lang) {
    const std::string text = report_of(what, lang);
    return std::count(text.begin(), text.end(), '\n');
  };
  for (const code c : odd_codes()) {
    for (const code other : named_codes()) {
      const comparison compared = compare(c, other);
      CAPTURE(to_int(c));
      CAPTURE(to_int(other));
      CHECK(lines(compared, language::arabic) == lines(compared, language::english));
    }
    CHECK(lines(explain(c), language::arabic) == lines(explain(c), language::english));
  }
}

TEST_SUITE_END();
