// The part of fmt that is linked, made from its headers: what a package of another system ships as libfmt.so needs that
// system's C++ library as well.
#include <fmt/format-inl.h>

namespace fmt {
namespace detail {

template char decimal_point_impl<char>(locale_ref);
template thousands_sep_result<char> thousands_sep_impl<char>(locale_ref);
#if FMT_VERSION < 110000
template void vformat_to<char>(buffer<char>&, basic_string_view<char>, vformat_args<char>::type, locale_ref);
#endif

}  // namespace detail
}  // namespace fmt
