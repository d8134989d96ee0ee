#ifndef SMTP_REPLY_GUIDE_ARABIC_HPP
#define SMTP_REPLY_GUIDE_ARABIC_HPP
#include "english.hpp"
namespace smtp_reply { inline namespace v0 { namespace detail { namespace arabic {
inline constexpr const texts& all = english::all;
}}}}
#endif
