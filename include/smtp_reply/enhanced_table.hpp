// smtp_reply/enhanced_table.hpp - the IANA registry of enhanced status codes (RFC 5248), all 81 details.
//
//   name(enhanced_code{5, 1, 1})           // "Bad destination mailbox address"
//   name(enhanced_code{5, 7, 509})         // "Security or Policy Status": the subject's, as RFC 3463 2 asks
//   find(enhanced_code{5, 1, 1})->source   // "RFC 3463 3.2"
//
// To add a code: a row here, in its place, and a summary in each file under guide/.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_ENHANCED_TABLE_HPP
#define SMTP_REPLY_ENHANCED_TABLE_HPP

#include <array>        // std::array
#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint16_t
#include <string_view>  // std::string_view

#include "code.hpp"
#include "config.hpp"
#include "enhanced.hpp"

namespace smtp_reply {
inline namespace v0 {

// One row of the registry. It holds for every class: X.1.1 is 2.1.1, 4.1.1 and 5.1.1.
struct enhanced_info {
  std::uint16_t subject = 0;    // 1 of X.1.10
  std::uint16_t detail = 0;     // 10 of X.1.10
  std::string_view name;        // as registered; "" for X.6.10, which has none
  std::string_view source;      // "RFC 3463 3.2"
  const code* codes = nullptr;  // the associated basic codes, in the order in which IANA lists them
  std::size_t code_count = 0;   // 0 where IANA has "Any", "Not given" or a whole class ("5XX")
  bool deprecated = false;      // X.6.10, a duplicate of X.6.8
};

namespace detail {

template <int... Codes>
inline constexpr std::array<code, sizeof...(Codes)> basic_codes = {static_cast<code>(Codes)...};

template <int... Codes>
constexpr enhanced_info row(std::uint16_t subject, std::uint16_t detail, std::string_view name,
                            std::string_view source) noexcept {
  return {subject, detail, name, source, basic_codes<Codes...>.data(), sizeof...(Codes), false};
}

}  // namespace detail

// Sorted by subject, then detail. Each row: <associated basic codes>(subject, detail, name, source).
// clang-format off
inline constexpr std::array<enhanced_info, 81> enhanced_table = {{
    // X.0: Other or Undefined Status
    detail::row<>(0, 0, "Other undefined Status", "RFC 3463 3.1"),

    // X.1: Addressing Status
    detail::row<>(1, 0, "Other address status", "RFC 3463 3.2"),
    detail::row<451, 550>(1, 1, "Bad destination mailbox address", "RFC 3463 3.2"),
    detail::row<>(1, 2, "Bad destination system address", "RFC 3463 3.2"),
    detail::row<501>(1, 3, "Bad destination mailbox address syntax", "RFC 3463 3.2"),
    detail::row<>(1, 4, "Destination mailbox address ambiguous", "RFC 3463 3.2"),
    detail::row<250>(1, 5, "Destination address valid", "RFC 3463 3.2"),
    detail::row<>(1, 6, "Destination mailbox has moved, No forwarding address", "RFC 3463 3.2"),
    detail::row<>(1, 7, "Bad sender's mailbox address syntax", "RFC 3463 3.2"),
    detail::row<451, 501>(1, 8, "Bad sender's system address", "RFC 3463 3.2"),
    detail::row<>(1, 9, "Message relayed to non-compliant mailer", "RFC 3886 3.3.4"),
    detail::row<556>(1, 10, "Recipient address has null MX", "RFC 7505 6; RFC 7504 6"),

    // X.2: Mailbox Status
    detail::row<>(2, 0, "Other or undefined mailbox status", "RFC 3463 3.3"),
    detail::row<>(2, 1, "Mailbox disabled, not accepting messages", "RFC 3463 3.3"),
    detail::row<552>(2, 2, "Mailbox full", "RFC 3463 3.3"),
    detail::row<552>(2, 3, "Message length exceeds administrative limit", "RFC 3463 3.3"),
    detail::row<450, 452>(2, 4, "Mailing list expansion problem", "RFC 3463 3.3"),

    // X.3: Mail System Status
    detail::row<221, 250, 421, 451, 550, 554>(3, 0, "Other or undefined mail system status", "RFC 3463 3.4"),
    detail::row<452>(3, 1, "Mail system full", "RFC 3463 3.4"),
    detail::row<453, 521>(3, 2, "System not accepting network messages", "RFC 3463 3.4; RFC 7504 6"),
    detail::row<>(3, 3, "System not capable of selected features", "RFC 3463 3.4"),
    detail::row<552, 554>(3, 4, "Message too big for system", "RFC 3463 3.4"),
    detail::row<>(3, 5, "System incorrectly configured", "RFC 3463 3.4"),
    detail::row<250, 251>(3, 6, "Requested priority was changed", "RFC 6710 10"),

    // X.4: Network and Routing Status
    detail::row<>(4, 0, "Other or undefined network or routing status", "RFC 3463 3.5"),
    detail::row<451>(4, 1, "No answer from host", "RFC 3463 3.5"),
    detail::row<421>(4, 2, "Bad connection", "RFC 3463 3.5"),
    detail::row<451, 550>(4, 3, "Directory server failure", "RFC 3463 3.5"),
    detail::row<>(4, 4, "Unable to route", "RFC 3463 3.5"),
    detail::row<451>(4, 5, "Mail system congestion", "RFC 3463 3.5"),
    detail::row<>(4, 6, "Routing loop detected", "RFC 3463 3.5"),
    detail::row<>(4, 7, "Delivery time expired", "RFC 3463 3.5"),

    // X.5: Mail Delivery Protocol Status
    detail::row<220, 250, 251, 252, 253, 451, 452, 454, 458, 459, 501, 502, 503, 554>(
        5, 0, "Other or undefined protocol status", "RFC 3463 3.6"),
    detail::row<430, 500, 501, 503, 530, 550, 554, 555>(5, 1, "Invalid command", "RFC 3463 3.6"),
    detail::row<500, 501, 502, 550, 555>(5, 2, "Syntax error", "RFC 3463 3.6"),
    detail::row<451>(5, 3, "Too many recipients", "RFC 3463 3.6"),
    detail::row<451, 501, 502, 503, 504, 550, 555>(5, 4, "Invalid command arguments", "RFC 3463 3.6"),
    detail::row<>(5, 5, "Wrong protocol version", "RFC 3463 3.6"),
    detail::row<500>(5, 6, "Authentication Exchange line is too long", "RFC 4954 6"),

    // X.6: Message Content or Media Status
    detail::row<>(6, 0, "Other or undefined media error", "RFC 3463 3.7"),
    detail::row<>(6, 1, "Media not supported", "RFC 3463 3.7"),
    detail::row<>(6, 2, "Conversion required and prohibited", "RFC 3463 3.7"),
    detail::row<554>(6, 3, "Conversion required but not supported", "RFC 3463 3.7"),
    detail::row<250>(6, 4, "Conversion with loss performed", "RFC 3463 3.7"),
    detail::row<>(6, 5, "Conversion Failed", "RFC 3463 3.7"),
    detail::row<554>(6, 6, "Message content not available", "RFC 4468 5"),
    detail::row<553, 550>(
        6, 7, "Non-ASCII addresses not permitted for that sender/recipient", "RFC 6531 4.2"),
    detail::row<252, 553, 550>(
        6, 8, "UTF-8 string reply is required, but not permitted by the SMTP client", "RFC 6531 4.2"),
    detail::row<550>(
        6, 9,
        "UTF-8 header message cannot be transferred to one or more recipients, so the message must be rejected",
        "RFC 6531 4.2"),
    {6, 10, "", "RFC 6531 4.2", nullptr, 0, true},

    // X.7: Security or Policy Status
    detail::row<220, 235, 450, 454, 500, 501, 503, 504, 530, 535, 550>(
        7, 0, "Other or undefined security status", "RFC 3463 3.8"),
    detail::row<451, 454, 502, 503, 533, 550, 551>(
        7, 1, "Delivery not authorized, message refused", "RFC 3463 3.8"),
    detail::row<550>(7, 2, "Mailing list expansion prohibited", "RFC 3463 3.8"),
    detail::row<>(7, 3, "Security conversion required but not possible", "RFC 3463 3.8"),
    detail::row<504>(7, 4, "Security features not supported", "RFC 3463 3.8"),
    detail::row<>(7, 5, "Cryptographic failure", "RFC 3463 3.8"),
    detail::row<>(7, 6, "Cryptographic algorithm not supported", "RFC 3463 3.8"),
    detail::row<>(7, 7, "Message integrity failure", "RFC 3463 3.8"),
    detail::row<535, 554>(7, 8, "Authentication credentials invalid", "RFC 4954 6"),
    detail::row<534>(7, 9, "Authentication mechanism is too weak", "RFC 4954 6"),
    detail::row<523>(7, 10, "Encryption Needed", "RFC 5248 2.4"),
    detail::row<524, 538>(7, 11, "Encryption required for requested authentication mechanism", "RFC 4954 6"),
    detail::row<422, 432>(7, 12, "A password transition is needed", "RFC 4954 6"),
    detail::row<525>(7, 13, "User Account Disabled", "RFC 5248 2.4"),
    detail::row<535, 554>(7, 14, "Trust relationship required", "RFC 5248 2.4"),
    detail::row<450, 550>(7, 15, "Priority Level is too low", "RFC 6710 10"),
    detail::row<552>(7, 16, "Message is too big for the specified priority", "RFC 6710 10"),
    detail::row<>(7, 17, "Mailbox owner has changed", "RFC 7293 15.3"),
    detail::row<>(7, 18, "Domain owner has changed", "RFC 7293 15.3"),
    detail::row<>(7, 19, "RRVS test cannot be completed", "RFC 7293 15.3"),
    detail::row<550>(7, 20, "No passing DKIM signature found", "RFC 7372 3.1; RFC 6376"),
    detail::row<550>(7, 21, "No acceptable DKIM signature found", "RFC 7372 3.1; RFC 6376"),
    detail::row<550>(7, 22, "No valid author-matched DKIM signature found", "RFC 7372 3.1; RFC 6376"),
    detail::row<550>(7, 23, "SPF validation failed", "RFC 7372 3.2; RFC 7208"),
    detail::row<451, 550>(7, 24, "SPF validation error", "RFC 7372 3.2; RFC 7208"),
    detail::row<550>(7, 25, "Reverse DNS validation failed", "RFC 7372 3.3; RFC 7601"),
    detail::row<550>(7, 26, "Multiple authentication checks failed", "RFC 7372 3.4"),
    detail::row<550>(7, 27, "Sender address has null MX", "RFC 7505 6"),
    detail::row<>(7, 28, "Mail flood detected", "draft-levine-mailbomb-header"),
    detail::row<550>(7, 29, "ARC validation failure", "RFC 8617 10.4"),
    detail::row<550>(7, 30, "REQUIRETLS support required", "RFC 8689 7"),
}};
// clang-format on

// The row of a code's subject and detail, or nullptr where they are not registered. No search: two array accesses.
[[nodiscard]] constexpr const enhanced_info* find(enhanced_code e) noexcept;

// The registered name; where the detail has none, that of the subject; where the subject has none, that of the
// class (RFC 3463 2); "" where the class has none either.
[[nodiscard]] constexpr std::string_view name(enhanced_code e) noexcept;

// ------------------------------------------------------------------------------------ definitions

namespace detail {

// Names of the subjects X.0 to X.7 and of the classes 2, 4, 5 (RFC 3463 2 and 3).
inline constexpr std::array<std::string_view, 8> subject_names = {
    "Other or Undefined Status",
    "Addressing Status",
    "Mailbox Status",
    "Mail System Status",
    "Network and Routing Status",
    "Mail Delivery Protocol Status",
    "Message Content or Media Status",
    "Security or Policy Status",
};
constexpr std::string_view class_name(enhanced_code e) noexcept {
  switch (e.cls) {
    case 2: return "Success";
    case 4: return "Persistent Transient Failure";
    case 5: return "Permanent Failure";
    default: return {};
  }
}

// Position in enhanced_table of the first detail of each subject; one more for the end of the last.
constexpr std::array<std::uint8_t, 9> make_subject_index() noexcept {
  std::array<std::uint8_t, 9> index{};
  for (const enhanced_info& row : enhanced_table) ++index[row.subject + 1U];
  for (std::size_t i = 1; i < index.size(); ++i) index[i] = static_cast<std::uint8_t>(index[i] + index[i - 1]);
  return index;
}
inline constexpr std::array<std::uint8_t, 9> subject_index = make_subject_index();

// find() relies on it: within a subject the details run from 0 without a gap.
constexpr bool enhanced_table_is_dense() noexcept {
  for (std::size_t i = 0; i < enhanced_table.size(); ++i) {
    const enhanced_info& row = enhanced_table[i];
    if (row.subject >= subject_names.size() || subject_index[row.subject] + row.detail != i) return false;
  }
  return true;
}
static_assert(enhanced_table_is_dense(), "enhanced_table must be sorted, with the details of a subject from 0 on");

}  // namespace detail

namespace detail {
// Where e stands in enhanced_table; enhanced_table.size() for nowhere.
constexpr std::size_t enhanced_position(enhanced_code e) noexcept {
  if (e.subject >= subject_names.size()) return enhanced_table.size();
  const std::size_t position = std::size_t{subject_index[e.subject]} + e.detail;
  return position < subject_index[e.subject + 1U] ? position : enhanced_table.size();
}
}  // namespace detail

constexpr const enhanced_info* find(enhanced_code e) noexcept {
  const std::size_t position = detail::enhanced_position(e);
  return position < enhanced_table.size() ? &enhanced_table[position] : nullptr;
}

constexpr std::string_view name(enhanced_code e) noexcept {
  const std::size_t position = detail::enhanced_position(e);
  if (position < enhanced_table.size() && !enhanced_table[position].name.empty()) return enhanced_table[position].name;
  return e.subject < detail::subject_names.size() ? detail::subject_names[e.subject] : detail::class_name(e);
}

}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_ENHANCED_TABLE_HPP
