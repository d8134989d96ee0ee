// smtp_reply/error_code.hpp - replies as std::error_code, for code that reports its errors that way.
//
//   #include <smtp_reply/error_code.hpp>             // smtp_reply.hpp leaves it out, because of <system_error>
//
//   std::error_code ec = reply.code();               // or make_error_code(c): no error for 2yz and 3yz
//   if (ec == condition::transient_failure) ...      // 4yz: keep the mail and try again
//   if (ec == condition::connection_closing) ...     // 421, which is both
//   if (ec == 550_code) ...                          // one code
//   ec = result.error;                               // of parse(): no error for parse_error::none
//   std::cerr << ec << ' ' << ec.message() << '\n';  // smtp_reply:550 Requested action not taken: ...
//
// Its value is the code's number, so that static_cast<code>(ec.value()) is the code again; to_code(ec) asks first
// whether there is one. Only message() allocates.
//
// A category is told by its address, and there is one address in a program and the shared objects that it is linked
// with, even where all of them are built with -fvisibility=hidden. An object loaded by dlopen may still have its own,
// and a DLL always has: of an error code from there, conditions and to_code() hold all the same, since they go by the
// category's name, but `ec == 550_code` does not.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_ERROR_CODE_HPP
#define SMTP_REPLY_ERROR_CODE_HPP

#include <cstdint>       // std::uint8_t
#include <new>           // placement new
#include <optional>      // std::optional
#include <string>        // std::string
#include <string_view>   // std::string_view
#include <system_error>  // std::error_category, std::error_code, std::error_condition
#include <type_traits>   // std::true_type

#include "code.hpp"
#include "code_table.hpp"
#include "config.hpp"
#include "ostream.hpp"  // without it, std::cout << 502_code would print the error code that a code converts to
#include "parse.hpp"
#include "print.hpp"

namespace smtp_reply {
inline namespace v0 {

// What an error means to a mail client. Several can hold of one error: 421 is a transient_failure, too. What failed in
// the network is no reply, and none of them.
enum class condition : std::uint8_t {
  transient_failure = 1,  // 4yz: the same may succeed later (RFC 5321 4.2.1)
  permanent_failure,      // 5yz: the same must not be repeated (RFC 5321 4.2.1)
  protocol_error,         // no reply of SMTP: it cannot be read, or its first digit is not 2-5 (RFC 5321 4.2)
  connection_closing,     // 421: the server closes the connection (RFC 5321 3.8); not 221, which is no error
  authentication_needed,  // 530: AUTH or STARTTLS first (RFC 4954 6, RFC 3207 4)
  authentication_failed,  // 535: the credentials were refused (RFC 4954 6)
  not_supported,          // 500, 502, 504, 555: do without the command or the parameter (RFC 5321 4.2.4, 4.1.1.11)
};

// Whether ec == what for an error code made of c, of e. Nothing holds of 2yz and 3yz, nor of parse_error::none; what is
// incomplete is no protocol_error yet.
[[nodiscard]] constexpr bool matches(code c, condition what) noexcept;
[[nodiscard]] constexpr bool matches(parse_error e, condition what) noexcept;

// The enumerator's own name: "transient_failure".
[[nodiscard]] constexpr std::string_view name(condition what) noexcept;
// One line for a person, without a final stop: "the server failed for now". Never empty but for a value outside the
// enumeration.
[[nodiscard]] constexpr std::string_view message(condition what) noexcept;

// "smtp_reply": the errors that are reply codes. A message is the phrase of the code, or the class (RFC 5321 4.2.1) of
// a code that has none. The default condition is that of the first digit.
[[nodiscard]] SMTP_REPLY_SHARED const std::error_category& code_error_category() noexcept;
// "smtp_reply.parse": the errors of parse(). The default condition is protocol_error, but for incomplete, which has none.
[[nodiscard]] SMTP_REPLY_SHARED const std::error_category& parse_error_category() noexcept;
// "smtp_reply.condition".
[[nodiscard]] SMTP_REPLY_SHARED const std::error_category& condition_category() noexcept;

// The value is the number of the code; 0, no error, for 2yz and 3yz; 65536 for the code 000, which cannot be 0.
[[nodiscard]] std::error_code make_error_code(code c) noexcept;
[[nodiscard]] std::error_code make_error_code(parse_error e) noexcept;
[[nodiscard]] std::error_condition make_error_condition(condition what) noexcept;

// The code that ec was made of; nothing for no error and for an error of another kind.
[[nodiscard]] std::optional<code> to_code(const std::error_code& ec) noexcept;

// ------------------------------------------------------------------------------------ definitions

constexpr bool matches(code c, condition what) noexcept {
  switch (what) {
    case condition::transient_failure: return is_transient(c);
    case condition::permanent_failure: return is_permanent(c);
    case condition::protocol_error: return severity_of(c) == severity::fatal;
    case condition::connection_closing: return is_negative(c) && closes_connection(c);
    case condition::authentication_needed: return c == code::authentication_required;
    case condition::authentication_failed: return c == code::auth_credentials_invalid;
    case condition::not_supported:
      return c == code::command_unrecognized || c == code::command_not_implemented ||
             c == code::parameter_not_implemented || c == code::parameters_not_recognized;
  }
  return false;
}

constexpr bool matches(parse_error e, condition what) noexcept {
  return what == condition::protocol_error && e != parse_error::none && e != parse_error::incomplete;
}

constexpr std::string_view name(condition what) noexcept {
  switch (what) {
    case condition::transient_failure: return "transient_failure";
    case condition::permanent_failure: return "permanent_failure";
    case condition::protocol_error: return "protocol_error";
    case condition::connection_closing: return "connection_closing";
    case condition::authentication_needed: return "authentication_needed";
    case condition::authentication_failed: return "authentication_failed";
    case condition::not_supported: return "not_supported";
  }
  return {};
}

constexpr std::string_view message(condition what) noexcept {
  switch (what) {
    case condition::transient_failure: return "the server failed for now";
    case condition::permanent_failure: return "the server refused for good";
    case condition::protocol_error: return "the server did not send a reply of SMTP";
    case condition::connection_closing: return "the server closes the connection";
    case condition::authentication_needed: return "the server wants AUTH or STARTTLS first";
    case condition::authentication_failed: return "the server refused the credentials";
    case condition::not_supported: return "the server does not support the command or its parameter";
  }
  return {};
}

namespace detail {

template <>
struct printer<condition> : name_printer<condition> {};

}  // namespace detail

template <class T = void>
auto toString(condition what) -> decltype(detail::to_doctest<T>(what)) {  // see ostream.hpp
  return detail::to_doctest<T>(what);
}

namespace detail {

// RFC 5321 4.2.1 names the classes.
constexpr std::string_view class_phrase(code c) noexcept {
  switch (severity_of(c)) {
    case severity::success: return "Positive Completion reply";
    case severity::intermediate: return "Positive Intermediate reply";
    case severity::transient: return "Transient Negative Completion reply";
    case severity::permanent: return "Permanent Negative Completion reply";
    case severity::fatal: break;
  }
  return message(condition::protocol_error);
}

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wweak-vtables"  // in a header there is no unit for the vtable to be in
#endif

// Also a category of the same kind that another shared object brought along.
inline bool is_same_kind(const std::error_category& a, const std::error_category& b) noexcept {
  return a == b || std::string_view(a.name()) == b.name();
}

class SMTP_REPLY_SHARED code_errors final : public std::error_category {
 public:
  [[nodiscard]] const char* name() const noexcept override { return "smtp_reply"; }

  [[nodiscard]] std::string message(int value) const override {
    if (value == 0) return "no error";
    const auto c = static_cast<code>(value);
    return std::string(phrase(c).empty() ? class_phrase(c) : phrase(c));
  }

  [[nodiscard]] std::error_condition default_error_condition(int value) const noexcept override {
    const auto c = static_cast<code>(value);
    if (value == 0) return {value, *this};
    if (is_transient(c)) return make_error_condition(condition::transient_failure);
    return make_error_condition(is_permanent(c) ? condition::permanent_failure : condition::protocol_error);
  }
};

class SMTP_REPLY_SHARED parse_errors final : public std::error_category {
 public:
  [[nodiscard]] const char* name() const noexcept override { return "smtp_reply.parse"; }

  [[nodiscard]] std::string message(int value) const override {
    return std::string(smtp_reply::message(static_cast<parse_error>(value)));
  }

  [[nodiscard]] std::error_condition default_error_condition(int value) const noexcept override {
    if (!matches(static_cast<parse_error>(value), condition::protocol_error)) return {value, *this};
    return make_error_condition(condition::protocol_error);
  }
};

class SMTP_REPLY_SHARED conditions final : public std::error_category {
 public:
  [[nodiscard]] const char* name() const noexcept override { return "smtp_reply.condition"; }

  [[nodiscard]] std::string message(int value) const override {
    return std::string(smtp_reply::message(static_cast<condition>(value)));
  }

  using std::error_category::equivalent;
  [[nodiscard]] bool equivalent(const std::error_code& ec, int value) const noexcept override {
    const auto what = static_cast<condition>(value);
    if (ec.value() == 0) return false;
    if (is_same_kind(ec.category(), code_error_category())) return matches(static_cast<code>(ec.value()), what);
    return is_same_kind(ec.category(), parse_error_category()) && matches(static_cast<parse_error>(ec.value()), what);
  }
};

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

// Never destroyed: what runs at the end of a program may still hold an error code.
template <class Category>
SMTP_REPLY_SHARED const std::error_category& only() noexcept {
  alignas(Category) static unsigned char place[sizeof(Category)];
  static const std::error_category& category = *::new (static_cast<void*>(place)) Category;
  return category;
}

}  // namespace detail

inline const std::error_category& code_error_category() noexcept { return detail::only<detail::code_errors>(); }
inline const std::error_category& parse_error_category() noexcept { return detail::only<detail::parse_errors>(); }
inline const std::error_category& condition_category() noexcept { return detail::only<detail::conditions>(); }

inline std::error_code make_error_code(code c) noexcept {
  if (is_positive(c)) return {0, code_error_category()};
  return {to_int(c) == 0 ? 0x10000 : to_int(c), code_error_category()};
}

inline std::error_code make_error_code(parse_error e) noexcept { return {static_cast<int>(e), parse_error_category()}; }

inline std::error_condition make_error_condition(condition what) noexcept {
  return {static_cast<int>(what), condition_category()};
}

inline std::optional<code> to_code(const std::error_code& ec) noexcept {
  if (ec.value() == 0 || !detail::is_same_kind(ec.category(), code_error_category())) return std::nullopt;
  return static_cast<code>(ec.value());
}

}  // namespace v0
}  // namespace smtp_reply

template <>
struct std::is_error_code_enum<smtp_reply::code> : std::true_type {};
template <>
struct std::is_error_code_enum<smtp_reply::parse_error> : std::true_type {};
template <>
struct std::is_error_condition_enum<smtp_reply::condition> : std::true_type {};

#endif  // SMTP_REPLY_ERROR_CODE_HPP
