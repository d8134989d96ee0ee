// What the person who sends is told, and what the program that sends is told.
#ifndef CLIENT_REPORT_HPP
#define CLIENT_REPORT_HPP

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <smtp_reply/advise.hpp>
#include <smtp_reply/code.hpp>
#include <smtp_reply/command.hpp>
#include <smtp_reply/guide.hpp>
#include <smtp_reply/ostream.hpp>

#include "answer.hpp"
#include "session.hpp"

namespace example {

// Mildest first.
enum class fate {
  delivered,
  retry_later,
  rejected,
  not_permitted
};

// An answer that no further step could follow up counts by its severity.
inline fate fate_of(const answer& decided) {
  const action what = decided.advice().what;
  if (what == action::proceed) return fate::delivered;
  if (what == action::retry_later) return fate::retry_later;
  const bool is_final = what == action::give_up || what == action::authenticate ||
                        severity_of(decided.reply().code()) >= smtp_reply::severity::permanent;
  if (!is_final) return fate::retry_later;
  const bool wants_permission = decided.to == command::auth || what == action::authenticate;
  return wants_permission ? fate::not_permitted : fate::rejected;
}

inline std::string_view words_for(fate f) {
  switch (f) {
    case fate::delivered: return "delivered";
    case fate::retry_later: return "try again later";
    case fate::rejected: return "rejected";
    case fate::not_permitted: return "rejected";
  }
  return {};
}

// sysexits.h, which not every system has.
inline constexpr int ex_ok = 0;
inline constexpr int ex_usage = 64;
inline constexpr int ex_unavailable = 69;
inline constexpr int ex_ioerr = 74;
inline constexpr int ex_tempfail = 75;
inline constexpr int ex_noperm = 77;

inline int exit_status_of(fate f) {
  switch (f) {
    case fate::delivered: return ex_ok;
    case fate::retry_later: return ex_tempfail;
    case fate::rejected: return ex_unavailable;
    case fate::not_permitted: return ex_noperm;
  }
  return ex_tempfail;
}

inline int exit_status_of(const std::vector<outcome>& outcomes) {
  fate worst = fate::delivered;
  for (const outcome& one : outcomes) worst = std::max(worst, fate_of(*one.decided));
  return exit_status_of(worst);
}

// "  label  text", folded at spaces, with the text indented as far as it began.
inline void write_fact(std::ostream& to, std::string_view label, std::string text) {
  constexpr std::size_t indent = 16;
  constexpr std::size_t width = 80 - indent;
  to << "  " << label << std::string(indent - 2 - label.size(), ' ');
  while (text.size() > width) {
    const std::size_t space = text.rfind(' ', width);
    if (space == std::string::npos) break;
    to << text.substr(0, space) << '\n' << std::string(indent, ' ');
    text.erase(0, space + 1);
  }
  to << text << '\n';
}

template <class Printable>
std::string text_of(const Printable& value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

// The reply that decided and who gave it; a finding of the client's own in its words.
inline void write_reason(std::ostream& to, const answer& decided) {
  const smtp_reply::reply_view reply = decided.reply();
  const std::string command(name(decided.to));
  if (decided.from == origin::server) return write_fact(to, "the server", text_of(reply) + " (to " + command + ")");
  const std::string finding((*reply.lines().begin()).message);
  write_fact(to, "this client", finding + " (at " + command + "; it counts as " + text_of(reply.code()) + ")");
}

inline void write_explanation(std::ostream& to, const answer& decided) {
  const smtp_reply::reply_view reply = decided.reply();
  const smtp_reply::guidance guidance = smtp_reply::guide(reply.code());
  const std::string_view meaning = reply.enhanced() ? smtp_reply::summary(*reply.enhanced()) : guidance.meaning;
  write_fact(to, "which means", std::string(meaning));
  write_fact(to, "what to do", std::string(guidance.remedy));
  write_fact(to, "the rule", text_of(decided.advice()));
}

// A line for each recipient with its reason below; what has been explained is not explained again.
inline void write_report(std::ostream& to, const std::vector<outcome>& outcomes) {
  const answer* explained = nullptr;
  for (const outcome& one : outcomes) {
    const answer& decided = *one.decided;
    const fate became = fate_of(decided);
    to << one.recipient << ": " << words_for(became) << '\n';
    write_reason(to, decided);
    const bool is_known = explained != nullptr && explained->octets == decided.octets && explained->to == decided.to;
    if (became == fate::delivered || is_known) continue;
    write_explanation(to, decided);
    explained = &decided;
  }
}

}  // namespace example

#endif  // CLIENT_REPORT_HPP
