// The page of one reply code.
#ifndef REFERENCE_CODE_PAGE_HPP
#define REFERENCE_CODE_PAGE_HPP

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <smtp_reply/advise.hpp>
#include <smtp_reply/code_table.hpp>
#include <smtp_reply/command.hpp>
#include <smtp_reply/enhanced_table.hpp>
#include <smtp_reply/guide.hpp>

#include "advice.hpp"
#include "enhanced_page.hpp"
#include "labels.hpp"
#include "markup.hpp"
#include "page.hpp"
#include "pieces.hpp"

namespace reference {

class code_page {
 public:
  code_page(smtp_reply::language lang, const smtp_reply::code_info& row)
      : page_(lang, path_of(row.value)), row_(row), guide_(guide(row.value, lang)) {}

  std::string file() const { return page_.file(); }

  std::string document() const {
    const labels& w = page_.words();
    const markup content =
        breadcrumb(page_, std::string(index_path) + "#class-" + digits(code()).substr(0, 1),
                   class_name(page_, code())) +
        heading() + block("div", {{"class", "beside"}}, texts() + section("facts", w.facts, facts())) +
        section("commands", w.next_steps, commands()) + section("enhanced", w.goes_with, enhanced_codes()) +
        section("compare", w.compare_with, others()) + previous_and_next();
    return page_.document(digits(code()) + ' ' + std::string(guide_.title), guide_.meaning, content);
  }

 private:
  smtp_reply::code code() const { return row_.value; }

  markup heading() const {
    const markup title = number(code()) + text(" ") + element("span", text(guide_.title));
    markup under_title = badge(page_, code());
    if (row_.phrase != guide_.title) under_title += text(" ") + latin(row_.phrase);
    return block("h1", title) + block("p", {{"class", "under-title"}}, under_title);
  }

  markup texts() const {
    const labels& w = page_.words();
    return block("div", section("meaning", w.meaning, paragraph(guide_.meaning)) +
                            section("when", w.when_seen, paragraph(guide_.when_seen)) +
                            section("remedy", w.remedy, paragraph(guide_.remedy)) +
                            section("use", w.use, paragraph(guide_.use)));
  }

  markup facts() const {
    const labels& w = page_.words();
    const smtp_reply::severity severity = severity_of(code());
    markup result;
    if (!row_.phrase.empty()) result += fact(w.phrase, latin(row_.phrase));
    result += fact(w.reply_class, class_name(page_, code()));
    result += fact(w.category, text(of(w.categories, category_of(code()))) + text(" (") +
                                   literal("x" + digits(code()).substr(1, 1) + "z") + text(")"));
    result += fact(w.severity, text(of(w.severities, severity)));
    result += fact(w.retry, text(of(w.retries, severity)));
    result += fact(w.status, text(of(w.standings, row_.status)));
    result += fact(w.source, source_links(page_, row_.source));
    if (!row_.name.empty()) result += fact(w.name, literal("code::" + std::string(row_.name)));
    return block("dl", {{"class", "facts"}}, result);
  }

  // ---------------------------------------------------------------------------------- commands

  // Commands stand together that have all of this in common.
  using step = std::tuple<std::string_view, std::string_view, smtp_reply::advice>;  // phrase, sentence, advice

  step step_after(smtp_reply::command cmd) const {
    return {phrase(cmd, code()), next_step(cmd, code(), page_.lang()), advise(cmd, code())};
  }

  markup commands() const {
    const smtp_reply::command_set listed = commands_listing(code());
    const markup of_others = steps(every_command() - listed, false);
    if (listed.empty()) return paragraph(page_.words().no_command) + of_others;
    if (listed == every_command()) return steps(listed, true);
    return steps(listed, true) + block("details", element("summary", text(page_.words().other_commands)) + of_others);
  }

  markup steps(smtp_reply::command_set set, bool listed) const {
    const labels& w = page_.words();
    markup rows;
    for (const auto& [what, commands] : grouped(set, [this](auto cmd) { return step_after(cmd); })) {
      const auto& [own_phrase, sentence, advice] = what;
      markup after = command_list(page_, commands);
      if (listed && own_phrase != row_.phrase) after += element("div", {{"class", "note"}}, latin(own_phrase));
      markup cells = element("th", {{"scope", "row"}}, after);
      if (listed) cells += element("td", badge(page_, code()));
      cells += element("td", text(sentence) + advice_name(advice)) + element("td", source_links(page_, advice.source));
      rows += block("tr", cells);
    }
    const std::vector<std::string_view> names =
        listed ? std::vector<std::string_view>{w.after, w.listed_as, w.client_does, w.rule}
               : std::vector<std::string_view>{w.after, w.client_does, w.rule};
    return scroll_box(listed ? w.next_steps : w.other_commands, "wide",
                      block("table", {{"class", "steps"}}, column_headers(names) + block("tbody", rows)));
  }

  // What `advise` returns.
  static markup advice_name(const smtp_reply::advice& a) {
    const std::string names = std::string(name(a.what)) + ", " + std::string(name(a.where));
    return element("div", {{"class", "note"}}, literal(names));
  }

  // ---------------------------------------------------------------------------------- other pages

  // Each in the class of the code: X.5.1 goes with 502 as 5.5.1.
  markup enhanced_codes() const {
    markup rows;
    for (const smtp_reply::enhanced_info& row : smtp_reply::enhanced_table) {
      if (std::find(row.codes, row.codes + row.code_count, code()) == row.codes + row.code_count) continue;
      const smtp_reply::enhanced_code e{static_cast<std::uint8_t>(smtp_reply::to_int(code()) / 100), row.subject,
                                        row.detail};
      const std::string value = std::to_string(e.cls) + registered(row).substr(1);
      rows += block("li", page_.link(path_of(row), number_and_name(page_, literal(value), row)) +
                              block("p", text(summary(e, page_.lang()))));
    }
    if (rows.empty()) return paragraph(page_.words().none);
    return block("ul", {{"class", "explained"}}, rows);
  }

  markup others() const {
    markup chips;
    for (const smtp_reply::code_info& other : smtp_reply::code_table) {
      if (other.value == code()) continue;
      chips += block("li", chip(page_, other.value, path_of(code(), other.value)));
    }
    return block("ul", {{"class", "chips"}}, chips);
  }

  markup previous_and_next() const {
    const smtp_reply::code_info* const first = smtp_reply::code_table.data();
    const smtp_reply::code_info* const last = first + smtp_reply::code_table.size() - 1;
    markup before;
    markup behind;
    if (&row_ != first) before = neighbour_of((&row_ - 1)->value, "prev");
    if (&row_ != last) behind = neighbour_of((&row_ + 1)->value, "next");
    return neighbours(page_, before, behind);
  }

  markup neighbour_of(smtp_reply::code c, std::string_view rel) const {
    return neighbour(page_, rel, path_of(c), number(c) + text(" ") + text(guide(c, page_.lang()).title));
  }

  page page_;
  const smtp_reply::code_info& row_;
  smtp_reply::guidance guide_;
};

}  // namespace reference

#endif  // REFERENCE_CODE_PAGE_HPP
