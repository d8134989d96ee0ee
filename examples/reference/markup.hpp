// HTML that cannot come out malformed: text is escaped on its way in, and every element is closed.
#ifndef REFERENCE_MARKUP_HPP
#define REFERENCE_MARKUP_HPP

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace reference {

inline bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

// Text with each of the first strings replaced by the second one beside it, in the order given: & comes first.
inline std::string replaced(std::string_view text,
                            std::initializer_list<std::pair<std::string_view, std::string_view>> replacements) {
  std::string result(text);
  for (const auto& [from, to] : replacements) {
    for (auto at = result.find(from); at != std::string::npos; at = result.find(from, at + to.size())) {
      result.replace(at, from.size(), to);
    }
  }
  return result;
}

// Text without the isolates of the library's Arabic texts (U+2066 to U+2069), for where HTML allows no element.
inline std::string plain(std::string_view text) { return replaced(text, {{"\u2066", ""}, {"\u2069", ""}}); }

// A piece of a page, escaped already.
class markup {
 public:
  markup() = default;

  const std::string& html() const { return html_; }
  bool empty() const { return html_.empty(); }

  markup& operator+=(const markup& more) {
    html_ += more.html_;
    return *this;
  }
  friend markup operator+(markup first, const markup& second) {
    first += second;
    return first;  // moved, which the reference that += returns would not be
  }

 private:
  explicit markup(std::string html) : html_(std::move(html)) {}

  using attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  friend markup text(std::string_view);
  friend markup tag(std::string_view, attributes);
  friend markup element(std::string_view, attributes, const markup&);

  std::string html_;
};

using attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// Text as the library has it. Its isolates become elements, which browsers and screen readers treat the same way.
inline markup text(std::string_view s) {
  return markup(replaced(
      s, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\u2066", "<bdi dir=\"ltr\">"}, {"\u2069", "</bdi>"}}));
}

// A start tag; by itself an element that has no content, such as <link>. An attribute with an empty value is left out,
// but for those that say something by being there.
inline markup tag(std::string_view name, attributes list) {
  std::string html("<");
  html += name;
  for (const auto& [attribute, value] : list) {
    if (value.empty() && attribute != "hidden" && attribute != "defer") continue;
    html.append(" ").append(attribute);
    if (!value.empty()) html += "=\"" + replaced(plain(value), {{"&", "&amp;"}, {"<", "&lt;"}, {"\"", "&quot;"}}) + '"';
  }
  return markup(html + '>');
}

inline markup element(std::string_view name, attributes list, const markup& content) {
  markup result = tag(name, list);
  result.html_.append(content.html_).append("</").append(name).append(">");
  return result;
}

inline markup element(std::string_view name, const markup& content) { return element(name, {}, content); }

// The same, on a line of its own in the file.
inline markup block(std::string_view name, attributes list, const markup& content) {
  return element(name, list, content) + text("\n");
}

inline markup block(std::string_view name, const markup& content) { return block(name, {}, content); }

}  // namespace reference

#endif  // REFERENCE_MARKUP_HPP
