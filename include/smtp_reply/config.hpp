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

namespace smtp_reply {

// The inline namespace carries the ABI: its number changes whenever the layout of a public type does.
inline namespace v0 {}

}  // namespace smtp_reply

#endif  // SMTP_REPLY_CONFIG_HPP
