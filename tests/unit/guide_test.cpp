// The prose, held to what can be checked of prose: it is there, it is whole sentences, it is nobody else's text, and it
// names what it has to name. The suite "arabic" holds what is said of that language alone.
#include <smtp_reply/guide.hpp>

#include "../support/both_ways.hpp"
#include "../support/tsv.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
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

bool contains(std::string_view text, std::string_view part) { return text.find(part) != npos; }

struct field {
  std::string_view name;
  std::string_view guidance::*text;
  std::size_t shortest, longest;  // octets, in English
};
constexpr field fields[] = {
    {"title", &guidance::title, 8, 60},
    {"meaning", &guidance::meaning, 50, 450},
    {"when_seen", &guidance::when_seen, 40, 450},
    {"remedy", &guidance::remedy, 50, 500},
    {"use", &guidance::use, 30, 300},
};

constexpr std::size_t shortest_gist = 20, longest_gist = 120;
constexpr std::size_t shortest_summary = 10, longest_summary = 200;

std::string_view gist(code c, language lang) { return detail::gist(detail::texts_of(lang), c); }

// ------------------------------------------------------------------------------ codes of the tables

// The codes that an RFC or the registry names: for each of them there is a text of its own.
std::set<int> named_codes() {
  std::set<int> codes;
  for (const tsv::row& row : tsv::read("standards/reply_codes.tsv")) codes.insert(std::stoi(row.at("code")));
  return codes;
}

// Subject and detail of the 81 enhanced codes of the registry.
std::set<std::pair<int, int>> registered_details() {
  std::set<std::pair<int, int>> details;
  for (const tsv::row& row : tsv::read("standards/enhanced_status_codes.tsv")) {
    if (row.at("part") != "detail") continue;
    const std::vector<std::string> parts = tsv::split(row.at("code"), '.');
    details.emplace(std::stoi(parts[1]), std::stoi(parts[2]));
  }
  return details;
}

enhanced_code make(int cls, int subject, int detail) {
  return {static_cast<std::uint8_t>(cls), static_cast<std::uint16_t>(subject), static_cast<std::uint16_t>(detail)};
}

std::string text_of(enhanced_code e) {
  return std::to_string(e.cls) + "." + std::to_string(e.subject) + "." + std::to_string(e.detail);
}

// ------------------------------------------------------------------------------------- every text

enum class form {
  title,
  gist,
  sentences
};

struct labelled {
  std::string label;  // "550 remedy", "summary of 5.7.1"
  std::string_view text;
  form written_as = form::sentences;
  std::size_t shortest = 0, longest = 0;
};

// Every text that a language has, once; one that serves several codes is named after the first.
std::vector<labelled> every_text(language lang) {
  std::vector<labelled> texts;
  std::set<std::string_view> seen;
  const auto add = [&](const labelled& text) {
    if (text.text.empty() || seen.insert(text.text).second) texts.push_back(text);
  };
  for (const code c : every_code()) {
    const std::string number = std::to_string(to_int(c));
    const guidance g = guide(c, lang);
    for (const field& f : fields) {
      const form written_as = f.text == &guidance::title ? form::title : form::sentences;
      add({number + " " + std::string(f.name), g.*f.text, written_as, f.shortest, f.longest});
    }
    add({number + " gist", gist(c, lang), form::gist, shortest_gist, longest_gist});
  }
  for (int cls : {2, 4, 5}) {
    for (int subject = 0; subject <= 8; ++subject) {
      for (int detail = 0; detail <= 31; ++detail) {
        const enhanced_code e = make(cls, subject, detail);
        add({"summary of " + text_of(e), summary(e, lang), form::sentences, shortest_summary, longest_summary});
      }
    }
  }
  return texts;
}

void check_that_no_named_code_shares_a_text(language lang) {
  for (const field& f : fields) {
    std::map<std::string_view, int> first_with;
    for (const int value : named_codes()) {
      const auto [first, is_new] = first_with.emplace(guide(static_cast<code>(value), lang).*f.text, value);
      if (!is_new) FAIL_CHECK(first->second << " and " << value << " have one " << std::string(f.name));
    }
  }
  std::map<std::string_view, int> first_with;
  for (const int value : named_codes()) {
    const auto [first, is_new] = first_with.emplace(gist(static_cast<code>(value), lang), value);
    if (!is_new) FAIL_CHECK(first->second << " and " << value << " have one gist");
  }
}

void check_that_no_summary_is_shared(language lang) {
  std::map<std::string_view, std::string> first_with;
  const auto note = [&](const std::string& label, std::string_view text) {
    const auto [first, is_new] = first_with.emplace(text, label);
    if (!is_new) FAIL_CHECK(first->second << " and " << label << " have one summary");
  };
  for (const auto& row : registered_details()) {
    const enhanced_code e = make(5, row.first, row.second);
    note(text_of(e), summary(e, lang));
  }
  for (int subject = 0; subject <= 7; ++subject) {
    note("subject " + std::to_string(subject), summary(make(5, subject, 999), lang));
  }
  for (const int cls : {2, 4, 5}) note("class " + std::to_string(cls), summary(make(cls, 999, 0), lang));
}

void check_that_every_code_has_full_guidance(language lang) {
  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    const guidance g = guide(c, lang);
    for (const field& f : fields) {
      CAPTURE(std::string(f.name));
      CHECK(!(g.*f.text).empty());
    }
    CHECK(!gist(c, lang).empty());
  }
}

// ---------------------------------------------------------------------------------- form of a text

bool is_stop(char c) { return c == '.' || c == '?'; }

// Ends at a stop that a space or the end follows; the dots of "5.7.1" are none.
std::size_t count_sentences(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_stop(text[i]) && (i + 1 == text.size() || text[i + 1] == ' ')) ++count;
  }
  return count;
}

bool is_printable_ascii(std::string_view text) {
  return all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_spaced_once(std::string_view text) {
  return !contains(text, "  ") && text.front() != ' ' && text.back() != ' ';
}

bool is_utf8(std::string_view text) {
  constexpr std::uint32_t least[] = {0, 0x80, 0x800, 0x10000};  // by continuing octets: else it is overlong
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    const std::size_t continuing = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    std::uint32_t point = continuing == 0 ? lead : lead & (0x3FU >> continuing);
    if ((lead >= 0x80 && lead < 0xC0) || lead >= 0xF8 || text.size() - i < continuing) return false;
    for (std::size_t k = 0; k < continuing; ++k) {
      const auto octet = static_cast<unsigned char>(text[i++]);
      if ((octet & 0xC0) != 0x80) return false;
      point = point << 6 | (octet & 0x3FU);
    }
    if (point < least[continuing] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return false;
  }
  return true;
}

}  // namespace

static_assert(std::is_same_v<std::underlying_type_t<language>, std::uint8_t>);
static_assert(std::is_same_v<decltype(guide(502_code)), guidance>&& noexcept(guide(502_code, language::arabic)));
static_assert(std::is_same_v<decltype(guidance::title), std::string_view>);
static_assert(std::is_same_v<decltype(guidance::meaning), std::string_view>);
static_assert(std::is_same_v<decltype(guidance::when_seen), std::string_view>);
static_assert(std::is_same_v<decltype(guidance::remedy), std::string_view>);
static_assert(std::is_same_v<decltype(guidance::use), std::string_view>);
static_assert(std::is_same_v<decltype(summary(enhanced_code{})), std::string_view>);
static_assert(noexcept(summary(enhanced_code{}, language::arabic)));
static_assert(std::is_same_v<decltype(&dots_dropped), std::optional<enhanced_code> (*)(code) noexcept>);

// ------------------------------------------------------------------------------- what there must be

TEST_CASE("every code has full guidance, known or not") { check_that_every_code_has_full_guidance(language::english); }

TEST_CASE("the guide speaks at compile time, and English unless told otherwise") {
  CHECK_BOTH(guide(502_code).title == "Command not implemented"sv);
  CHECK_BOTH(guide(502_code).meaning == guide(502_code, language::english).meaning);
  CHECK_BOTH(!guide(static_cast<code>(65535), language::arabic).remedy.empty());
  CHECK_BOTH(!summary(enhanced_code{5, 7, 1}).empty());
  CHECK_BOTH(summary(enhanced_code{5, 7, 1}) == summary(enhanced_code{5, 7, 1}, language::english));
}

TEST_CASE("no two of the named codes share a text") { check_that_no_named_code_shares_a_text(language::english); }

TEST_CASE("no two of the enhanced codes, subjects and classes share a summary") {
  check_that_no_summary_is_shared(language::english);
}

TEST_CASE("the name of a language is that of its enumerator") {
  CHECK_BOTH(name(language::english) == "english"sv);
  CHECK_BOTH(name(language::arabic) == "arabic"sv);
  CHECK_BOTH(name(static_cast<language>(2)).empty());
  CHECK(&detail::texts_of(static_cast<language>(2)) == &detail::texts_of(language::english));
}

// What the compiler holds the texts complete with, held to what it must see.

namespace {

// The texts of a language, to be changed.
struct changed_texts {
  explicit changed_texts(language lang) : all(detail::texts_of(lang)) {
    all.codes = &codes;
    all.field_codes = field_codes.data();
    all.classes = &classes;
    all.categories = &categories;
    all.summaries = &summaries;
    all.subjects = &subjects;
    all.enhanced_classes = &enhanced_classes;
    all.report = &report;
  }

  detail::texts all;
  std::array<detail::code_text, code_table.size()> codes = *all.codes;
  std::vector<detail::field_text> field_codes{all.field_codes, all.field_codes + all.field_code_count};
  std::array<detail::class_text, 6> classes = *all.classes;
  std::array<std::string_view, 7> categories = *all.categories;
  std::array<std::string_view, enhanced_table.size()> summaries = *all.summaries;
  std::array<std::string_view, 8> subjects = *all.subjects;
  std::array<std::string_view, 3> enhanced_classes = *all.enhanced_classes;
  detail::report_words report = *all.report;
};

}  // namespace

TEST_CASE("rows that are missing or in another order are seen") {
  for (const language lang : {language::english, language::arabic}) {
    const auto is_seen = [lang](auto change) {
      changed_texts texts(lang);
      change(texts);
      return !detail::rows_in_order(texts.all);
    };
    CHECK(!is_seen([](changed_texts&) {}));
    CHECK(is_seen([](changed_texts& t) { std::swap(t.codes.front(), t.codes.back()); }));
    CHECK(is_seen([](changed_texts& t) { t.codes.back().value = 599_code; }));
    CHECK(is_seen([](changed_texts& t) { std::swap(t.field_codes.front(), t.field_codes.back()); }));
    CHECK(is_seen([](changed_texts& t) { t.field_codes[1].value = t.field_codes[0].value; }));
    CHECK(is_seen([](changed_texts& t) { t.field_codes.front().value = 211_code; }));  // of the other list
  }
}

TEST_CASE("a text that is missing is seen") {
  using detail::report_words;
  for (const language lang : {language::english, language::arabic}) {
    const auto is_seen = [lang](auto change) {
      changed_texts texts(lang);
      change(texts);
      return !detail::no_text_empty(texts.all);
    };
    CHECK(!is_seen([](changed_texts&) {}));
    for (const auto text : {&detail::code_text::title, &detail::code_text::gist, &detail::code_text::meaning,
                            &detail::code_text::when_seen, &detail::code_text::remedy, &detail::code_text::use}) {
      CHECK(is_seen([text](changed_texts& t) { t.codes.back().*text = {}; }));
    }
    for (const auto text : {&detail::field_text::meaning, &detail::field_text::when_seen}) {
      CHECK(is_seen([text](changed_texts& t) { t.field_codes.back().*text = {}; }));
    }
    for (const auto text : {&detail::class_text::title, &detail::class_text::gist, &detail::class_text::meaning,
                            &detail::class_text::remedy, &detail::class_text::use}) {
      CHECK(is_seen([text](changed_texts& t) { t.classes.back().*text = {}; }));
    }
    CHECK(is_seen([](changed_texts& t) { t.categories.back() = {}; }));
    CHECK(is_seen([](changed_texts& t) { t.all.dots_dropped = {}; }));
    CHECK(is_seen([](changed_texts& t) { t.summaries.back() = {}; }));
    CHECK(is_seen([](changed_texts& t) { t.subjects.back() = {}; }));
    CHECK(is_seen([](changed_texts& t) { t.enhanced_classes.back() = {}; }));

    for (const auto word :
         {&report_words::versus,     &report_words::meaning,     &report_words::when_seen,
          &report_words::remedy,     &report_words::differences, &report_words::use_which,
          &report_words::use,        &report_words::reply_class, &report_words::category,
          &report_words::severity,   &report_words::retry,       &report_words::actor,
          &report_words::commands,   &report_words::enhanced,    &report_words::source,
          &report_words::colon,      &report_words::list_comma,  &report_words::semicolon,
          &report_words::both,       &report_words::worse,       &report_words::any_command,
          &report_words::no_command, &report_words::same_class,  &report_words::same_class_and_category,
          &report_words::both_fatal, &report_words::same_code,   &report_words::dots_dropped}) {
      CHECK(is_seen([word](changed_texts& t) { t.report.*word = {}; }));
    }
    CHECK(is_seen([](changed_texts& t) { t.report.classes.back() = {}; }));
    CHECK(is_seen([](changed_texts& t) { t.report.categories.back() = {}; }));
    CHECK(is_seen([](changed_texts& t) { t.report.severities.back() = {}; }));
    CHECK(is_seen([](changed_texts& t) { t.report.retries.back() = {}; }));
    CHECK(is_seen([](changed_texts& t) { t.report.actors.back() = {}; }));
    CHECK(is_seen([](changed_texts& t) { t.report.contrasts.back() = {}; }));
  }
}

// ------------------------------------------------------------------------------- how it is written

TEST_CASE("titles and gists are phrases without a final stop, all else is whole sentences") {
  for (const labelled& text : every_text(language::english)) {
    CAPTURE(text.label);
    CAPTURE(std::string(text.text));
    const bool sentences = text.written_as == form::sentences;
    CHECK(is_stop(text.text.back()) == sentences);
    CHECK((count_sentences(text.text) != 0) == sentences);
  }
}

TEST_CASE("a text begins with a capital, but for the gist, which goes on after the number") {
  for (const labelled& text : every_text(language::english)) {
    CAPTURE(text.label);
    const char first = text.text.front();
    CHECK((first >= 'a' && first <= 'z') == (text.written_as == form::gist));
    CHECK((first >= 'A' && first <= 'Z') == (text.written_as != form::gist));
  }
}

TEST_CASE("English texts are printable ASCII with single spaces") {
  for (const labelled& text : every_text(language::english)) {
    CAPTURE(text.label);
    CHECK(is_printable_ascii(text.text));
    CHECK(is_spaced_once(text.text));
  }
}

TEST_CASE("no text is cut short or out of hand") {
  for (const labelled& text : every_text(language::english)) {
    CAPTURE(text.label);
    CHECK(text.text.size() >= text.shortest);
    CHECK(text.text.size() <= text.longest);
  }
}

TEST_CASE("meaning, when one sees it and what to do have two to four sentences for every named code") {
  for (const int value : named_codes()) {
    const guidance g = guide(static_cast<code>(value));
    for (const field& f : {fields[1], fields[2], fields[3]}) {
      CAPTURE(value);
      CAPTURE(std::string(f.name));
      const std::size_t sentences = count_sentences(g.*f.text);
      CHECK(sentences >= 2);
      CHECK(sentences <= 4);
    }
  }
}

TEST_CASE("a summary has one or two sentences") {
  for (const auto& row : registered_details()) {
    const enhanced_code e = make(5, row.first, row.second);
    CAPTURE(text_of(e));
    const std::size_t sentences = count_sentences(summary(e));
    CHECK(sentences >= 1);
    CHECK(sentences <= 2);
  }
}

// ------------------------------------------------------------------------------ what it has to name

TEST_CASE("502 names the commands it is met with and the other way to the goal") {
  const guidance g = guide(502_code);
  for (const std::string_view command : {"VRFY"sv, "EXPN"sv, "TURN"sv}) {
    CAPTURE(std::string(command));
    CHECK(contains(g.when_seen, command));
    CHECK(contains(g.remedy, command));
  }
  CHECK(contains(g.remedy, "RCPT TO"));
}

TEST_CASE("211 says that HELP asks for it") { CHECK(contains(guide(211_code).when_seen, "HELP")); }

TEST_CASE("a code that is told from its neighbours names them to who writes a server") {
  struct row {
    int value;
    std::string_view named;
  };
  constexpr row rows[] = {
      {211, "214"}, {250, "252"}, {251, "551"}, {421, "521"}, {450, "451"}, {450, "452"}, {452, "552"},
      {500, "502"}, {501, "504"}, {502, "500"}, {503, "530"}, {530, "535"}, {551, "251"}, {555, "455"},
  };
  for (const row& r : rows) {
    CAPTURE(r.value);
    CAPTURE(std::string(r.named));
    CHECK(contains(guide(static_cast<code>(r.value)).use, r.named));
  }
}

// ---------------------------------------------------------------------------- codes without an RFC

namespace {

// The codes that no RFC defines but that are met: with the enhanced code from which popular tables or servers made
// them, where there is one.
struct stray_code {
  int value;
  std::string_view dotted;
};
constexpr stray_code stray_codes[] = {
    {101, ""},      {111, ""},      {200, ""},      {240, ""},      {345, ""},      {420, "4.2.0"}, {424, "4.2.4"},
    {426, ""},      {431, "4.3.1"}, {435, "4.3.5"}, {441, "4.4.1"}, {442, "4.4.2"}, {446, "4.4.6"}, {447, "4.4.7"},
    {449, "4.4.9"}, {456, ""},      {471, "4.7.1"}, {510, "5.1.0"}, {511, "5.1.1"}, {512, "5.1.2"}, {513, "5.1.3"},
    {517, "5.1.7"}, {520, "5.2.0"}, {522, "5.2.2"}, {540, "5.4.0"}, {541, "5.4.1"}, {542, "5.4.2"}, {570, "5.7.0"},
    {571, "5.7.1"}, {590, ""},      {599, ""},
};

// Named codes that popular tables explain by an enhanced code all the same.
constexpr stray_code misread_codes[] = {
    {422, "4.2.2"}, {432, "4.3.2"}, {523, "5.2.3"}, {524, "5.2.4"}, {525, "5.7.13"}, {430, "X.5.1"}, {533, "X.7.1"},
};

bool is_stray(int value) {
  return !all_of(stray_codes, [=](const stray_code& s) { return s.value != value; });
}

void check_that_it_speaks_of(const stray_code& stray) {
  CAPTURE(stray.value);
  CAPTURE(std::string(stray.dotted));
  const guidance g = guide(static_cast<code>(stray.value));
  CHECK((contains(g.meaning, stray.dotted) || contains(g.when_seen, stray.dotted)));
}

}  // namespace

TEST_CASE("571 is 5.7.1 with its dots dropped, and so are the other codes made that way") {
  CHECK(contains(guide(static_cast<code>(571)).meaning,
                 "very likely the enhanced status code 5.7.1 with its dots dropped"));
  for (const stray_code& stray : stray_codes) check_that_it_speaks_of(stray);
  for (const stray_code& stray : misread_codes) check_that_it_speaks_of(stray);
}

TEST_CASE("a code that is met though no RFC defines it says so, and where") {
  for (const stray_code& stray : stray_codes) {
    CAPTURE(stray.value);
    const guidance g = guide(static_cast<code>(stray.value));
    CHECK(contains(g.meaning, "No RFC"));
    CHECK(!contains(g.when_seen, "econd digit"));  // what is said of a code that was never met
  }
}

TEST_CASE("any other code speaks by its class: title, remedy and use") {
  struct row {
    char first_digit;
    std::string_view title, remedy, use;
  };
  constexpr row rows[] = {
      {'2', "Success", "Nothing to fix", "250"},
      {'3', "More input", "end the session", "354"},
      {'4', "Temporary failure", "tries again", "450"},
      {'5', "Permanent failure", "before you send again", "550"},
  };
  const std::set<int> named = named_codes();
  for (const code c : every_code()) {
    if (named.count(to_int(c)) != 0) continue;
    const std::string digits = std::to_string(to_int(c));
    row expected = {'?', "Not an SMTP reply code", "close the connection", "Never send it"};
    for (const row& r : rows) {
      if (digits.size() == 3 && digits[0] == r.first_digit) expected = r;
    }
    CAPTURE(digits);
    const guidance g = guide(c);
    CHECK(contains(g.title, expected.title));
    CHECK(contains(g.remedy, expected.remedy));
    CHECK(contains(g.use, expected.use));
  }
}

TEST_CASE("any other code speaks by its category: when one sees it") {
  const std::set<int> named = named_codes();
  for (int value = 0; value <= 999; ++value) {
    if (named.count(value) != 0 || is_stray(value)) continue;
    const int digit = value / 10 % 10;
    const std::string expected =
        digit <= 5 ? "The second digit, " + std::to_string(digit) : std::string("no second digit above 5");
    CAPTURE(value);
    CHECK(contains(guide(static_cast<code>(value)).when_seen, expected));
  }
}

TEST_CASE("any other code whose digits spell an enhanced code says so") {
  const std::set<int> named = named_codes();
  for (int value = 0; value <= 1200; ++value) {
    if (named.count(value) != 0 || is_stray(value)) continue;
    const code c = static_cast<code>(value);
    CAPTURE(value);
    CHECK(contains(guide(c).meaning, "with its dots dropped") == dots_dropped(c).has_value());
  }
}

TEST_CASE("digits with their dots dropped are a registered enhanced code, and no code of an RFC") {
  CHECK_BOTH(dots_dropped(static_cast<code>(571)) == enhanced_code{5, 7, 1});
  CHECK_BOTH(dots_dropped(static_cast<code>(447)) == enhanced_code{4, 4, 7});
  CHECK_BOTH(!dots_dropped(550_code).has_value());                 // an RFC defines it, though 5.5.0 is registered
  CHECK_BOTH(!dots_dropped(static_cast<code>(449)).has_value());   // 4.4.9 is not registered
  CHECK_BOTH(!dots_dropped(static_cast<code>(371)).has_value());   // no enhanced code begins with 3
  CHECK_BOTH(!dots_dropped(static_cast<code>(5710)).has_value());  // 5.71.0 and 5.7.10 look the same

  const std::set<int> named = named_codes();
  const std::set<std::pair<int, int>> registered = registered_details();
  int found = 0;
  for (const code c : every_code()) {
    const std::string digits = std::to_string(to_int(c));
    std::optional<enhanced_code> expected;
    if (digits.size() == 3 && named.count(to_int(c)) == 0 && "245"sv.find(digits[0]) != npos &&
        registered.count({digits[1] - '0', digits[2] - '0'}) != 0) {
      expected = make(digits[0] - '0', digits[1] - '0', digits[2] - '0');
      ++found;
    }
    CAPTURE(to_int(c));
    CHECK((dots_dropped(c) == expected));
  }
  CHECK(found > 100);
}

// -------------------------------------------------------------------------------------- summaries

TEST_CASE("RFC 3463 2: a summary falls back to the subject's, then to the class's") {
  const std::set<std::pair<int, int>> registered = registered_details();
  for (const int cls : {2, 4, 5}) {
    for (int subject = 0; subject <= 300; ++subject) {
      const std::string_view of_class = summary(make(cls, 999, 999));
      const std::string_view of_subject = summary(make(cls, subject, 999));
      CAPTURE(cls);
      CAPTURE(subject);
      CHECK((of_subject == of_class) == (subject > 7));
      for (int detail = 0; detail <= 300; ++detail) {
        const bool has_own = registered.count({subject, detail}) != 0;
        if ((summary(make(cls, subject, detail)) != of_subject) != has_own) FAIL_CHECK("detail " << detail);
      }
    }
  }
  CHECK_BOTH(summary(enhanced_code{5, 7, 509}) == summary(enhanced_code{5, 7, 999}));
  CHECK_BOTH(summary(enhanced_code{4, 256, 1}) == summary(enhanced_code{4, 8, 0}));
  CHECK_BOTH(summary(enhanced_code{5, 65535, 65535}) == summary(enhanced_code{5, 8, 0}));
}

TEST_CASE("no class and no subject: no summary") {
  for (int cls = 0; cls <= 255; ++cls) {
    CAPTURE(cls);
    CHECK(summary(make(cls, 8, 0)).empty() == (cls != 2 && cls != 4 && cls != 5));
    CHECK(!summary(make(cls, 7, 1)).empty());
  }
}

// ----------------------------------------------------------------------------------------- Arabic

TEST_SUITE_BEGIN("arabic");

namespace {

constexpr std::string_view isolate = "\xE2\x81\xA6";      // U+2066
constexpr std::string_view end_isolate = "\xE2\x81\xA9";  // U+2069

// Whether each U+2066 has its U+2069 behind it.
bool isolates_balance(std::string_view text) {
  int open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, isolate.size()) == isolate) ++open;
    if (text.substr(i, end_isolate.size()) == end_isolate) --open;
    if (open < 0) return false;
  }
  return open == 0;
}

// The last character, where the marks that show nothing do not count.
std::string_view without_last_isolates(std::string_view text) {
  while (text.size() >= end_isolate.size() && text.substr(text.size() - end_isolate.size()) == end_isolate) {
    text.remove_suffix(end_isolate.size());
  }
  return text;
}

bool ends_with_stop(std::string_view text) {
  constexpr std::string_view question_mark = "\xD8\x9F";  // U+061F
  text = without_last_isolates(text);
  return !text.empty() && (is_stop(text.back()) || text.substr(text.size() - 2) == question_mark);
}

// A letter of the block U+0600 to U+06FF.
bool has_arabic_letter(std::string_view text) {
  return !all_of(text, [](char c) {
    const auto octet = static_cast<unsigned char>(c);
    return octet < 0xD8 || octet > 0xDB;
  });
}

}  // namespace

TEST_CASE("Arabic: every code has full guidance, known or not") {
  check_that_every_code_has_full_guidance(language::arabic);
}

TEST_CASE("Arabic: no text is the English one") {
  for (const code c : every_code()) {
    CAPTURE(to_int(c));
    const guidance english = guide(c), arabic = guide(c, language::arabic);
    for (const field& f : fields) {
      CAPTURE(std::string(f.name));
      CHECK(arabic.*f.text != english.*f.text);
    }
    CHECK(gist(c, language::arabic) != gist(c, language::english));
  }
  for (const auto& row : registered_details()) {
    const enhanced_code e = make(5, row.first, row.second);
    CAPTURE(text_of(e));
    CHECK(summary(e, language::arabic) != summary(e));
  }
}

TEST_CASE("Arabic: no two of the named codes share a text") {
  check_that_no_named_code_shares_a_text(language::arabic);
}

TEST_CASE("Arabic: no two of the enhanced codes, subjects and classes share a summary") {
  check_that_no_summary_is_shared(language::arabic);
}

TEST_CASE("Arabic: codes of which English tells apart share no text either") {
  for (const field& f : fields) {
    std::map<std::string_view, std::string_view> english_of;
    for (const code c : every_code()) {
      const std::string_view english = guide(c).*f.text;
      const auto [first, is_new] = english_of.emplace(guide(c, language::arabic).*f.text, english);
      if (!is_new && first->second != english) FAIL_CHECK(to_int(c) << " " << std::string(f.name));
    }
  }
}

TEST_CASE("Arabic: every text is written in Arabic, in valid UTF-8 with single spaces") {
  for (const labelled& text : every_text(language::arabic)) {
    CAPTURE(text.label);
    CHECK(has_arabic_letter(text.text));
    CHECK(is_utf8(text.text));
    CHECK(is_spaced_once(text.text));
  }
}

TEST_CASE("Arabic: what runs from left to right is isolated, and each isolate is closed") {
  for (const labelled& text : every_text(language::arabic)) {
    CAPTURE(text.label);
    CHECK(isolates_balance(text.text));
  }
}

TEST_CASE("Arabic: titles and gists have no final stop, all else ends with one") {
  for (const labelled& text : every_text(language::arabic)) {
    CAPTURE(text.label);
    CHECK(ends_with_stop(text.text) == (text.written_as == form::sentences));
  }
}

TEST_CASE("Arabic: 502 and 211 name the commands too") {
  const guidance g = guide(502_code, language::arabic);
  for (const std::string_view command : {"VRFY"sv, "EXPN"sv, "TURN"sv}) {
    CAPTURE(std::string(command));
    CHECK(contains(g.when_seen, command));
    CHECK(contains(g.remedy, command));
  }
  CHECK(contains(g.remedy, "RCPT"));
  CHECK(contains(guide(211_code, language::arabic).when_seen, "HELP"));
}

TEST_CASE("Arabic: 571 and its like name the dotted code") {
  for (const stray_code& stray : stray_codes) {
    CAPTURE(stray.value);
    CHECK(contains(guide(static_cast<code>(stray.value), language::arabic).meaning, stray.dotted));
  }
}

TEST_CASE("Arabic: a summary falls back as in English") {
  CHECK_BOTH(summary(enhanced_code{5, 7, 509}, language::arabic) ==
             summary(enhanced_code{5, 7, 999}, language::arabic));
  CHECK_BOTH(summary(enhanced_code{5, 8, 0}, language::arabic) == summary(enhanced_code{5, 999, 1}, language::arabic));
  CHECK_BOTH(summary(enhanced_code{9, 8, 0}, language::arabic).empty());
}

TEST_SUITE_END();

TEST_CASE("a value over 999 spells no enhanced code, whatever eight bits would make of its class") {
  CHECK_BOTH(!dots_dropped(static_cast<code>(26111)));  // 261 is 256 + 5
  CHECK_BOTH(dots_dropped(511_code) == enhanced_code{5, 1, 1});
}
