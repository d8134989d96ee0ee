// smtp_reply/code_table.hpp - every reply code that an RFC or the IANA registry knows, with phrase and source.
//
//   phrase(550_code)                     // "Requested mail action not taken: mailbox unavailable"
//   find(502_code)->source               // "RFC 5321 4.2.3"
//   find_code("bad_sequence")->value     // code::bad_sequence
//   for (const code_info& row : code_table) ...
//
// To add a code: an enumerator in code.hpp, a row here, a row in each file under guide/. What is out of step
// does not compile.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_CODE_TABLE_HPP
#define SMTP_REPLY_CODE_TABLE_HPP

#include <array>        // std::array
#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint8_t
#include <string_view>  // std::string_view

#include "code.hpp"
#include "config.hpp"

namespace smtp_reply {
inline namespace v0 {

// Where a code stands among the standards.
enum class standing : std::uint8_t {
  standard,         // RFC 5321 and RFC 7504
  extension,        // another standards-track RFC
  experimental,     // 355
  deprecated,       // 538
  registered_only,  // IANA pairs it with an enhanced code, no RFC defines it: 422 430 523 524 525 533
};

// One row of code_table.
struct code_info {
  code value{};             // the code itself
  std::string_view name;    // the enumerator's own name; "" for 422, 430, 524 and 533, which have none
  std::string_view phrase;  // the RFC's phrase, without a leading <domain> and without what the RFC says in
                            // brackets; the first of two (454, 530: see phrase(command, code)); "" for 334, too
  std::string_view source;  // the defining RFC and section: "RFC 5321 4.2.3"
  standing status{};
};

// Sorted by value.
// clang-format off
inline constexpr std::array<code_info, 45> code_table = {{
    {code::system_status, "system_status",
     "System status, or system help reply", "RFC 5321 4.2.3", standing::standard},
    {code::help_message, "help_message", "Help message", "RFC 5321 4.2.3", standing::standard},
    {code::service_ready, "service_ready", "Service ready", "RFC 5321 4.2.3", standing::standard},
    {code::service_closing, "service_closing",
     "Service closing transmission channel", "RFC 5321 4.2.3", standing::standard},
    {code::authentication_succeeded, "authentication_succeeded",
     "Authentication Succeeded", "RFC 4954 6", standing::extension},
    {code::ok, "ok", "Requested mail action okay, completed", "RFC 5321 4.2.3", standing::standard},
    {code::user_not_local_will_forward, "user_not_local_will_forward",
     "User not local; will forward to <forward-path>", "RFC 5321 4.2.3", standing::standard},
    {code::cannot_verify_user, "cannot_verify_user",
     "Cannot VRFY user, but will accept message and attempt delivery", "RFC 5321 4.2.3", standing::standard},
    {code::pending_messages_started, "pending_messages_started",
     "OK, <n> pending messages for node <x> started", "RFC 1985 5.1", standing::extension},

    {code::auth_challenge, "auth_challenge", "", "RFC 4954 4", standing::extension},
    {code::start_mail_input, "start_mail_input",
     "Start mail input; end with <CRLF>.<CRLF>", "RFC 5321 4.2.3", standing::standard},
    {code::transaction_offset, "transaction_offset",
     "<octet-offset> is the transaction offset", "RFC 1845", standing::experimental},

    {code::service_not_available, "service_not_available",
     "Service not available, closing transmission channel", "RFC 5321 4.2.3", standing::standard},
    {static_cast<code>(422), "", "", "RFC 5248 2.4", standing::registered_only},
    {static_cast<code>(430), "", "", "RFC 5248 2.4", standing::registered_only},
    {code::password_transition_needed, "password_transition_needed",
     "A password transition is needed", "RFC 4954 6", standing::extension},
    {code::mailbox_temporarily_unavailable, "mailbox_temporarily_unavailable",
     "Requested mail action not taken: mailbox unavailable", "RFC 5321 4.2.3", standing::standard},
    {code::local_error, "local_error",
     "Requested action aborted: local error in processing", "RFC 5321 4.2.3", standing::standard},
    {code::insufficient_storage, "insufficient_storage",
     "Requested action not taken: insufficient system storage", "RFC 5321 4.2.3", standing::standard},
    {code::no_mail, "no_mail", "You have no mail", "RFC 2645 7", standing::extension},
    {code::temporarily_unavailable, "temporarily_unavailable",
     "TLS not available due to temporary reason", "RFC 3207 4", standing::extension},
    {code::parameters_not_accommodated, "parameters_not_accommodated",
     "Server unable to accommodate parameters", "RFC 5321 4.2.3", standing::standard},
    {code::unable_to_queue, "unable_to_queue",
     "Unable to queue messages for node <x>", "RFC 1985 5.1", standing::extension},
    {code::node_not_allowed, "node_not_allowed",
     "Node <x> not allowed: <reason>", "RFC 1985 5.1", standing::extension},

    {code::command_unrecognized, "command_unrecognized",
     "Syntax error, command unrecognized", "RFC 5321 4.2.3", standing::standard},
    {code::parameter_syntax_error, "parameter_syntax_error",
     "Syntax error in parameters or arguments", "RFC 5321 4.2.3", standing::standard},
    {code::command_not_implemented, "command_not_implemented",
     "Command not implemented", "RFC 5321 4.2.3", standing::standard},
    {code::bad_sequence, "bad_sequence", "Bad sequence of commands", "RFC 5321 4.2.3", standing::standard},
    {code::parameter_not_implemented, "parameter_not_implemented",
     "Command parameter not implemented", "RFC 5321 4.2.3", standing::standard},
    {code::host_does_not_accept_mail, "host_does_not_accept_mail",
     "Host does not accept mail", "RFC 7504 3", standing::standard},
    {code::encryption_needed, "encryption_needed",
     "Encryption Needed", "RFC 5248 2.4", standing::registered_only},
    {static_cast<code>(524), "", "", "RFC 5248 2.4", standing::registered_only},
    {code::user_account_disabled, "user_account_disabled",
     "User Account Disabled", "RFC 5248 2.4", standing::registered_only},
    {code::authentication_required, "authentication_required",
     "Authentication required", "RFC 4954 6", standing::extension},
    {static_cast<code>(533), "", "", "RFC 5248 2.4", standing::registered_only},
    {code::auth_mechanism_too_weak, "auth_mechanism_too_weak",
     "Authentication mechanism is too weak", "RFC 4954 6", standing::extension},
    {code::auth_credentials_invalid, "auth_credentials_invalid",
     "Authentication credentials invalid", "RFC 4954 6", standing::extension},
    {code::encryption_required_for_mechanism, "encryption_required_for_mechanism",
     "Encryption required for requested authentication mechanism", "RFC 4954 6", standing::deprecated},
    {code::mailbox_unavailable, "mailbox_unavailable",
     "Requested action not taken: mailbox unavailable", "RFC 5321 4.2.3", standing::standard},
    {code::user_not_local, "user_not_local",
     "User not local; please try <forward-path>", "RFC 5321 4.2.3", standing::standard},
    {code::exceeded_storage, "exceeded_storage",
     "Requested mail action aborted: exceeded storage allocation", "RFC 5321 4.2.3", standing::standard},
    {code::mailbox_name_not_allowed, "mailbox_name_not_allowed",
     "Requested action not taken: mailbox name not allowed", "RFC 5321 4.2.3", standing::standard},
    {code::transaction_failed, "transaction_failed",
     "Transaction failed", "RFC 5321 4.2.3", standing::standard},
    {code::parameters_not_recognized, "parameters_not_recognized",
     "MAIL FROM/RCPT TO parameters not recognized or not implemented", "RFC 5321 4.2.3", standing::standard},
    {code::domain_does_not_accept_mail, "domain_does_not_accept_mail",
     "Domain does not accept mail", "RFC 7504 4", standing::standard},
}};
// clang-format on

// The row of a code, or nullptr for a code that is not in the table. One array access.
[[nodiscard]] constexpr const code_info* find(code c) noexcept;

// The row whose enumerator has this name, or nullptr: find_code("ok"). Case counts.
[[nodiscard]] constexpr const code_info* find_code(std::string_view name) noexcept;

[[nodiscard]] constexpr std::string_view name(code c) noexcept;    // "" when not in the table
[[nodiscard]] constexpr std::string_view phrase(code c) noexcept;  // "" when there is none

// The enumerator's own name: "standard".
[[nodiscard]] constexpr std::string_view name(standing s) noexcept;

// ------------------------------------------------------------------------------------ definitions

namespace detail {

constexpr bool code_table_is_sorted() noexcept {
  for (std::size_t i = 1; i < code_table.size(); ++i) {
    if (to_int(code_table[i - 1].value) >= to_int(code_table[i].value)) return false;
  }
  return true;
}
static_assert(code_table_is_sorted(), "code_table must be sorted by value, each value once");

constexpr bool code_table_is_well_formed() noexcept {
  for (const code_info& row : code_table) {
    if (!is_well_formed(row.value) || row.source.empty()) return false;
    if (row.name.empty() && row.status != standing::registered_only) return false;
  }
  return true;
}
static_assert(code_table_is_well_formed(), "a row of code_table lacks a value that may be sent, a name or a source");

// Position in code_table plus one, by value; 0 for a code that is not there.
constexpr std::array<std::uint8_t, 1000> make_code_index() noexcept {
  std::array<std::uint8_t, 1000> index{};
  for (std::size_t i = 0; i < code_table.size(); ++i) {
    index[static_cast<std::size_t>(to_int(code_table[i].value))] = static_cast<std::uint8_t>(i + 1);
  }
  return index;
}
inline constexpr std::array<std::uint8_t, 1000> code_index = make_code_index();

constexpr std::size_t code_position(code c) noexcept {
  return c <= 999 ? std::size_t{code_index[static_cast<std::size_t>(to_int(c))]} : 0;
}

// The compiler knows each enumerator here: -Wswitch names the one that was forgotten, and the assertion below fails for
// one without a row and for a row that names another value than its enumerator's.
constexpr std::string_view enumerator_name(code c) noexcept {
  switch (c) {
    case code::system_status: return "system_status";
    case code::help_message: return "help_message";
    case code::service_ready: return "service_ready";
    case code::service_closing: return "service_closing";
    case code::authentication_succeeded: return "authentication_succeeded";
    case code::ok: return "ok";
    case code::user_not_local_will_forward: return "user_not_local_will_forward";
    case code::cannot_verify_user: return "cannot_verify_user";
    case code::pending_messages_started: return "pending_messages_started";
    case code::auth_challenge: return "auth_challenge";
    case code::start_mail_input: return "start_mail_input";
    case code::transaction_offset: return "transaction_offset";
    case code::service_not_available: return "service_not_available";
    case code::password_transition_needed: return "password_transition_needed";
    case code::mailbox_temporarily_unavailable: return "mailbox_temporarily_unavailable";
    case code::local_error: return "local_error";
    case code::insufficient_storage: return "insufficient_storage";
    case code::no_mail: return "no_mail";
    case code::temporarily_unavailable: return "temporarily_unavailable";
    case code::parameters_not_accommodated: return "parameters_not_accommodated";
    case code::unable_to_queue: return "unable_to_queue";
    case code::node_not_allowed: return "node_not_allowed";
    case code::command_unrecognized: return "command_unrecognized";
    case code::parameter_syntax_error: return "parameter_syntax_error";
    case code::command_not_implemented: return "command_not_implemented";
    case code::bad_sequence: return "bad_sequence";
    case code::parameter_not_implemented: return "parameter_not_implemented";
    case code::host_does_not_accept_mail: return "host_does_not_accept_mail";
    case code::encryption_needed: return "encryption_needed";
    case code::user_account_disabled: return "user_account_disabled";
    case code::authentication_required: return "authentication_required";
    case code::auth_mechanism_too_weak: return "auth_mechanism_too_weak";
    case code::auth_credentials_invalid: return "auth_credentials_invalid";
    case code::encryption_required_for_mechanism: return "encryption_required_for_mechanism";
    case code::mailbox_unavailable: return "mailbox_unavailable";
    case code::user_not_local: return "user_not_local";
    case code::exceeded_storage: return "exceeded_storage";
    case code::mailbox_name_not_allowed: return "mailbox_name_not_allowed";
    case code::transaction_failed: return "transaction_failed";
    case code::parameters_not_recognized: return "parameters_not_recognized";
    case code::domain_does_not_accept_mail: return "domain_does_not_accept_mail";
  }
  return {};
}

constexpr bool code_table_names_enumerators() noexcept {
  for (std::size_t value = 0; value < code_index.size(); ++value) {
    const std::size_t position = code_index[value];
    const std::string_view name = position == 0 ? std::string_view{} : code_table[position - 1].name;
    if (name != enumerator_name(static_cast<code>(value))) return false;
  }
  return true;
}
static_assert(code_table_names_enumerators(),
              "an enumerator of code has no row in code_table, or one with another name");

}  // namespace detail

constexpr const code_info* find(code c) noexcept {
  const std::size_t position = detail::code_position(c);
  return position == 0 ? nullptr : &code_table[position - 1];
}

constexpr const code_info* find_code(std::string_view name) noexcept {
  if (name.empty()) return nullptr;
  for (const code_info& row : code_table) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

constexpr std::string_view name(code c) noexcept {
  const std::size_t position = detail::code_position(c);
  return position == 0 ? std::string_view{} : code_table[position - 1].name;
}

constexpr std::string_view phrase(code c) noexcept {
  const std::size_t position = detail::code_position(c);
  return position == 0 ? std::string_view{} : code_table[position - 1].phrase;
}

constexpr std::string_view name(standing s) noexcept {
  switch (s) {
    case standing::standard: return "standard";
    case standing::extension: return "extension";
    case standing::experimental: return "experimental";
    case standing::deprecated: return "deprecated";
    case standing::registered_only: return "registered_only";
  }
  return {};
}

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_CODE_TABLE_HPP
