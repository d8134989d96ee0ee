// What `explain` has to say, as text: headings, facts below them ("  Label: text"), one paragraph to a line.
#ifndef EXPLAIN_REPORT_HPP
#define EXPLAIN_REPORT_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <fmt/format.h>

#include <smtp_reply/smtp_reply.hpp>

#include "dialogue.hpp"
#include "text.hpp"
#include "words.hpp"

namespace example {

// Collects a report in one language.
class report {
 public:
  explicit report(smtp_reply::language lang) : lang_(lang), words_(words_of(lang)) {}

  std::string take() { return std::move(text_); }

  // ---------------------------------------------------------------------------------- one code, two codes

  void about(smtp_reply::code c) { smtp_reply::write_report(std::back_inserter(text_), smtp_reply::explain(c), lang_); }

  void about(smtp_reply::code a, smtp_reply::code b) {
    smtp_reply::write_report(std::back_inserter(text_), smtp_reply::compare(a, b), lang_);
  }

  void about(smtp_reply::enhanced_code e) {
    summary_of(e);
    fact(words_.enhanced_class, fmt::format("{} {}", ltr(fmt::format("{}.X.X {}", e.cls, name(class_alone(e)))),
                                            in_brackets(smtp_reply::summary(class_alone(e), lang_))));
    const smtp_reply::enhanced_code subject{e.cls, e.subject, no_number};
    if (name(subject) != name(class_alone(e))) {
      fact(words_.subject, ltr(fmt::format("X.{}.X {}", e.subject, name(subject))));
    }
    if (const smtp_reply::enhanced_info* registered = smtp_reply::find(e)) {
      basic_codes(e, *registered);
      fact(words_.source, ltr(registered->source));
    }
  }

  // ---------------------------------------------------------------------------------- one reply

  // The command that it answers is seldom known here.
  void about(const smtp_reply::reply_view& reply, std::optional<smtp_reply::command> asked) {
    heading(ltr(text_of(reply)));
    text_ += '\n';
    const smtp_reply::guidance guide = smtp_reply::guide(reply.code(), lang_);
    heading(title(reply.code(), asked));
    fact(words_.meaning, guide.meaning);
    fact(words_.remedy, guide.remedy);
    if (!forward_path(reply).empty()) fact(words_.forward_to, ltr(printable(forward_path(reply))));
    // Line ends get lost when a reply is pasted, so they say nothing about the server.
    const smtp_reply::quirk quirks = reply.quirks() & ~smtp_reply::quirk::bare_lf;
    if (quirks != smtp_reply::quirk::none) fact(words_.deviates, ltr(fmt::format("{}", quirks)));
    if (reply.enhanced()) {
      text_ += '\n';
      summary_of(*reply.enhanced());
    }
    text_ += '\n';
    next_steps(reply, asked);
  }

  // ---------------------------------------------------------------------------------- a session

  void about(const session& s) {
    const auto replies = std::count_if(s.exchanges.begin(), s.exchanges.end(), has_reply);
    const auto plain = std::count_if(s.exchanges.begin(), s.exchanges.end(), is_plain_success);
    text_ += filled(words_.counts, replies, replies - plain);
    text_ += "\n\n";
    for (const exchange& e : s.exchanges) {
      if (is_plain_success(e)) continue;
      about(e);
      text_ += '\n';
    }
    verdict(verdict_of(s));
  }

  void verdict(std::string_view text) { text_ += fmt::format("{}: {}\n", words_.verdict, text); }

 private:
  // ---------------------------------------------------------------------------------- pieces of text

  void heading(std::string_view text) { text_.append(text).append("\n"); }

  void fact(std::string_view label, std::string_view text) { text_ += fmt::format("  {}: {}\n", label, text); }

  // Codes, phrases and what the server said run from left to right, in an Arabic report too.
  std::string ltr(std::string_view text) const {
    if (lang_ != smtp_reply::language::arabic) return std::string(text);
    return fmt::format("{}{}{}", isolate_begin, text, isolate_end);
  }

  static std::string in_brackets(std::string_view text) { return fmt::format("({})", text); }

  template <class... Numbers>
  static std::string filled(std::string_view pattern, Numbers... numbers) {
    return fmt::format(fmt::runtime(pattern), numbers...);
  }

  // The reply in one line: codes once, then the texts of its lines.
  static std::string text_of(const smtp_reply::reply_view& reply) {
    std::string text = fmt::format("{}", reply.code());
    if (reply.enhanced()) text += fmt::format(" {}", *reply.enhanced());
    std::string_view separator = " ";
    for (const smtp_reply::line_view line : reply.lines()) {
      text += fmt::format("{}{}", separator, printable(line.message));
      separator = " / ";
    }
    return text;
  }

  // "550 Requested action not taken: mailbox unavailable"; in Arabic with the Arabic title behind it.
  std::string title(smtp_reply::code c, std::optional<smtp_reply::command> asked) const {
    const std::string_view phrase = asked ? smtp_reply::phrase(*asked, c) : smtp_reply::phrase(c);
    const std::string_view own = smtp_reply::guide(c, lang_).title;
    if (phrase.empty()) return fmt::format("{} {}", ltr(fmt::format("{}", c)), own);
    const std::string text = ltr(fmt::format("{} {}", c, phrase));
    return lang_ == smtp_reply::language::english ? text : fmt::format("{}: {}", text, own);
  }

  // No part of an enhanced code has this number; the names of the class and of the subject are what is left.
  static constexpr std::uint16_t no_number = 1000;

  static smtp_reply::enhanced_code class_alone(smtp_reply::enhanced_code e) { return {e.cls, no_number, no_number}; }

  void summary_of(smtp_reply::enhanced_code e) {
    heading(ltr(fmt::format("{:p}", e)));
    if (smtp_reply::find(e) == nullptr) fact(words_.note, words_.unregistered);
    fact(words_.says, smtp_reply::summary(e, lang_));
  }

  void basic_codes(smtp_reply::enhanced_code e, const smtp_reply::enhanced_info& registered) {
    std::string list;
    for (std::size_t i = 0; i < registered.code_count; ++i) {
      if (!agrees(e, registered.codes[i])) continue;
      list += fmt::format("{}{}", list.empty() ? "" : ", ", registered.codes[i]);
    }
    if (!list.empty()) fact(words_.basic_codes, ltr(list));
  }

  // ---------------------------------------------------------------------------------- what to do next

  // Commands after which the same step is to be taken.
  struct common_step {
    std::string_view text;
    std::string sources;
    std::vector<smtp_reply::command> after;
  };

  void next_steps(const smtp_reply::reply_view& reply, std::optional<smtp_reply::command> asked) {
    constexpr std::size_t many = 10;
    heading(words_.client_does_next);
    for (const common_step& s : common_steps(reply, asked)) {
      const std::string text = fmt::format("{} {}", s.text, ltr(in_brackets(s.sources)));
      if (s.after.size() > many) fact(words_.after_whatever, text);
      else fact(fmt::format("{} {}", words_.after, names_of(s.after)), text);
    }
  }

  std::vector<common_step> common_steps(const smtp_reply::reply_view& reply,
                                        std::optional<smtp_reply::command> asked) const {
    std::vector<common_step> steps;
    for (const smtp_reply::command cmd : by_interest()) {
      if (asked ? cmd != *asked : !may_be_answered_with(cmd, reply.code())) continue;
      const smtp_reply::advice a = smtp_reply::advise(cmd, reply);
      const std::string_view text = next_step(words_, a, cmd);
      const auto same = std::find_if(steps.begin(), steps.end(), [&](const common_step& s) { return s.text == text; });
      if (same == steps.end()) {
        steps.push_back({text, std::string(a.source), {cmd}});
        continue;
      }
      same->after.push_back(cmd);
      if (same->sources.find(a.source) == std::string::npos) same->sources.append("; ").append(a.source);
    }
    return steps;
  }

  // All commands. Who has but a reply at hand mostly has it from a bounce: it came after RCPT or after the message.
  static std::vector<smtp_reply::command> by_interest() {
    using smtp_reply::command;
    std::vector<command> commands = {command::rcpt, command::message};
    for (const command cmd : smtp_reply::all_commands) {
      if (cmd != command::rcpt && cmd != command::message) commands.push_back(cmd);
    }
    return commands;
  }

  // The message, and a chunk of it, may get any refusal: that they are listed for one tells nothing.
  static bool takes_any_refusal(smtp_reply::command cmd) {
    return cmd == smtp_reply::command::message || cmd == smtp_reply::command::bdat;
  }

  static bool may_be_answered_with(smtp_reply::command cmd, smtp_reply::code c) {
    using smtp_reply::command;
    const smtp_reply::command_set listed = smtp_reply::commands_listing(c);
    const bool list_tells = std::any_of(smtp_reply::all_commands.begin(), smtp_reply::all_commands.end(),
                                        [&](command l) { return listed.contains(l) && !takes_any_refusal(l); });
    // A code that no RFC lists may come at any time: then the steps that every message takes are of interest.
    if (!list_tells) {
      return cmd == command::connect || cmd == command::mail || cmd == command::rcpt || cmd == command::message;
    }
    if (is_success(c)) return listed.contains(cmd);
    // Whatever comes after QUIT, the session is over.
    if (cmd == command::quit) return false;
    return listed.contains(takes_any_refusal(cmd) ? command::rcpt : cmd);
  }

  std::string names_of(const std::vector<smtp_reply::command>& commands) const {
    std::string names;
    for (const smtp_reply::command cmd : commands) {
      if (!names.empty()) names += words_.list_comma;
      names += name_of(cmd);
    }
    return names;
  }

  std::string name_of(smtp_reply::command cmd) const {
    if (cmd == smtp_reply::command::connect) return std::string(words_.greeting);
    if (cmd == smtp_reply::command::message) return std::string(words_.end_of_message);
    return ltr(smtp_reply::name(cmd));
  }

  // ---------------------------------------------------------------------------------- one reply of a session

  static bool has_reply(const exchange& e) { return e.how != exchange::state::missing; }

  static bool is_plain_success(const exchange& e) { return has_reply(e) && goes_on(advice_after(e)); }

  void about(const exchange& e) {
    heading(fmt::format("{}: {}", filled(words_.line, e.line), what_was_asked(e)));
    if (!has_reply(e)) {
      fact(words_.reply, words_.missing);
      if (e.asked == smtp_reply::command::message) fact(words_.next, words_.message_unknown);
      return;
    }
    const smtp_reply::reply_view reply = e.reply();
    fact(words_.reply, ltr(text_of(reply)));
    if (e.cut_off) fact(words_.note, words_.cut_off);
    fact(words_.meaning, meaning_of(reply, e.asked));
    if (!forward_path(reply).empty()) fact(words_.forward_to, ltr(printable(forward_path(reply))));
    if (e.follows_from != 0) return fact(words_.next, filled(words_.follows_from, e.follows_from));
    const smtp_reply::advice a = advice_after(e);
    const std::string_view step = next_step(words_, a, e.asked.value_or(smtp_reply::command::noop));
    fact(words_.next, fmt::format("{} {}", step, ltr(in_brackets(a.source))));
  }

  std::string what_was_asked(const exchange& e) const {
    if (e.how == exchange::state::unasked) return std::string(words_.unasked);
    std::string text = !e.said.empty() ? ltr(printable(e.said))
                       : e.asked       ? name_of(*e.asked)
                                       : std::string(words_.command_not_shown);
    if (!e.recipient.empty()) text.append(words_.list_comma).append(ltr(printable(e.recipient)));
    return text;
  }

  // The enhanced code, where there is one, says it more closely than the reply code.
  std::string meaning_of(const smtp_reply::reply_view& reply, std::optional<smtp_reply::command> asked) const {
    const std::string basic = title(reply.code(), asked);
    if (!reply.enhanced()) return fmt::format("{}. {}", basic, smtp_reply::guide(reply.code(), lang_).meaning);
    return fmt::format("{}{}{}. {}", basic, words_.and_also, ltr(fmt::format("{:p}", *reply.enhanced())),
                       smtp_reply::summary(*reply.enhanced(), lang_));
  }

  // ---------------------------------------------------------------------------------- the verdict

  std::string verdict_of(const session& s) const {
    if (s.recipients.empty() || all_not_sent(s)) return std::string(verdict_without_recipients(s));
    std::string text;
    for (const fate f : {fate::delivered, fate::unknown, fate::put_off, fate::rejected, fate::not_sent}) {
      const auto count =
          std::count_if(s.recipients.begin(), s.recipients.end(), [f](const recipient& r) { return r.what == f; });
      const auto index = static_cast<std::size_t>(f);
      if (count == 0) continue;
      if (s.recipients.size() == 1) text = words_.fates[index];
      else if (text.empty()) text = filled(words_.fates_of_many[index], count, s.recipients.size());
      else text += fmt::format("{}{}", words_.and_also, filled(words_.fates_of_others[index], count));
    }
    return text;
  }

  static bool all_not_sent(const session& s) {
    return std::all_of(s.recipients.begin(), s.recipients.end(),
                       [](const recipient& r) { return r.what == fate::not_sent; });
  }

  std::string_view verdict_without_recipients(const session& s) const {
    using smtp_reply::action;
    if (!s.obstacle && s.is_incomplete) return words_.incomplete;
    if (!s.obstacle) return s.shows_commands ? words_.nothing_sent : words_.commands_missing;
    switch (s.obstacle->what) {
      case action::retry_later: return words_.later;
      case action::give_up: return words_.rejected;
      case action::authenticate: return words_.authenticate_first;
      case action::fall_back: return words_.other_way_first;
      case action::proceed:
      case action::send_more: break;  // no obstacles
    }
    return words_.nothing_sent;
  }

  smtp_reply::language lang_;
  const words& words_;
  std::string text_;
};

}  // namespace example

#endif  // EXPLAIN_REPORT_HPP
