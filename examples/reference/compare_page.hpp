// The page that compares two reply codes.
#ifndef REFERENCE_COMPARE_PAGE_HPP
#define REFERENCE_COMPARE_PAGE_HPP

#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include <smtp_reply/code_table.hpp>
#include <smtp_reply/compare.hpp>
#include <smtp_reply/guide.hpp>

#include "advice.hpp"
#include "labels.hpp"
#include "markup.hpp"
#include "page.hpp"
#include "pieces.hpp"

namespace reference {

class compare_page {
 public:
  compare_page(smtp_reply::language lang, smtp_reply::code first, smtp_reply::code second)
      : page_(lang, path_of(first, second)), comparison_(smtp_reply::compare(first, second)) {}

  std::string file() const { return page_.file(); }

  std::string document() const {
    const labels& w = page_.words();
    const std::string title = titled(first()) + ' ' + std::string(w.versus) + ' ' + titled(second());
    const std::string contrast = in_short();
    const markup content = breadcrumb(page_, std::string(index_path) + "#codes", text(w.codes)) + heading() +
                           block("p", {{"class", "lead"}}, text(contrast)) +
                           block("div", {{"class", "sides"}}, about(first()) + about(second())) +
                           section("differences", w.differences, differences()) + next_steps() +
                           section("use", w.use_which, block("dl", {{"class", "uses"}}, use(first()) + use(second())));
    return page_.document(title, contrast, content);
  }

 private:
  smtp_reply::code first() const { return comparison_.first; }
  smtp_reply::code second() const { return comparison_.second; }

  std::string titled(smtp_reply::code c) const { return digits(c) + ' ' + std::string(guide(c, page_.lang()).title); }

  // The second paragraph of the library's report: each code in a sentence, and how they differ.
  std::string in_short() const {
    std::string report;
    smtp_reply::write_report(std::back_inserter(report), comparison_, page_.lang());
    const std::size_t begin = report.find("\n\n") + 2;
    return report.substr(begin, report.find('\n', begin) - begin);
  }

  markup heading() const {
    const auto side = [this](smtp_reply::code c) {
      return element("span", {{"class", "side"}},
                     number(c) + text(" ") + element("span", text(guide(c, page_.lang()).title)));
    };
    const markup versus = element("span", {{"class", "versus"}}, text(page_.words().versus));
    return block("h1", {{"class", "pair"}}, side(first()) + text(" ") + versus + text(" ") + side(second()));
  }

  markup about(smtp_reply::code c) const {
    const labels& w = page_.words();
    const smtp_reply::guidance g = guide(c, page_.lang());
    const markup title = page_.link(path_of(c), number(c) + text(" ") + element("span", text(g.title)));
    const auto part = [](std::string_view heading, std::string_view content) {
      return block("h3", text(heading)) + paragraph(content);
    };
    return block("section", {{"class", css_class("side", c)}},
                 block("h2", title) + block("p", {{"class", "under-title"}}, badge(page_, c)) +
                     part(w.meaning, g.meaning) + part(w.when_seen, g.when_seen) + part(w.remedy, g.remedy));
  }

  // ---------------------------------------------------------------------------------- differences

  markup differences() const {
    const labels& w = page_.words();
    markup rows;
    row(rows, w.reply_class, class_name(page_, first()), class_name(page_, second()));
    row(rows, w.category, category(first()), category(second()));
    row(rows, w.severity, severity(first(), comparison_.severity_order > 0),
        severity(second(), comparison_.severity_order < 0));
    row(rows, w.retry, text(of(w.retries, severity_of(first()))), text(of(w.retries, severity_of(second()))));
    row(rows, w.status, text(of(w.standings, find(first())->status)), text(of(w.standings, find(second())->status)));
    row(rows, w.source, source(first()), source(second()));
    row(rows, w.answers, answers(page_, comparison_.only_first | comparison_.both),
        answers(page_, comparison_.only_second | comparison_.both));
    return scroll_box(w.differences, "wide", block("table", header(w.difference) + block("tbody", rows)));
  }

  markup header(std::string_view first_column) const {
    const auto code_column = [this](smtp_reply::code c) {
      return element("th", {{"scope", "col"}}, page_.link(path_of(c), number(c)));
    };
    return block("thead", block("tr", element("th", {{"scope", "col"}}, text(first_column)) + code_column(first()) +
                                          code_column(second())));
  }

  // What is the same on both sides stands once, across both columns.
  static void row(markup& rows, std::string_view name, const markup& a, const markup& b) {
    const markup cells = a.html() == b.html() ? element("td", {{"colspan", "2"}, {"class", "same"}}, a)
                                              : element("td", a) + element("td", b);
    rows += block("tr", element("th", {{"scope", "row"}}, text(name)) + cells);
  }

  markup category(smtp_reply::code c) const {
    return text(of(page_.words().categories, category_of(c))) + text(" (") +
           literal("x" + digits(c).substr(1, 1) + "z") + text(")");
  }

  markup severity(smtp_reply::code c, bool is_worse) const {
    markup result = badge(page_, c);
    if (is_worse) result += text(" ") + text(page_.words().worse);
    return result;
  }

  markup source(smtp_reply::code c) const { return source_links(page_, find(c)->source); }

  // ---------------------------------------------------------------------------------- what follows

  // Only for the commands that both may answer: elsewhere there is nothing to choose between.
  markup next_steps() const {
    if (comparison_.both.empty()) return {};
    const labels& w = page_.words();
    const auto sentences = [this](smtp_reply::command cmd) {
      return std::array<std::string_view, 2>{next_step(cmd, first(), page_.lang()),
                                             next_step(cmd, second(), page_.lang())};
    };
    markup rows;
    for (const auto& [sentence, commands] : grouped(comparison_.both, sentences)) {
      const markup cells = sentence[0] == sentence[1]
                               ? element("td", {{"colspan", "2"}, {"class", "same"}}, text(sentence[0]))
                               : element("td", text(sentence[0])) + element("td", text(sentence[1]));
      rows += block("tr", element("th", {{"scope", "row"}}, command_list(page_, commands)) + cells);
    }
    return section("next", w.next_steps_of_both,
                   scroll_box(w.next_steps_of_both, "wide", block("table", header(w.after) + block("tbody", rows))));
  }

  markup use(smtp_reply::code c) const {
    return block("div", element("dt", number(c)) + element("dd", text(guide(c, page_.lang()).use)));
  }

  page page_;
  smtp_reply::comparison comparison_;
};

}  // namespace reference

#endif  // REFERENCE_COMPARE_PAGE_HPP
