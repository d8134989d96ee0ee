// The frame of a page: where it is, how it gets to the others, and what stands around its content.
#ifndef REFERENCE_PAGE_HPP
#define REFERENCE_PAGE_HPP

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <smtp_reply/code.hpp>
#include <smtp_reply/config.hpp>
#include <smtp_reply/enhanced_table.hpp>
#include <smtp_reply/guide.hpp>

#include "labels.hpp"
#include "markup.hpp"

namespace reference {

// ------------------------------------------------------------------------------------ paths, below a language's folder

inline constexpr std::string_view index_path = "index.html";

inline std::string digits(smtp_reply::code c) { return std::to_string(smtp_reply::to_int(c)); }

// "X.5.1": the registry holds a code for all classes at once.
inline std::string registered(const smtp_reply::enhanced_info& row) {
  return "X." + std::to_string(row.subject) + '.' + std::to_string(row.detail);
}

inline std::string path_of(smtp_reply::code c) { return digits(c) + ".html"; }

// One page serves for both orders.
inline std::string path_of(smtp_reply::code a, smtp_reply::code b) {
  return "compare/" + digits(std::min(a, b)) + "-vs-" + digits(std::max(a, b)) + ".html";
}

inline std::string path_of(const smtp_reply::enhanced_info& row) {
  return "enhanced/x." + std::to_string(row.subject) + '.' + std::to_string(row.detail) + ".html";
}

inline std::string path_of_subject(std::size_t subject) { return "enhanced/x." + std::to_string(subject) + ".html"; }

// ------------------------------------------------------------------------------------ the page

// What every <head> holds. The folder that all pages share is at root.
inline markup common_head(std::string_view title, std::string_view description, const std::string& root) {
  markup result = text("\n");
  for (const markup& line : {tag("meta", {{"charset", "utf-8"}}), element("title", text(plain(title))),
                             tag("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
                             tag("meta", {{"name", "description"}, {"content", description}}),
                             tag("meta", {{"name", "color-scheme"}, {"content", "light dark"}}),
                             tag("link", {{"rel", "stylesheet"}, {"href", root + "style.css"}}),
                             tag("link", {{"rel", "icon"}, {"type", "image/svg+xml"}, {"href", root + "icon.svg"}})}) {
    result += line + text("\n");
  }
  return result;
}

class page {
 public:
  page(smtp_reply::language lang, std::string path) : lang_(lang), words_(labels_of(lang)), path_(std::move(path)) {}

  smtp_reply::language lang() const { return lang_; }
  const labels& words() const { return words_; }
  std::string file() const { return std::string(words_.tag) + '/' + path_; }

  // To a page of the same language: relative, so that the site works from any folder and from a disk.
  std::string url(std::string_view path) const { return up() + std::string(path); }

  markup link(std::string_view path, const markup& content, std::string_view css_class = {}) const {
    return element("a", {{"class", css_class}, {"href", url(path)}}, content);
  }

  // The file, with the title of the page, a sentence about it, and its content.
  std::string document(std::string_view title, std::string_view description, const markup& content) const {
    return "<!DOCTYPE html>\n" +
           block("html", {{"lang", words_.tag}, {"dir", words_.direction}},
                 text("\n") + block("head", head(title, description)) + block("body", body(content)))
               .html();
  }

 private:
  // Back to the language's folder.
  std::string up() const {
    std::string result;
    for (auto slashes = std::count(path_.begin(), path_.end(), '/'); slashes > 0; --slashes) result += "../";
    return result;
  }

  std::string root() const { return up() + "../"; }

  std::string same_page_in(const labels& language) const { return root() + std::string(language.tag) + '/' + path_; }

  markup head(std::string_view title, std::string_view description) const {
    const bool is_index = path_ == index_path;
    const std::string site_behind = is_index ? "" : " · " + std::string(words_.site);
    markup result = common_head(std::string(title) + site_behind, description, root());
    for (const labels* language : {&english, &arabic}) {
      const std::string url = same_page_in(*language);
      result += tag("link", {{"rel", "alternate"}, {"hreflang", language->tag}, {"href", url}}) + text("\n");
    }
    if (is_index) result += block("script", {{"src", root() + "filter.js"}, {"defer", ""}}, {});
    return result;
  }

  markup body(const markup& content) const {
    return text("\n") + element("a", {{"class", "skip"}, {"href", "#content"}}, text(words_.skip)) + text("\n") +
           block("header", {{"class", "site"}}, header()) + block("main", {{"id", "content"}}, text("\n") + content) +
           block("footer", footer());
  }

  markup header() const {
    const auto section = [this](std::string_view anchor, std::string_view name) {
      return element("li", link(std::string(index_path) + std::string(anchor), text(name)));
    };
    const labels& other = lang_ == smtp_reply::language::arabic ? english : arabic;
    const markup sections = section("#codes", words_.codes) + section("#matrix", words_.matrix_short) +
                            section("#enhanced", words_.enhanced);
    return link(index_path, text(words_.site), "home") +
           element("nav", {{"aria-label", words_.sections}}, element("ul", sections)) +
           element("a",
                   {{"class", "language"},
                    {"href", same_page_in(other)},
                    {"hreflang", other.tag},
                    {"lang", other.tag},
                    {"dir", other.direction}},
                   text(other.own_name));
  }

  markup footer() const {
    const std::string version = std::string("smtp_reply ") + std::to_string(SMTP_REPLY_VERSION_MAJOR) + '.' +
                                std::to_string(SMTP_REPLY_VERSION_MINOR) + '.' +
                                std::to_string(SMTP_REPLY_VERSION_PATCH);
    return element("p", text(words_.made_from) + text(" ") + element("bdi", {{"dir", "ltr"}}, text(version)));
  }

  smtp_reply::language lang_;
  const labels& words_;
  std::string path_;
};

}  // namespace reference

#endif  // REFERENCE_PAGE_HPP
