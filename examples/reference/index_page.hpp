// The index of a language: all codes, the matrix of codes and commands, all enhanced codes. And the page above both
// languages.
#ifndef REFERENCE_INDEX_PAGE_HPP
#define REFERENCE_INDEX_PAGE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <smtp_reply/code_table.hpp>
#include <smtp_reply/command.hpp>
#include <smtp_reply/enhanced_table.hpp>
#include <smtp_reply/guide.hpp>

#include "enhanced_page.hpp"
#include "labels.hpp"
#include "markup.hpp"
#include "page.hpp"
#include "pieces.hpp"

namespace reference {

class index_page {
 public:
  explicit index_page(smtp_reply::language lang) : page_(lang, std::string(index_path)) {}

  std::string file() const { return page_.file(); }

  std::string document() const {
    const labels& w = page_.words();
    const markup content = block("h1", text(w.site)) + block("p", {{"class", "lead"}}, text(w.introduction)) +
                           filter() + section("codes", w.codes, codes()) + section("matrix", w.matrix, matrix()) +
                           section("enhanced", w.enhanced, enhanced_codes());
    return page_.document(w.site, w.introduction, content);
  }

 private:
  // Shown by the script that does the work.
  markup filter() const {
    const labels& w = page_.words();
    const markup input =
        tag("input",
            {{"type", "search"}, {"id", "filter-input"}, {"autocomplete", "off"}, {"aria-describedby", "filter-hint"}});
    const markup found = element("p", {{"class", "note"}, {"role", "status"}, {"data-label", w.filter_found}}, {});
    return block("form", {{"id", "filter"}, {"role", "search"}, {"hidden", ""}},
                 element("label", {{"for", "filter-input"}}, text(w.filter)) + input +
                     element("p", {{"class", "note"}, {"id", "filter-hint"}}, text(w.filter_hint)) + found);
  }

  // ---------------------------------------------------------------------------------- reply codes

  // What the filter looks at: both languages, so that each is found from either.
  static std::string words_for_filter(const smtp_reply::code_info& row) {
    std::string words = digits(row.value) + ' ' + std::string(row.phrase) + ' ' + std::string(row.name);
    for (const auto lang : {smtp_reply::language::english, smtp_reply::language::arabic}) {
      words.append(" ").append(guide(row.value, lang).title);
    }
    for (const smtp_reply::command cmd : members(commands_listing(row.value))) words.append(" ").append(name(cmd));
    for (const smtp_reply::enhanced_info& enhanced : smtp_reply::enhanced_table) {
      if (std::find(enhanced.codes, enhanced.codes + enhanced.code_count, row.value) ==
          enhanced.codes + enhanced.code_count) {
        continue;
      }
      words += ' ' + digits(row.value).substr(0, 1) + registered(enhanced).substr(1);
    }
    return words;
  }

  // Calls with the first row of each class and the one behind its last.
  template <class Function>
  static void for_each_class(Function function) {
    const auto end = smtp_reply::code_table.end();
    for (auto first = smtp_reply::code_table.begin(); first != end;) {
      const auto last = std::find_if(first, end, [first](const smtp_reply::code_info& row) {
        return class_of(row.value) != class_of(first->value);
      });
      function(first, last);
      first = last;
    }
  }

  markup codes() const {
    markup result;
    for_each_class([this, &result](auto first, auto last) {
      markup items;
      for (auto row = first; row != last; ++row) {
        const markup title = element("span", {{"class", "title"}}, text(guide(row->value, page_.lang()).title));
        items += block("li", {{"data-find", words_for_filter(*row)}},
                       page_.link(path_of(row->value), number(row->value) + text(" ") + title));
      }
      const std::string id = "class-" + digits(first->value).substr(0, 1);
      const markup heading =
          element("h3", badge(page_, first->value) + text(" ") + element("span", class_name(page_, first->value)));
      result += block("section", {{"id", id}, {"class", "group"}}, heading + block("ul", {{"class", "codes"}}, items));
    });
    return result;
  }

  // ---------------------------------------------------------------------------------- the matrix

  markup matrix() const {
    markup columns = element("th", {{"scope", "col"}}, text(page_.words().code));
    for (const smtp_reply::command cmd : smtp_reply::all_commands) {
      columns += element("th", {{"scope", "col"}}, element("span", command_name(page_, cmd)));
    }
    markup table = block("thead", block("tr", columns));
    for_each_class([this, &table](auto first, auto last) {
      markup rows = text("\n");
      for (auto row = first; row != last; ++row) rows += matrix_row(*row);
      table += block("tbody", rows);
    });
    return block("p", text(page_.words().matrix_note)) + legend() +
           scroll_box(page_.words().matrix, "wide matrix", block("table", table));
  }

  markup matrix_row(const smtp_reply::code_info& row) const {
    const markup title = element("span", {{"class", "title"}}, text(guide(row.value, page_.lang()).title));
    markup cells =
        element("th", {{"scope", "row"}}, page_.link(path_of(row.value), number(row.value) + text(" ") + title));
    for (const smtp_reply::command cmd : smtp_reply::all_commands) {
      if (listed(cmd, row.value) == smtp_reply::listing::not_listed) {
        cells += element("td", {});
      } else {
        cells += element("td", {{"class", css_class("on", row.value)}}, sign(page_, row.value));
      }
    }
    return block("tr", {{"data-find", words_for_filter(row)}}, cells);
  }

  markup legend() const {
    markup items;
    for_each_class([this, &items](auto first, auto) { items += element("li", badge(page_, first->value)); });
    return block("ul", {{"class", "legend"}}, items);
  }

  // ---------------------------------------------------------------------------------- enhanced codes

  markup enhanced_codes() const {
    markup result;
    for (std::size_t subject = 0; subject < subject_count(); ++subject) {
      markup items;
      for (const smtp_reply::enhanced_info& row : smtp_reply::enhanced_table) {
        if (row.subject != subject) continue;
        items += block("li", {{"data-find", words_for_filter(row)}},
                       page_.link(path_of(row), enhanced_number(row) + text(" ") + registered_name(page_, row)));
      }
      const markup heading = element("h3", page_.link(path_of_subject(subject), subject_name(subject)));
      result += block("section", {{"class", "group"}},
                      heading + paragraph(summary(subject_alone(subject), page_.lang())) +
                          block("ul", {{"class", "enhanced"}}, items));
    }
    return result;
  }

  static std::string words_for_filter(const smtp_reply::enhanced_info& row) {
    std::string words = registered(row) + ' ' + std::string(row.name);
    for (const std::uint8_t cls : enhanced_classes) words += ' ' + std::to_string(cls) + registered(row).substr(1);
    return words;
  }

  page page_;
};

// Chooses the language.
inline std::string start_page() {
  markup items;
  for (const labels* language : {&english, &arabic}) {
    items += block("li", {{"lang", language->tag}, {"dir", language->direction}},
                   element("a", {{"href", std::string(language->tag) + "/index.html"}, {"hreflang", language->tag}},
                           element("strong", text(language->own_name))) +
                       element("p", text(language->introduction)));
  }
  const markup main = block("h1", text(english.site)) + block("ul", {{"class", "languages"}}, items);
  return "<!DOCTYPE html>\n" + block("html", {{"lang", "en"}, {"dir", "ltr"}},
                                     text("\n") + block("head", common_head(english.site, english.introduction, "")) +
                                         block("body", block("main", {{"id", "content"}}, main)))
                                   .html();
}

}  // namespace reference

#endif  // REFERENCE_INDEX_PAGE_HPP
