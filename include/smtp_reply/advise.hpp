// smtp_reply/advise.hpp - what a client should do next.
//
//   const advice a = advise(command::rcpt, reply);
//   a.what    // action::give_up
//   a.where   // scope::recipient: the other recipients are not concerned
//   a.source  // "RFC 5321 4.2.1": the rule behind it
//
// The rules go by the first digit, as RFC 5321 4.3.2 asks, but where an RFC says more about a code after a command.
// With LMTP the replies to `message` come one for each recipient: the advice is then about that recipient.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_ADVISE_HPP
#define SMTP_REPLY_ADVISE_HPP

#include <cstdint>      // std::uint8_t
#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "code.hpp"
#include "command.hpp"
#include "config.hpp"
#include "enhanced.hpp"
#include "parse.hpp"

namespace smtp_reply {
inline namespace v0 {

// What to do next.
enum class action : std::uint8_t {
  proceed,       // done: on with the next command
  send_more,     // intermediate: send the mail data or the next authentication response
  authenticate,  // the server wants AUTH or STARTTLS first
  fall_back,     // this command or mechanism will not do here, another may: HELO, another mechanism
  retry_later,   // keep it and try again
  give_up,       // do not repeat it unchanged
};

// What the action is about.
enum class scope : std::uint8_t {
  command,      // only the thing just asked
  recipient,    // this recipient
  transaction,  // this message
  session,      // this connection, this host
};

// What to do next, and by which rule.
struct advice {
  action what = action::give_up;  // what to do
  scope where = scope::command;   // with what: this recipient, this connection
  std::string_view source;        // the rule: "RFC 5321 4.5.3.1.10"
};

[[nodiscard]] constexpr bool operator==(const advice& a, const advice& b) noexcept {
  return a.what == b.what && a.where == b.where && a.source == b.source;
}
[[nodiscard]] constexpr bool operator!=(const advice& a, const advice& b) noexcept { return !(a == b); }

// What to do after c came in answer to cmd. Every pair has an answer; one that no RFC foresees is judged by its first
// digit, and a first digit other than 2-5 ends the session (RFC 5321 4.2).
[[nodiscard]] constexpr advice advise(command cmd, code c) noexcept;

// The same for a whole reply, whose enhanced code may say more: a 552 to RCPT that is not about the number of
// recipients (RFC 3463 3.3), a refusal until the session is encrypted (RFC 5248 2.4).
[[nodiscard]] constexpr advice advise(command cmd, const reply_view& r) noexcept;

// The enumerator's own name: "retry_later", "recipient".
[[nodiscard]] constexpr std::string_view name(action a) noexcept;
[[nodiscard]] constexpr std::string_view name(scope s) noexcept;

// ------------------------------------------------------------------------------------ definitions

namespace detail {

template <class... Commands>
constexpr bool is_any_of(command cmd, Commands... others) noexcept {
  return ((cmd == others) || ...);
}

// RFC 5321 4.2.5 rules what the reply to the mail data means, 4.2.1 the rest.
constexpr std::string_view digit_rule(command cmd) noexcept {
  return cmd == command::message ? "RFC 5321 4.2.5" : "RFC 5321 4.2.1";
}

constexpr bool is_transaction_command(command cmd) noexcept {
  return is_any_of(cmd, command::mail, command::data, command::message, command::bdat, command::burl);
}

constexpr bool opens_session(command cmd) noexcept {
  return is_any_of(cmd, command::connect, command::helo, command::lhlo);
}

constexpr advice advise_intermediate(command cmd, code c) noexcept {
  if (cmd == command::data && c == 354) return {action::send_more, scope::transaction, "RFC 5321 4.1.1.4"};
  if (cmd == command::auth && c == 334) return {action::send_more, scope::command, "RFC 4954 4"};
  if (cmd == command::mail && c == 355) return {action::send_more, scope::transaction, "RFC 1845"};
  return {action::retry_later, scope::session, "RFC 5321 4.2.1"};  // out of step
}

constexpr advice advise_success(command cmd) noexcept {
  if (cmd == command::data) return {action::retry_later, scope::session, "RFC 5321 4.1.1.4"};  // out of step
  if (cmd == command::rcpt) return {action::proceed, scope::recipient, "RFC 5321 4.2.1"};
  if (is_transaction_command(cmd)) return {action::proceed, scope::transaction, digit_rule(cmd)};
  if (opens_session(cmd) ||
      is_any_of(cmd, command::ehlo, command::starttls, command::auth, command::atrn, command::turn)) {
    return {action::proceed, scope::session, "RFC 5321 4.2.1"};
  }
  return {action::proceed, scope::command, "RFC 5321 4.2.1"};
}

constexpr advice advise_ehlo(code c) noexcept {
  if (c == 554) return {action::give_up, scope::session, "RFC 5321 3.1"};
  if (is_transient(c)) return {action::retry_later, scope::session, "RFC 5321 4.2.1"};
  return {action::fall_back, scope::command, "RFC 5321 3.2"};  // to HELO
}

constexpr advice advise_rcpt(code c) noexcept {
  if (c == 555) return {action::fall_back, scope::command, "RFC 5321 4.1.1.11"};        // without the parameters
  if (c == 552) return {action::retry_later, scope::recipient, "RFC 5321 4.5.3.1.10"};  // too many recipients
  if (c == 503) return {action::give_up, scope::transaction, "RFC 5321 4.3.2"};
  return {is_transient(c) ? action::retry_later : action::give_up, scope::recipient, "RFC 5321 4.2.1"};
}

constexpr advice advise_auth(code c) noexcept {
  if (c == 432 || c == 504 || c == 534 || c == 538) {
    return {action::fall_back, scope::command, "RFC 4954 6"};  // another mechanism
  }
  if (is_transient(c)) return {action::retry_later, scope::session, "RFC 4954 6"};
  return {action::give_up, scope::command, "RFC 4954 6"};  // never the same credentials again by itself
}

// c is 4yz or 5yz.
constexpr advice advise_refusal(command cmd, code c) noexcept {
  const action by_digit = is_transient(c) ? action::retry_later : action::give_up;

  if (opens_session(cmd)) return {by_digit, scope::session, is_transient(c) ? "RFC 5321 4.2.1" : "RFC 5321 3.1"};
  if (cmd == command::ehlo) return advise_ehlo(c);
  if (cmd == command::rcpt) return advise_rcpt(c);
  if (cmd == command::mail && c == 555) {
    return {action::fall_back, scope::command, "RFC 5321 4.1.1.11"};  // without the parameters
  }
  if (is_transaction_command(cmd)) return {by_digit, scope::transaction, digit_rule(cmd)};
  if (cmd == command::rset) return {action::retry_later, scope::session, "RFC 5321 4.1.1.5"};  // state unknown
  if (is_any_of(cmd, command::vrfy, command::expn, command::help) && (c == 500 || c == 502 || c == 504)) {
    return {action::fall_back, scope::command, "RFC 5321 3.5.3"};
  }
  // Whether to go on in clear is for the client's policy to decide.
  if (cmd == command::starttls) return {action::fall_back, scope::command, "RFC 3207 4.1"};
  if (cmd == command::auth) return advise_auth(c);
  if (cmd == command::etrn && c == 459) return {action::give_up, scope::command, "RFC 1985 5.2"};
  return {by_digit, scope::command, "RFC 5321 4.2.1"};
}

}  // namespace detail

constexpr advice advise(command cmd, code c) noexcept {
  if (cmd == command::quit) return {action::proceed, scope::session, "RFC 5321 4.1.1.10"};
  if (severity_of(c) == severity::fatal) return {action::retry_later, scope::session, "RFC 5321 4.2"};
  if (closes_connection(c)) return {action::retry_later, scope::session, "RFC 5321 3.8"};
  if (c == 521) return {action::give_up, scope::session, "RFC 7504 3"};
  if (c == 530) return {action::authenticate, scope::command, "RFC 4954 6; RFC 3207 4"};
  if (is_intermediate(c)) return detail::advise_intermediate(cmd, c);
  return is_success(c) ? detail::advise_success(cmd) : detail::advise_refusal(cmd, c);
}

constexpr advice advise(command cmd, const reply_view& r) noexcept {
  const code c = r.code();
  if (const std::optional<enhanced_code> found = r.enhanced()) {
    const enhanced_code e = *found;
    // A full mailbox or a message too big is not "too many recipients".
    if (cmd == command::rcpt && c == 552 && e != enhanced_code{5, 5, 3}) {
      return {action::give_up, scope::recipient, "RFC 3463 3.3"};
    }
    // Encryption is needed first.
    if (cmd != command::quit && c != 521 && (e == enhanced_code{5, 7, 10} || e == enhanced_code{5, 7, 11})) {
      return {action::authenticate, scope::command, "RFC 5248 2.4"};
    }
  }
  return advise(cmd, c);
}

constexpr std::string_view name(action a) noexcept {
  switch (a) {
    case action::proceed: return "proceed";
    case action::send_more: return "send_more";
    case action::authenticate: return "authenticate";
    case action::fall_back: return "fall_back";
    case action::retry_later: return "retry_later";
    case action::give_up: return "give_up";
  }
  return {};
}

constexpr std::string_view name(scope s) noexcept {
  switch (s) {
    case scope::command: return "command";
    case scope::recipient: return "recipient";
    case scope::transaction: return "transaction";
    case scope::session: return "session";
  }
  return {};
}

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_ADVISE_HPP
