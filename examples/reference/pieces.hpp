// What several kinds of page have in common.
#ifndef REFERENCE_PIECES_HPP
#define REFERENCE_PIECES_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <smtp_reply/code.hpp>
#include <smtp_reply/code_table.hpp>
#include <smtp_reply/command.hpp>
#include <smtp_reply/enhanced_table.hpp>
#include <smtp_reply/guide.hpp>

#include "labels.hpp"
#include "markup.hpp"
#include "page.hpp"

namespace reference {

// ------------------------------------------------------------------------------------ text

// English in a page of any language: phrases and names of the RFCs.
inline markup latin(std::string_view s) { return element("span", {{"lang", "en"}, {"dir", "ltr"}}, text(s)); }

// What a computer reads: commands, names in C++, codes.
inline markup literal(std::string_view s) { return element("code", {{"dir", "ltr"}}, text(s)); }

inline markup section(std::string_view id, std::string_view heading, const markup& content) {
  return block("section", {{"id", id}}, block("h2", text(heading)) + content);
}

inline markup paragraph(std::string_view s) { return block("p", text(s)); }

// ------------------------------------------------------------------------------------ colour and sign

// Nobody has to see colours: each severity has a sign of its own, too.
inline constexpr std::array<std::string_view, 4> signs = {{"✓", "…", "↻", "✕"}};

// The style sheet knows a severity by the first digit of its codes.
inline std::string css_class(std::string_view what, smtp_reply::code c) {
  return std::string(what) + " k" + digits(c).substr(0, 1);
}

// The sign and, for who does not see it, the word.
inline markup sign(const page& p, smtp_reply::code c) {
  const smtp_reply::severity s = severity_of(c);
  return element("span", {{"class", css_class("sign", c)}, {"aria-hidden", "true"}}, text(of(signs, s))) +
         element("span", {{"class", "unseen"}}, text(of(p.words().severities, s)));
}

inline markup number(smtp_reply::code c) {
  return element("span", {{"class", css_class("number", c)}}, text(digits(c)));
}

// "Positive completion (2yz)".
inline markup class_name(const page& p, smtp_reply::code c) {
  return text(of(p.words().classes, severity_of(c))) + text(" (") + literal(digits(c).substr(0, 1) + "yz") + text(")");
}

inline markup badge(const page& p, smtp_reply::code c) {
  const smtp_reply::severity s = severity_of(c);
  return element(
      "span", {{"class", css_class("badge", c)}},
      element("span", {{"aria-hidden", "true"}}, text(of(signs, s))) + text(" ") + text(of(p.words().severities, s)));
}

// ------------------------------------------------------------------------------------ links

// A code as a small coloured box that leads to a page, its own or one that compares it.
inline markup chip(const page& p, smtp_reply::code c, std::string_view path) {
  return element("a", {{"class", css_class("chip", c)}, {"href", p.url(path)}, {"title", guide(c, p.lang()).title}},
                 text(digits(c)));
}

// "RFC 3463 3.4": to the section itself. Whatever else the tables cite stays text.
inline markup rfc_link(std::string_view source) {
  constexpr std::string_view prefix = "RFC ";
  if (!starts_with(source, prefix)) return latin(source);
  const std::string_view rest = source.substr(prefix.size());
  const std::size_t space = std::min(rest.find(' '), rest.size());
  std::string url = "https://www.rfc-editor.org/rfc/rfc" + std::string(rest.substr(0, space)) + ".html";
  if (space < rest.size()) url += "#section-" + std::string(rest.substr(space + 1));
  return element("a", {{"href", url}, {"lang", "en"}, {"dir", "ltr"}}, text(source));
}

// "RFC 4954 6; RFC 3207 4".
inline markup source_links(const page& p, std::string_view sources) {
  markup result;
  while (!sources.empty()) {
    if (!result.empty()) result += text(p.words().list_comma);
    const std::size_t end = std::min(sources.find("; "), sources.size());
    result += rfc_link(sources.substr(0, end));
    sources.remove_prefix(std::min(end + 2, sources.size()));
  }
  return result;
}

// The codes at which a reader arrived, from the index on: "SMTP reply codes > 5yz".
inline markup breadcrumb(const page& p, std::string_view path, const markup& name) {
  const markup items = element("li", p.link(index_path, text(p.words().site))) + element("li", p.link(path, name));
  return block("nav", {{"class", "breadcrumb"}, {"aria-label", p.words().you_are_here}}, element("ol", items));
}

// The page before and the page behind, either of which may be missing.
inline markup neighbours(const page& p, const markup& before, const markup& behind) {
  return block("nav", {{"class", "neighbours"}, {"aria-label", p.words().neighbours}}, before + behind);
}

inline markup neighbour(const page& p, std::string_view rel, std::string_view path, const markup& name) {
  return element("a", {{"rel", rel}, {"href", p.url(path)}}, name);
}

// ------------------------------------------------------------------------------------ commands

inline markup command_name(const page& p, smtp_reply::command cmd) {
  if (cmd == smtp_reply::command::connect) return element("span", {{"class", "event"}}, text(p.words().connect));
  if (cmd == smtp_reply::command::message) return element("span", {{"class", "event"}}, text(p.words().end_of_data));
  return literal(name(cmd));
}

template <class Commands>
markup command_list(const page& p, const Commands& commands) {
  markup result;
  for (const smtp_reply::command cmd : commands) {
    if (!result.empty()) result += text(p.words().list_comma);
    result += command_name(p, cmd);
  }
  return result;
}

inline std::vector<smtp_reply::command> members(smtp_reply::command_set set) {
  std::vector<smtp_reply::command> result;
  for (const smtp_reply::command cmd : smtp_reply::all_commands) {
    if (set.contains(cmd)) result.push_back(cmd);
  }
  return result;
}

// Bit n stands for the command of value n.
inline smtp_reply::command_set every_command() { return {(std::uint32_t{1} << smtp_reply::all_commands.size()) - 1}; }

// The commands that a code may answer; "any command" where only those are missing that are none on the wire.
inline markup answers(const page& p, smtp_reply::command_set set) {
  if (set.empty()) return text(p.words().no_command);
  const auto missing = members(every_command() - set);
  const bool any = std::all_of(missing.begin(), missing.end(), [](smtp_reply::command cmd) {
    return cmd == smtp_reply::command::connect || cmd == smtp_reply::command::message;
  });
  return any ? text(p.words().any_command) : command_list(p, members(set));
}

// Commands for which key_of gives the same key, together; keys in the order in which they come up first.
template <class KeyOf>
auto grouped(smtp_reply::command_set set, KeyOf key_of) {
  using key = decltype(key_of(smtp_reply::command::connect));
  std::vector<std::pair<key, std::vector<smtp_reply::command>>> groups;
  for (const smtp_reply::command cmd : members(set)) {
    const key k = key_of(cmd);
    auto group = std::find_if(groups.begin(), groups.end(), [&k](const auto& g) { return g.first == k; });
    if (group == groups.end()) group = groups.insert(groups.end(), {k, {}});
    group->second.push_back(cmd);
  }
  return groups;
}

// ------------------------------------------------------------------------------------ tables

inline markup column_headers(const std::vector<std::string_view>& names) {
  markup cells;
  for (const std::string_view name : names) cells += element("th", {{"scope", "col"}}, text(name));
  return block("thead", block("tr", cells));
}

// A wide table scrolls inside its own box, which the keyboard can reach.
inline markup scroll_box(std::string_view label, std::string_view css_class, const markup& table) {
  return block("div", {{"class", css_class}, {"role", "region"}, {"aria-label", label}, {"tabindex", "0"}}, table);
}

inline markup fact(std::string_view label, const markup& value) {
  return block("div", element("dt", text(label)) + element("dd", value));
}

}  // namespace reference

#endif  // REFERENCE_PIECES_HPP
