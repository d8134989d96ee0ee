// smtp_reply/format.hpp - the types in fmt::format and, where the library has it, std::format.
//
//   fmt::print("{:p}\n", 502_code);                      // 502 Command not implemented
//   fmt::print("{:>8}|{:<10}|\n", 502_code, severity_of(502_code));
//   fmt::print("{}\n", reply);                           // 550 5.1.1 User unknown
//   fmt::print("{:ar}", compare(211_code, 502_code));    // the report, in Arabic
//
// The text forms are listed in print.hpp. A specification is [[fill]align][width][form] as for strings: the width
// counts characters (octets of UTF-8 but the continuing ones). A width taken from an argument and anything else is an
// error, at compile time where the library checks there.
//
// fmt (9.1 or newer) is used where the compiler finds it, in whatever order the headers come; SMTP_REPLY_USE_FMT=0 or 1
// decides for it. std::format is used where __cpp_lib_format says that it is there; SMTP_REPLY_USE_STD_FORMAT likewise.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_FORMAT_HPP
#define SMTP_REPLY_FORMAT_HPP

#include <cstddef>      // std::size_t
#include <string_view>  // std::string_view

#include "config.hpp"
#include "print.hpp"

#if defined(__has_include)
#if __has_include(<version>)
#include <version>  // __cpp_lib_format
#endif
#endif

#if !defined(SMTP_REPLY_USE_FMT)
#if __has_include(<fmt/base.h>) || __has_include(<fmt/core.h>)
#define SMTP_REPLY_USE_FMT 1
#else
#define SMTP_REPLY_USE_FMT 0
#endif
#endif

#if !defined(SMTP_REPLY_USE_STD_FORMAT)
#if defined(__cpp_lib_format)
#define SMTP_REPLY_USE_STD_FORMAT 1
#else
#define SMTP_REPLY_USE_STD_FORMAT 0
#endif
#endif

#if SMTP_REPLY_USE_FMT
#if __has_include(<fmt/base.h>)
#include <fmt/base.h>  // fmt::formatter, since fmt 11
#else
#include <fmt/core.h>  // fmt::formatter
#endif
#endif

#if SMTP_REPLY_USE_STD_FORMAT
#include <format>  // std::formatter
#endif

namespace smtp_reply {
inline namespace v0 {
namespace detail {

// Characters of UTF-8, which the width of a format specification counts.
struct character_counter {
  std::size_t count = 0;
  constexpr void put(char c) noexcept {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
  }
};

// What fmt::formatter and std::formatter have in common. `parse` stops at the first character that it does not
// understand, for the library to refuse it.
template <class T>
class text_formatter {
 public:
  template <class Context>
  constexpr auto parse(Context& context) -> decltype(context.begin()) {
    auto it = context.begin();
    const auto end = context.end();
    if (it == end || *it == '}') return it;

    // A fill is one octet, or the octets of one UTF-8 character.
    auto behind_fill = it;
    ++behind_fill;
    while (behind_fill != end && (static_cast<unsigned char>(*behind_fill) & 0xC0) == 0x80) ++behind_fill;
    if (behind_fill != end && is_align(*behind_fill) && *it != '{') {
      fill_size_ = 0;
      for (auto octet = it; octet != behind_fill && fill_size_ < sizeof fill_; ++octet) fill_[fill_size_++] = *octet;
      align_ = *behind_fill;
      it = behind_fill;
      ++it;
    } else if (is_align(*it)) {
      align_ = *it;
      ++it;
    }
    if (it != end && *it != '0') {
      while (it != end && is_digit(*it) && width_ < 100000) {
        width_ = width_ * 10 + static_cast<std::size_t>(*it - '0');
        ++it;
      }
    }
    return parse_form(it, end);
  }

  template <class Context>
  constexpr auto format(const T& value, Context& context) const -> decltype(context.out()) {
    auto out = context.out();
    if (width_ == 0) return printer<T>::write(out, value, form_);
    character_counter length;
    printer<T>::write(sink_iterator<character_counter>(length), value, form_);
    const std::size_t padding = length.count < width_ ? width_ - length.count : 0;
    const std::size_t before = align_ == '>' ? padding : align_ == '^' ? padding / 2 : 0;
    out = pad(out, before);
    out = printer<T>::write(out, value, form_);
    return pad(out, padding - before);
  }

 private:
  static constexpr bool is_align(char c) noexcept { return c == '<' || c == '>' || c == '^'; }

  // The form whose letters stand between first and the closing brace; first itself where there is no such form.
  template <class Iterator>
  constexpr Iterator parse_form(Iterator first, Iterator end) {
    std::size_t index = 0;
    for (const std::string_view letters : printer<T>::forms) {
      auto it = first;
      std::size_t matched = 0;
      while (it != end && matched < letters.size() && *it == letters[matched]) {
        ++it;
        ++matched;
      }
      if (matched == letters.size() && (it == end || *it == '}')) {
        form_ = index;
        return it;
      }
      ++index;
    }
    return first;
  }

  template <class Out>
  constexpr Out pad(Out out, std::size_t count) const {
    for (; count != 0; --count) out = put(out, std::string_view(fill_, fill_size_));
    return out;
  }

  std::size_t form_ = 0;
  std::size_t width_ = 0;
  std::size_t fill_size_ = 1;
  char fill_[4] = {' '};
  char align_ = '<';
};

}  // namespace detail
}  // namespace v0
}  // namespace smtp_reply

// One line a type: a full specialisation is what every fmt from 9.1 on takes.
// clang-format off
#if SMTP_REPLY_USE_FMT
namespace fmt {
template <> struct formatter<smtp_reply::reply_class> : smtp_reply::detail::text_formatter<smtp_reply::reply_class> {};
template <> struct formatter<smtp_reply::category> : smtp_reply::detail::text_formatter<smtp_reply::category> {};
template <> struct formatter<smtp_reply::severity> : smtp_reply::detail::text_formatter<smtp_reply::severity> {};
template <> struct formatter<smtp_reply::code> : smtp_reply::detail::text_formatter<smtp_reply::code> {};
template <> struct formatter<smtp_reply::standing> : smtp_reply::detail::text_formatter<smtp_reply::standing> {};
template <> struct formatter<smtp_reply::code_info> : smtp_reply::detail::text_formatter<smtp_reply::code_info> {};
template <> struct formatter<smtp_reply::enhanced_code> : smtp_reply::detail::text_formatter<smtp_reply::enhanced_code> {};
template <> struct formatter<smtp_reply::enhanced_info> : smtp_reply::detail::text_formatter<smtp_reply::enhanced_info> {};
template <> struct formatter<smtp_reply::command> : smtp_reply::detail::text_formatter<smtp_reply::command> {};
template <> struct formatter<smtp_reply::listing> : smtp_reply::detail::text_formatter<smtp_reply::listing> {};
template <> struct formatter<smtp_reply::command_set> : smtp_reply::detail::text_formatter<smtp_reply::command_set> {};
template <> struct formatter<smtp_reply::quirk> : smtp_reply::detail::text_formatter<smtp_reply::quirk> {};
template <> struct formatter<smtp_reply::parse_error> : smtp_reply::detail::text_formatter<smtp_reply::parse_error> {};
template <> struct formatter<smtp_reply::line_view> : smtp_reply::detail::text_formatter<smtp_reply::line_view> {};
template <> struct formatter<smtp_reply::reply_view> : smtp_reply::detail::text_formatter<smtp_reply::reply_view> {};
template <> struct formatter<smtp_reply::parse_result> : smtp_reply::detail::text_formatter<smtp_reply::parse_result> {};
template <> struct formatter<smtp_reply::extension_view> : smtp_reply::detail::text_formatter<smtp_reply::extension_view> {};
template <> struct formatter<smtp_reply::size_limit::kind> : smtp_reply::detail::text_formatter<smtp_reply::size_limit::kind> {};
template <> struct formatter<smtp_reply::size_limit> : smtp_reply::detail::text_formatter<smtp_reply::size_limit> {};
template <> struct formatter<smtp_reply::action> : smtp_reply::detail::text_formatter<smtp_reply::action> {};
template <> struct formatter<smtp_reply::scope> : smtp_reply::detail::text_formatter<smtp_reply::scope> {};
template <> struct formatter<smtp_reply::advice> : smtp_reply::detail::text_formatter<smtp_reply::advice> {};
template <> struct formatter<smtp_reply::language> : smtp_reply::detail::text_formatter<smtp_reply::language> {};
template <> struct formatter<smtp_reply::comparison> : smtp_reply::detail::text_formatter<smtp_reply::comparison> {};
template <> struct formatter<smtp_reply::explanation> : smtp_reply::detail::text_formatter<smtp_reply::explanation> {};
}  // namespace fmt
#endif

#if SMTP_REPLY_USE_STD_FORMAT
template <> struct std::formatter<smtp_reply::reply_class> : smtp_reply::detail::text_formatter<smtp_reply::reply_class> {};
template <> struct std::formatter<smtp_reply::category> : smtp_reply::detail::text_formatter<smtp_reply::category> {};
template <> struct std::formatter<smtp_reply::severity> : smtp_reply::detail::text_formatter<smtp_reply::severity> {};
template <> struct std::formatter<smtp_reply::code> : smtp_reply::detail::text_formatter<smtp_reply::code> {};
template <> struct std::formatter<smtp_reply::standing> : smtp_reply::detail::text_formatter<smtp_reply::standing> {};
template <> struct std::formatter<smtp_reply::code_info> : smtp_reply::detail::text_formatter<smtp_reply::code_info> {};
template <> struct std::formatter<smtp_reply::enhanced_code> : smtp_reply::detail::text_formatter<smtp_reply::enhanced_code> {};
template <> struct std::formatter<smtp_reply::enhanced_info> : smtp_reply::detail::text_formatter<smtp_reply::enhanced_info> {};
template <> struct std::formatter<smtp_reply::command> : smtp_reply::detail::text_formatter<smtp_reply::command> {};
template <> struct std::formatter<smtp_reply::listing> : smtp_reply::detail::text_formatter<smtp_reply::listing> {};
template <> struct std::formatter<smtp_reply::command_set> : smtp_reply::detail::text_formatter<smtp_reply::command_set> {};
template <> struct std::formatter<smtp_reply::quirk> : smtp_reply::detail::text_formatter<smtp_reply::quirk> {};
template <> struct std::formatter<smtp_reply::parse_error> : smtp_reply::detail::text_formatter<smtp_reply::parse_error> {};
template <> struct std::formatter<smtp_reply::line_view> : smtp_reply::detail::text_formatter<smtp_reply::line_view> {};
template <> struct std::formatter<smtp_reply::reply_view> : smtp_reply::detail::text_formatter<smtp_reply::reply_view> {};
template <> struct std::formatter<smtp_reply::parse_result> : smtp_reply::detail::text_formatter<smtp_reply::parse_result> {};
template <> struct std::formatter<smtp_reply::extension_view> : smtp_reply::detail::text_formatter<smtp_reply::extension_view> {};
template <> struct std::formatter<smtp_reply::size_limit::kind> : smtp_reply::detail::text_formatter<smtp_reply::size_limit::kind> {};
template <> struct std::formatter<smtp_reply::size_limit> : smtp_reply::detail::text_formatter<smtp_reply::size_limit> {};
template <> struct std::formatter<smtp_reply::action> : smtp_reply::detail::text_formatter<smtp_reply::action> {};
template <> struct std::formatter<smtp_reply::scope> : smtp_reply::detail::text_formatter<smtp_reply::scope> {};
template <> struct std::formatter<smtp_reply::advice> : smtp_reply::detail::text_formatter<smtp_reply::advice> {};
template <> struct std::formatter<smtp_reply::language> : smtp_reply::detail::text_formatter<smtp_reply::language> {};
template <> struct std::formatter<smtp_reply::comparison> : smtp_reply::detail::text_formatter<smtp_reply::comparison> {};
template <> struct std::formatter<smtp_reply::explanation> : smtp_reply::detail::text_formatter<smtp_reply::explanation> {};
#endif
// clang-format on

#endif  // SMTP_REPLY_FORMAT_HPP
