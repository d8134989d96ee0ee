// smtp_reply/command.hpp - the commands of SMTP and LMTP, and which reply codes each may get.
//
//   listed(command::rcpt, 251_code)                      // listing::success
//   listed(command::data, 250_code)                      // listing::not_listed: DATA itself is answered with 354,
//   listed(command::message, 250_code)                   // listing::success: and the final dot with 250
//   phrase(command::starttls, 454_code)                  // "TLS not available due to temporary reason"
//   commands_listing(502_code).contains(command::vrfy)   // true
//
// The lists are those of the RFCs in force. A server should send what is listed; a client must be ready for any
// code at any time and go by its first digit (RFC 5321 4.3.2).
//
// To add a command: an enumerator at the end, a place in all_commands, a name, a row in command_rows for what it may get.
// What is out of step does not compile.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_COMMAND_HPP
#define SMTP_REPLY_COMMAND_HPP

#include <array>        // std::array
#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint8_t, std::uint16_t, std::uint32_t
#include <string_view>  // std::string_view

#include "code.hpp"
#include "code_table.hpp"
#include "config.hpp"

namespace smtp_reply {
inline namespace v0 {

// What the client did before the reply came.
enum class command : std::uint8_t {
  connect,  // opened the connection: the reply is the greeting
  ehlo,
  helo,
  lhlo,  // LMTP, RFC 2033
  mail,
  rcpt,
  data,     // the command alone, which 354 answers
  message,  // sent the final dot: the reply is to the mail data itself, in LMTP one for each recipient
  bdat,     // RFC 3030
  burl,     // RFC 4468
  rset,
  vrfy,
  expn,
  help,
  noop,
  quit,
  starttls,  // RFC 3207
  auth,      // RFC 4954: the command, and each response of the exchange
  etrn,      // RFC 1985
  atrn,      // RFC 2645
  turn,      // RFC 821, obsolete
};

// Every command, in the order of the enumeration.
// clang-format off
inline constexpr std::array<command, 21> all_commands = {{
    command::connect, command::ehlo, command::helo, command::lhlo, command::mail, command::rcpt,     command::data,
    command::message, command::bdat, command::burl, command::rset, command::vrfy, command::expn,     command::help,
    command::noop,    command::quit, command::starttls, command::auth, command::etrn, command::atrn, command::turn,
}};
// clang-format on

// As what the RFCs list a code for a command.
enum class listing : std::uint8_t {
  not_listed,
  success,
  intermediate,
  error
};

// A set of commands: bit n stands for the command of value n.
struct command_set {
  std::uint32_t bits = 0;  // bit n: the command of value n

  [[nodiscard]] constexpr bool contains(command c) const noexcept;
  [[nodiscard]] constexpr std::size_t size() const noexcept;
  [[nodiscard]] constexpr bool empty() const noexcept { return bits == 0; }
};

[[nodiscard]] constexpr bool operator==(command_set a, command_set b) noexcept { return a.bits == b.bits; }
[[nodiscard]] constexpr bool operator!=(command_set a, command_set b) noexcept { return a.bits != b.bits; }
// The commands in both sets, in either, in the first only.
[[nodiscard]] constexpr command_set operator&(command_set a, command_set b) noexcept { return {a.bits & b.bits}; }
[[nodiscard]] constexpr command_set operator|(command_set a, command_set b) noexcept { return {a.bits | b.bits}; }
[[nodiscard]] constexpr command_set operator-(command_set a, command_set b) noexcept { return {a.bits & ~b.bits}; }

// Whether the RFCs in force list c among the replies to cmd, and as what. The codes that any command may get count
// for each of them, but for connect and message, where of these only 421 does. RFC 3030 and RFC 2033 give no list
// of refusals: for bdat and message every well-formed 4yz and 5yz counts. TURN, which only RFC 821 has, keeps no
// more than what any command may get.
[[nodiscard]] constexpr listing listed(command cmd, code c) noexcept;

// The commands that may be answered with c: those for which listed(cmd, c) is not not_listed.
[[nodiscard]] constexpr command_set commands_listing(code c) noexcept;

// The phrase that the RFC of the command gives c; phrase(c) where it gives none of its own, or several.
[[nodiscard]] constexpr std::string_view phrase(command cmd, code c) noexcept;

// "RCPT"; "CONNECT" and "MESSAGE" for the two that are no command on the wire; "" for a value that is no command.
[[nodiscard]] constexpr std::string_view name(command cmd) noexcept;

// The enumerator's own name: "not_listed".
[[nodiscard]] constexpr std::string_view name(listing l) noexcept;

// ------------------------------------------------------------------------------------ definitions

namespace detail {

constexpr std::uint32_t bit_of(command cmd) noexcept {
  const auto position = static_cast<std::size_t>(cmd);
  return position < all_commands.size() ? std::uint32_t{1} << position : 0;
}

constexpr bool commands_are_in_order() noexcept {
  for (std::size_t i = 0; i < all_commands.size(); ++i) {
    if (static_cast<std::size_t>(all_commands[i]) != i) return false;
  }
  return true;
}
static_assert(commands_are_in_order(), "all_commands must follow the order of the enumeration");
static_assert(all_commands.size() <= 32, "a command_set has 32 bits");

// What each command may get. The codes of any_command come on top and are not repeated.
struct command_row {
  command cmd{};
  std::array<std::uint16_t, 15> codes{};  // 0: none
};

// clang-format off
inline constexpr std::array<command_row, 20> command_rows = {{
    {command::connect, {{220, 521, 554}}},  // RFC 5321 4.3.2; RFC 7504 5.1
    {command::ehlo, {{250, 550}}},          // RFC 5321 4.3.2, 4.1.4
    {command::helo, {{250, 550}}},          // RFC 5321 4.3.2
    {command::lhlo, {{250}}},               // RFC 2033 4.1
    // RFC 5321 4.3.2, 4.1.4; RFC 1845 (355); RFC 6710 4.1 (450); and RFC 1870, 2852, 3461, 4865, 6409, 6531, 7208, 7505
    {command::mail, {{250, 355, 450, 451, 452, 455, 550, 552, 553, 555}}},
    // RFC 5321 4.3.2, 4.5.3.1.10; RFC 7504 5.1 (556); and RFC 1870, 3461, 3865, 6409, 6531, 7293, 7505
    {command::rcpt, {{250, 251, 450, 451, 452, 455, 550, 551, 552, 553, 555, 556}}},
    {command::data, {{354, 550}}},                      // RFC 5321 4.3.2; RFC 7293 5.1.1 (550)
    {command::message, {{250}}},                        // RFC 5321 4.3.2; refusals: any_refusal
    {command::bdat, {{250}}},                           // RFC 3030 2; refusals: any_refusal
    {command::burl, {{250, 451, 552}}},                 // RFC 4468 6
    {command::rset, {{250}}},                           // RFC 5321 4.3.2
    {command::vrfy, {{250, 251, 252, 550, 551, 553}}},  // RFC 5321 4.3.2, 3.5.3, 7.3; RFC 6531 3.7.4.2
    {command::expn, {{250, 251, 252, 550, 551}}},       // RFC 5321 4.3.2, 3.5.3, 7.3; RFC 6531 3.7.4.2
    {command::help, {{211, 214}}},                      // RFC 5321 4.3.2
    {command::noop, {{250}}},                           // RFC 5321 4.3.2
    {command::quit, {{221}}},                           // RFC 5321 4.3.2
    {command::starttls, {{220, 454}}},                  // RFC 3207 4
    {command::auth, {{235, 334, 432, 454, 534, 535, 538}}},  // RFC 4954 4, 6
    {command::etrn, {{250, 251, 252, 253, 458, 459}}},  // RFC 1985 5.1
    {command::atrn, {{250, 450, 451, 453, 550}}},       // RFC 2645 5.2.1, 7, erratum 404 (550)
}};
// clang-format on

inline constexpr std::array<std::uint16_t, 9> any_command = {{
    421,  // RFC 5321 4.3.2, 3.8
    500,  // RFC 5321 4.3.2
    501,  // RFC 5321 4.3.2
    502,  // RFC 5321 4.2.4
    503,  // RFC 5321 4.1.4; 3.1 after a greeting of 554
    504,  // RFC 5321 4.2.1
    521,  // RFC 7504 3, after a greeting of 521
    530,  // RFC 3207 4; RFC 4954 6
    554,  // RFC 3207 4.1
}};

// RFC 3030 2 and RFC 2033 4.2 leave the refusals of a chunk and of a message open.
inline constexpr command_set any_refusal = {bit_of(command::bdat) | bit_of(command::message)};

// The commands of each row of code_table, at the row's position plus one.
constexpr std::array<command_set, code_table.size() + 1> make_listings() noexcept {
  std::array<command_set, code_table.size() + 1> sets{};
  for (const command_row& row : command_rows) {
    for (const std::uint16_t value : row.codes) {
      if (value != 0) sets[code_index[value]].bits |= bit_of(row.cmd);
    }
  }
  for (const std::uint16_t value : any_command) {
    for (const command cmd : all_commands) {
      const bool limited = cmd == command::connect || cmd == command::message;
      if (!limited || value == 421) sets[code_index[value]].bits |= bit_of(cmd);
    }
  }
  return sets;
}
inline constexpr std::array<command_set, code_table.size() + 1> listings = make_listings();
static_assert(listings[0].empty(), "a code listed for a command is missing in code_table");

// A phrase that holds after this command only.
struct command_phrase {
  command cmd{};
  code value{};
  std::string_view phrase;
};

// clang-format off
inline constexpr std::array<command_phrase, 19> command_phrases = {{
    {command::connect, code::transaction_failed, "No SMTP service here"},  // RFC 5321 4.2.2
    {command::starttls, code::service_ready, "Ready to start TLS"},  // RFC 3207 4
    {command::starttls, code::parameter_syntax_error, "Syntax error"},
    {command::starttls, code::temporarily_unavailable, "TLS not available due to temporary reason"},

    // RFC 4954 6. Its own 530 is never the answer to AUTH, HELO and RSET: there it can only be that of RFC 3207 4.
    {command::auth, code::temporarily_unavailable, "Temporary authentication failure"},
    {command::auth, code::command_unrecognized, "Authentication Exchange line is too long"},
    {command::auth, code::authentication_required, "Must issue a STARTTLS command first"},
    {command::helo, code::authentication_required, "Must issue a STARTTLS command first"},
    {command::rset, code::authentication_required, "Must issue a STARTTLS command first"},

    {command::burl, code::local_error, "IMAP server unavailable"},  // RFC 4468 6
    {command::burl, code::bad_sequence, "Valid RCPT TO required before BURL"},
    {command::burl, code::exceeded_storage, "Mailbox full"},

    {command::etrn, code::ok, "OK, queuing for node <x> started"},  // RFC 1985 5.1
    {command::etrn, code::user_not_local_will_forward, "OK, no messages waiting for node <x>"},
    {command::etrn, code::cannot_verify_user, "OK, pending messages for node <x> started"},
    {command::etrn, code::command_unrecognized, "Syntax Error"},
    {command::etrn, code::parameter_syntax_error, "Syntax Error in Parameters"},

    {command::atrn, code::mailbox_temporarily_unavailable, "ATRN request refused"},  // RFC 2645 7
    {command::atrn, code::local_error, "Unable to process ATRN request now"},
}};
// clang-format on

}  // namespace detail

constexpr bool command_set::contains(command c) const noexcept { return (bits & detail::bit_of(c)) != 0; }

constexpr std::size_t command_set::size() const noexcept {
  std::size_t count = 0;
  for (std::uint32_t rest = bits; rest != 0; rest &= rest - 1) ++count;
  return count;
}

constexpr command_set commands_listing(code c) noexcept {
  const command_set by_name = detail::listings[detail::code_position(c)];
  return is_negative(c) && is_well_formed(c) ? by_name | detail::any_refusal : by_name;
}

constexpr listing listed(command cmd, code c) noexcept {
  if (!commands_listing(c).contains(cmd)) return listing::not_listed;
  if (is_success(c)) return listing::success;
  return is_intermediate(c) ? listing::intermediate : listing::error;
}

constexpr std::string_view phrase(command cmd, code c) noexcept {
  for (const detail::command_phrase& row : detail::command_phrases) {
    if (row.cmd == cmd && row.value == c) return row.phrase;
  }
  return phrase(c);
}

constexpr std::string_view name(command cmd) noexcept {
  switch (cmd) {
    case command::connect: return "CONNECT";
    case command::ehlo: return "EHLO";
    case command::helo: return "HELO";
    case command::lhlo: return "LHLO";
    case command::mail: return "MAIL";
    case command::rcpt: return "RCPT";
    case command::data: return "DATA";
    case command::message: return "MESSAGE";
    case command::bdat: return "BDAT";
    case command::burl: return "BURL";
    case command::rset: return "RSET";
    case command::vrfy: return "VRFY";
    case command::expn: return "EXPN";
    case command::help: return "HELP";
    case command::noop: return "NOOP";
    case command::quit: return "QUIT";
    case command::starttls: return "STARTTLS";
    case command::auth: return "AUTH";
    case command::etrn: return "ETRN";
    case command::atrn: return "ATRN";
    case command::turn: return "TURN";
  }
  return {};
}
static_assert(name(static_cast<command>(all_commands.size())).empty(), "a command has no place in all_commands");

constexpr std::string_view name(listing l) noexcept {
  switch (l) {
    case listing::not_listed: return "not_listed";
    case listing::success: return "success";
    case listing::intermediate: return "intermediate";
    case listing::error: return "error";
  }
  return {};
}

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_COMMAND_HPP
