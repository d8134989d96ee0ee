// smtp_reply/config.hpp - the version, and what differs from one compiler to the next.
//
// The version stands here and nowhere else: CMake and the packages read these three lines.
//
//   static_assert(SMTP_REPLY_VERSION_MAJOR == 0);
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_CONFIG_HPP
#define SMTP_REPLY_CONFIG_HPP

#define SMTP_REPLY_VERSION_MAJOR 0
#define SMTP_REPLY_VERSION_MINOR 1
#define SMTP_REPLY_VERSION_PATCH 0

#if (defined(_MSVC_LANG) ? _MSVC_LANG : __cplusplus) < 201703L
#error "smtp_reply needs C++17 or later (-std=c++17, /std:c++17)"
#endif

// Marks a view into a parameter, so that a compiler that knows the attribute warns of a dangling one.
#if defined(__has_cpp_attribute)
#if __has_cpp_attribute(clang::lifetimebound)
#define SMTP_REPLY_LIFETIMEBOUND [[clang::lifetimebound]]
#elif __has_cpp_attribute(msvc::lifetimebound)
#define SMTP_REPLY_LIFETIMEBOUND [[msvc::lifetimebound]]
#endif
#endif
#if !defined(SMTP_REPLY_LIFETIMEBOUND)
#define SMTP_REPLY_LIFETIMEBOUND
#endif

// Marks what a program and its shared objects must have one of between them, even if they hide all else
// (-fvisibility=hidden). Windows has no such thing for what a header defines.
#if defined(__GNUC__) && !defined(_WIN32)
#define SMTP_REPLY_SHARED __attribute__((visibility("default")))
#else
#define SMTP_REPLY_SHARED
#endif

// Whether a hint is known: inlined, or kept out of the way.
#if defined(__GNUC__)
#define SMTP_REPLY_HOT __attribute__((always_inline))
#define SMTP_REPLY_COLD __attribute__((noinline))
#define SMTP_REPLY_LIKELY(condition) __builtin_expect(condition, 1)
#define SMTP_REPLY_UNLIKELY(condition) __builtin_expect(condition, 0)
#else
#define SMTP_REPLY_HOT
#define SMTP_REPLY_COLD
#define SMTP_REPLY_LIKELY(condition) (condition)
#define SMTP_REPLY_UNLIKELY(condition) (condition)
#endif

namespace smtp_reply {

// The inline namespace carries the ABI: its number changes whenever the layout of a public type does.
inline namespace v0 {
namespace detail {

// std::is_constant_evaluated of C++20. A compiler that cannot tell takes the way that serves both.
constexpr bool is_constant_evaluated() noexcept {
#if defined(__has_builtin)
#if __has_builtin(__builtin_is_constant_evaluated)
  return __builtin_is_constant_evaluated();
#else
  return true;
#endif
#else
  return true;
#endif
}

}  // namespace detail
}  // namespace v0

}  // namespace smtp_reply

#endif  // SMTP_REPLY_CONFIG_HPP
