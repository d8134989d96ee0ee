// The pages of an enhanced status code and of a subject, each for all classes at once.
#ifndef REFERENCE_ENHANCED_PAGE_HPP
#define REFERENCE_ENHANCED_PAGE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <smtp_reply/code.hpp>
#include <smtp_reply/enhanced_table.hpp>
#include <smtp_reply/guide.hpp>

#include "labels.hpp"
#include "markup.hpp"
#include "page.hpp"
#include "pieces.hpp"

namespace reference {

// The classes of RFC 3463, and the name and summary that the library has for a subject and for a class alone: it falls
// back to them where no detail, or no subject, has the number.
inline constexpr std::array<std::uint8_t, 3> enhanced_classes = {{2, 4, 5}};
inline constexpr std::uint16_t no_number = 1000;

constexpr smtp_reply::enhanced_code subject_alone(std::size_t subject) {
  return {5, static_cast<std::uint16_t>(subject), no_number};
}

constexpr std::size_t subject_count() { return smtp_reply::enhanced_table.back().subject + std::size_t{1}; }

inline std::string subject_number(std::size_t subject) { return "X." + std::to_string(subject); }

// Number and English name: in Arabic, too, they run from left to right together.
inline markup side_by_side(const markup& number, std::string_view name) {
  return element("span", {{"dir", "ltr"}}, number + text(" ") + latin(name));
}

// "X.5 Mail Delivery Protocol Status".
inline markup subject_name(std::size_t subject) {
  return side_by_side(literal(subject_number(subject)), name(subject_alone(subject)));
}

inline markup enhanced_number(const smtp_reply::enhanced_info& row) { return literal(registered(row)); }

inline markup registered_name(const page& p, const smtp_reply::enhanced_info& row) {
  markup result = row.name.empty() ? text(p.words().unnamed) : latin(row.name);
  if (row.deprecated) result += text(" ") + element("em", text(p.words().deprecated));
  return result;
}

// "X.5.1 Invalid command".
inline markup number_and_name(const page& p, const markup& number, const smtp_reply::enhanced_info& row) {
  return row.name.empty() ? number + text(" ") + registered_name(p, row) : side_by_side(number, row.name);
}

inline std::string_view summary_of(const page& p, const smtp_reply::enhanced_info& row) {
  return summary(smtp_reply::enhanced_code{5, row.subject, row.detail}, p.lang());
}

inline markup basic_codes(const page& p, const smtp_reply::enhanced_info& row) {
  markup chips;
  for (std::size_t i = 0; i < row.code_count; ++i) {
    chips += element("li", chip(p, row.codes[i], path_of(row.codes[i])));
  }
  return chips.empty() ? text("–") : element("ul", {{"class", "chips"}}, chips);
}

// ------------------------------------------------------------------------------------ one enhanced code

class enhanced_page {
 public:
  enhanced_page(smtp_reply::language lang, const smtp_reply::enhanced_info& row)
      : page_(lang, path_of(row)), row_(row) {}

  std::string file() const { return page_.file(); }

  std::string document() const {
    const labels& w = page_.words();
    const markup number = element("span", {{"class", "number"}, {"dir", "ltr"}}, text(registered(row_)));
    const markup heading = number_and_name(page_, number, row_);
    const markup content = breadcrumb(page_, path_of_subject(row_.subject), subject_name(row_.subject)) +
                           block("h1", heading) + section("says", w.says, paragraph(summary_of(page_, row_))) +
                           section("classes", w.by_class, classes()) + section("facts", w.facts, facts()) +
                           previous_and_next();
    return page_.document(registered(row_) + ' ' + std::string(row_.name), summary_of(page_, row_), content);
  }

 private:
  markup classes() const {
    markup rows;
    for (const std::uint8_t cls : enhanced_classes) {
      const auto alike = static_cast<smtp_reply::code>(cls * 100);
      const std::string value = std::to_string(cls) + registered(row_).substr(1);
      rows += block(
          "div", element("dt", element("span", {{"class", css_class("number", alike)}, {"dir", "ltr"}}, text(value))) +
                     element("dd", badge(page_, alike) + text(" ") +
                                       text(summary(smtp_reply::enhanced_code{cls, no_number, 0}, page_.lang()))));
    }
    return block("dl", {{"class", "uses"}}, rows);
  }

  markup facts() const {
    const labels& w = page_.words();
    const markup subject = page_.link(path_of_subject(row_.subject), subject_name(row_.subject));
    return block("dl", {{"class", "facts"}},
                 fact(w.registered_name, registered_name(page_, row_)) + fact(w.subject, subject) +
                     fact(w.codes, basic_codes(page_, row_)) + fact(w.source, source_links(page_, row_.source)));
  }

  markup previous_and_next() const {
    const smtp_reply::enhanced_info* const first = smtp_reply::enhanced_table.data();
    const smtp_reply::enhanced_info* const last = first + smtp_reply::enhanced_table.size() - 1;
    markup before;
    markup behind;
    if (&row_ != first) before = neighbour_of(*(&row_ - 1), "prev");
    if (&row_ != last) behind = neighbour_of(*(&row_ + 1), "next");
    return neighbours(page_, before, behind);
  }

  markup neighbour_of(const smtp_reply::enhanced_info& row, std::string_view rel) const {
    return neighbour(page_, rel, path_of(row), number_and_name(page_, enhanced_number(row), row));
  }

  page page_;
  const smtp_reply::enhanced_info& row_;
};

// ------------------------------------------------------------------------------------ one subject

class subject_page {
 public:
  subject_page(smtp_reply::language lang, std::size_t subject)
      : page_(lang, path_of_subject(subject)), subject_(subject) {}

  std::string file() const { return page_.file(); }

  std::string document() const {
    const labels& w = page_.words();
    const std::string_view subject_name = name(subject_alone(subject_));
    const std::string_view says = summary(subject_alone(subject_), page_.lang());
    const markup heading =
        side_by_side(element("span", {{"class", "number"}}, text(subject_number(subject_))), subject_name);
    const markup content = breadcrumb(page_, std::string(index_path) + "#enhanced", text(w.enhanced)) +
                           block("h1", heading) + block("p", {{"class", "lead"}}, text(says)) +
                           section("details", w.details, details());
    return page_.document(subject_number(subject_) + ' ' + std::string(subject_name), says, content);
  }

 private:
  markup details() const {
    const labels& w = page_.words();
    markup rows;
    for (const smtp_reply::enhanced_info& row : smtp_reply::enhanced_table) {
      if (row.subject != subject_) continue;
      rows += block("tr", element("th", {{"scope", "row"}}, page_.link(path_of(row), enhanced_number(row))) +
                              element("td", element("strong", registered_name(page_, row)) +
                                                block("p", text(summary_of(page_, row)))) +
                              element("td", basic_codes(page_, row)));
    }
    return scroll_box(w.details, "wide",
                      block("table", column_headers({w.code, w.says, w.codes}) + block("tbody", rows)));
  }

  page page_;
  std::size_t subject_;
};

}  // namespace reference

#endif  // REFERENCE_ENHANCED_PAGE_HPP
