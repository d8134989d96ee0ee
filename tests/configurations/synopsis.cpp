// Every public name with its signature, as a program that is already written relies on it. What changes here breaks
// one: see .github/CHANGELOG.md. It is a test by being compiled.
#include <smtp_reply/error_code.hpp>
#include <smtp_reply/smtp_reply.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace synopsis {

using namespace smtp_reply;
using std::optional;
using std::size_t;
using std::string_view;

// is<Signature>(&name): name has an overload with just this signature, noexcept included.
template <class Signature>
constexpr bool is(Signature*) {
  return true;
}
// The same for a member function.
template <class Signature, class Class>
constexpr bool is_member(Signature Class::*) {
  return true;
}
template <class Enum, class Underlying>
constexpr bool is_enum = std::is_enum_v<Enum> && !std::is_convertible_v<Enum, int> &&
                         std::is_same_v<std::underlying_type_t<Enum>, Underlying>;
// Whether an aggregate is made of these, in this order.
template <class T, class... Members>
constexpr bool is_made_of = std::is_aggregate_v<T>&& std::is_trivially_copyable_v<T>&&
    std::is_constructible_v<decltype(T{std::declval<Members>()...})>;

// ---- code.hpp

static_assert(is_enum<code, std::uint16_t> && std::is_same_v<reply_code, code>);
static_assert(is_enum<reply_class, std::uint8_t> && is_enum<category, std::uint8_t> && is_enum<severity, std::uint8_t>);
static_assert(static_cast<int>(reply_class::unknown) == 0 && static_cast<int>(reply_class::positive_preliminary) == 1);
static_assert(static_cast<int>(reply_class::positive_completion) == 2);
static_assert(static_cast<int>(reply_class::positive_intermediate) == 3);
static_assert(static_cast<int>(reply_class::transient_negative) == 4);
static_assert(static_cast<int>(reply_class::permanent_negative) == 5);
static_assert(static_cast<int>(category::syntax) == 0 && static_cast<int>(category::information) == 1);
static_assert(static_cast<int>(category::connections) == 2 && static_cast<int>(category::unspecified_3) == 3);
static_assert(static_cast<int>(category::unspecified_4) == 4 && static_cast<int>(category::mail_system) == 5);
static_assert(static_cast<int>(category::unknown) == 6);
static_assert(severity::success < severity::intermediate && severity::intermediate < severity::transient);
static_assert(severity::transient < severity::permanent && severity::permanent < severity::fatal);
static_assert(is<int(code) noexcept>(&to_int));
static_assert(is<optional<code>(string_view) noexcept>(&to_code));
static_assert(is<code() noexcept>(&smtp_reply::literals::operator""_code<'5', '0', '2' >));
static_assert(is<reply_class(code) noexcept>(&class_of) && is<category(code) noexcept>(&category_of));
static_assert(is<severity(code) noexcept>(&severity_of) && is<severity(enhanced_code) noexcept>(&severity_of));
static_assert(is<bool(code) noexcept>(&is_well_formed) && is<bool(code) noexcept>(&is_success));
static_assert(is<bool(code) noexcept>(&is_intermediate) && is<bool(code) noexcept>(&is_transient));
static_assert(is<bool(code) noexcept>(&is_permanent) && is<bool(code) noexcept>(&is_positive));
static_assert(is<bool(code) noexcept>(&is_negative) && is<bool(code) noexcept>(&closes_connection));
static_assert(is<bool(code, string_view) noexcept>(&matches));
static_assert(is<bool(code, int) noexcept>(&smtp_reply::operator==) &&
              is<bool(int, code) noexcept>(&smtp_reply::operator==));
static_assert(is<bool(code, int) noexcept>(&smtp_reply::operator!=) &&
              is<bool(int, code) noexcept>(&smtp_reply::operator!=));
static_assert(is<bool(code, int) noexcept>(&smtp_reply::operator<) &&
              is<bool(int, code) noexcept>(&smtp_reply::operator<));
static_assert(is<bool(code, int) noexcept>(&smtp_reply::operator<=) &&
              is<bool(int, code) noexcept>(&smtp_reply::operator<=));
static_assert(is<bool(code, int) noexcept>(&smtp_reply::operator>) &&
              is<bool(int, code) noexcept>(&smtp_reply::operator>));
static_assert(is<bool(code, int) noexcept>(&smtp_reply::operator>=) &&
              is<bool(int, code) noexcept>(&smtp_reply::operator>=));

// ---- code_table.hpp

static_assert(is_enum<standing, std::uint8_t>);
static_assert(standing::standard != standing::extension && standing::experimental != standing::deprecated &&
              standing::registered_only != standing::standard);
static_assert(is_made_of<code_info, code, string_view, string_view, string_view, standing>);
static_assert(std::is_same_v<decltype(code_table), const std::array<code_info, code_table.size()>>);
static_assert(is<const code_info*(code) noexcept>(&find) && is<const code_info*(string_view) noexcept>(&find_code));
static_assert(is<string_view(code) noexcept>(&name) && is<string_view(code) noexcept>(&phrase));

// ---- enhanced.hpp, enhanced_table.hpp

static_assert(is_made_of<enhanced_code, std::uint8_t, std::uint16_t, std::uint16_t>);
static_assert(is<bool(enhanced_code, enhanced_code) noexcept>(&smtp_reply::operator==));
static_assert(is<bool(enhanced_code, enhanced_code) noexcept>(&smtp_reply::operator!=));
static_assert(is<bool(enhanced_code, enhanced_code) noexcept>(&smtp_reply::operator<));
static_assert(is<optional<enhanced_code>(string_view) noexcept>(&to_enhanced_code));
static_assert(is<bool(enhanced_code, code) noexcept>(&agrees));
static_assert(is<bool(enhanced_code, string_view) noexcept>(&matches));
static_assert(
    is_made_of<enhanced_info, std::uint16_t, std::uint16_t, string_view, string_view, const code*, size_t, bool>);
static_assert(std::is_same_v<decltype(enhanced_table), const std::array<enhanced_info, enhanced_table.size()>>);
static_assert(is<const enhanced_info*(enhanced_code) noexcept>(&find) &&
              is<string_view(enhanced_code) noexcept>(&name));

// ---- command.hpp

static_assert(is_enum<command, std::uint8_t> && is_enum<listing, std::uint8_t>);
static_assert(static_cast<int>(command::connect) == 0 && static_cast<int>(command::ehlo) == 1);
static_assert(static_cast<int>(command::helo) == 2 && static_cast<int>(command::lhlo) == 3);
static_assert(static_cast<int>(command::mail) == 4 && static_cast<int>(command::rcpt) == 5);
static_assert(static_cast<int>(command::data) == 6 && static_cast<int>(command::message) == 7);
static_assert(static_cast<int>(command::bdat) == 8 && static_cast<int>(command::burl) == 9);
static_assert(static_cast<int>(command::rset) == 10 && static_cast<int>(command::vrfy) == 11);
static_assert(static_cast<int>(command::expn) == 12 && static_cast<int>(command::help) == 13);
static_assert(static_cast<int>(command::noop) == 14 && static_cast<int>(command::quit) == 15);
static_assert(static_cast<int>(command::starttls) == 16 && static_cast<int>(command::auth) == 17);
static_assert(static_cast<int>(command::etrn) == 18 && static_cast<int>(command::atrn) == 19);
static_assert(static_cast<int>(command::turn) == 20);
static_assert(static_cast<int>(listing::not_listed) == 0 && static_cast<int>(listing::success) == 1);
static_assert(static_cast<int>(listing::intermediate) == 2 && static_cast<int>(listing::error) == 3);
static_assert(is<listing(command, code) noexcept>(&listed) && is<string_view(command, code) noexcept>(&phrase));
static_assert(is<string_view(command) noexcept>(&name) && is<command_set(code) noexcept>(&commands_listing));
static_assert(is_made_of<command_set, std::uint32_t>);
static_assert(is_member<bool(command) const noexcept>(&command_set::contains));
static_assert(is_member<size_t() const noexcept>(&command_set::size));

// ---- parse.hpp

static_assert(is_enum<quirk, std::uint16_t> && is_enum<parse_error, std::uint8_t>);
static_assert(static_cast<int>(quirk::none) == 0 && static_cast<int>(quirk::non_ascii) == 1);
static_assert(static_cast<int>(quirk::control_character) == 2 && static_cast<int>(quirk::long_line) == 4);
static_assert(static_cast<int>(quirk::second_digit) == 8 && static_cast<int>(quirk::first_digit) == 16);
static_assert(static_cast<int>(quirk::code_mismatch) == 32 && static_cast<int>(quirk::bare_lf) == 64);
static_assert(static_cast<int>(quirk::bare_cr) == 128);
static_assert(static_cast<int>(strict) == 0 && static_cast<int>(tolerant) == 15 && static_cast<int>(lenient) == 255);
static_assert(is<bool(quirk, quirk) noexcept>(&has) && is<quirk(quirk) noexcept>(&smtp_reply::operator~));
static_assert(is<quirk(quirk, quirk) noexcept>(&smtp_reply::operator&) &&
              is<quirk(quirk, quirk) noexcept>(&smtp_reply::operator|));
static_assert(is<quirk&(quirk&, quirk) noexcept>(&smtp_reply::operator|=));
static_assert(is_made_of<parse_options, quirk, size_t, size_t>);
static_assert(parse_options{}.accept == tolerant && parse_options{}.max_line == 16 * 1024 &&
              parse_options{}.max_reply == 256 * 1024);
static_assert(static_cast<int>(parse_error::none) == 0 && static_cast<int>(parse_error::incomplete) == 1);
static_assert(static_cast<int>(parse_error::bad_code) == 2 && static_cast<int>(parse_error::bad_separator) == 3);
static_assert(static_cast<int>(parse_error::bad_character) == 4 && static_cast<int>(parse_error::bad_line_end) == 5);
static_assert(static_cast<int>(parse_error::code_mismatch) == 6 && static_cast<int>(parse_error::line_too_long) == 7);
static_assert(static_cast<int>(parse_error::reply_too_long) == 8);
static_assert(is<string_view(parse_error) noexcept>(&message));
static_assert(is_made_of<line_view, code, bool, string_view, optional<enhanced_code>, string_view>);
static_assert(is_member<line_range::iterator() const noexcept>(&line_range::begin));
static_assert(is_member<line_range::iterator() const noexcept>(&line_range::end));
static_assert(is_member<bool() const noexcept>(&line_range::empty) &&
              is_member<size_t() const noexcept>(&line_range::size));
static_assert(std::is_same_v<decltype(*line_range{}.begin()), line_view>);
static_assert(is_member<code() const noexcept>(&reply_view::code));
static_assert(is_member<optional<enhanced_code>() const noexcept>(&reply_view::enhanced));
static_assert(is_member<size_t() const noexcept>(&reply_view::line_count));
static_assert(is_member<line_range() const noexcept>(&reply_view::lines));
static_assert(is_member<string_view() const noexcept>(&reply_view::text));
static_assert(is_member<string_view() const noexcept>(&reply_view::raw));
static_assert(is_member<quirk() const noexcept>(&reply_view::quirks));
static_assert(is_made_of<parse_result, reply_view, size_t, parse_error, size_t>);
static_assert(std::is_constructible_v<bool, parse_result> && !std::is_convertible_v<parse_result, bool>);
static_assert(is<parse_result(string_view, const parse_options&) noexcept>(&parse));
static_assert(is<parse_result(string_view, quirk) noexcept>(&parse));
static_assert(noexcept(parse(string_view())));
static_assert(std::is_nothrow_default_constructible_v<parser>);
static_assert(std::is_nothrow_constructible_v<parser, const parse_options&>);
static_assert(!std::is_convertible_v<const parse_options&, parser>);
static_assert(is_member<parse_result(string_view) noexcept>(&parser::parse) &&
              is_member<void() noexcept>(&parser::reset));
static_assert(is<string_view(const reply_view&) noexcept>(&forward_path));

// ---- ehlo.hpp

static_assert(is_made_of<extension_view, string_view, string_view>);
static_assert(std::is_same_v<decltype(*extension_range{}.begin()), extension_view>);
static_assert(is<extension_range(const reply_view&) noexcept>(&extensions));
static_assert(is<optional<extension_view>(const reply_view&, string_view) noexcept>(&find_extension));

// ---- advise.hpp

static_assert(is_enum<action, std::uint8_t> && is_enum<scope, std::uint8_t>);
static_assert(static_cast<int>(action::proceed) == 0 && static_cast<int>(action::send_more) == 1);
static_assert(static_cast<int>(action::authenticate) == 2 && static_cast<int>(action::fall_back) == 3);
static_assert(static_cast<int>(action::retry_later) == 4 && static_cast<int>(action::give_up) == 5);
static_assert(static_cast<int>(scope::command) == 0 && static_cast<int>(scope::recipient) == 1);
static_assert(static_cast<int>(scope::transaction) == 2 && static_cast<int>(scope::session) == 3);
static_assert(is_made_of<advice, action, scope, string_view>);
static_assert(is<advice(command, code) noexcept>(&advise) && is<advice(command, const reply_view&) noexcept>(&advise));

// ---- write.hpp

static_assert(is_made_of<write_options, size_t, bool>);
static_assert(write_options{}.max_line == 512 && !write_options{}.utf8);
static_assert(is<char*(char*, code, string_view, const write_options&) noexcept>(&write_reply<char*>));
static_assert(is<char*(char*, code, enhanced_code, string_view, const write_options&) noexcept>(&write_reply<char*>));
static_assert(is<size_t(char*, size_t, code, string_view, const write_options&) noexcept>(&write_reply_n));
static_assert(
    is<size_t(char*, size_t, code, enhanced_code, string_view, const write_options&) noexcept>(&write_reply_n));
static_assert(is<string_view() noexcept>(&canned<code::command_not_implemented>));
static_assert(is<string_view() noexcept>(&canned<code::command_not_implemented, 5, 1>));

// ---- guide.hpp, compare.hpp

static_assert(is_enum<language, std::uint8_t>);
static_assert(static_cast<int>(language::english) == 0 && static_cast<int>(language::arabic) == 1);
static_assert(is_made_of<guidance, string_view, string_view, string_view, string_view, string_view>);
static_assert(is<guidance(code, language) noexcept>(&guide) &&
              is<string_view(enhanced_code, language) noexcept>(&summary));
static_assert(is_made_of<comparison, code, code, bool, bool, int, bool, command_set, command_set, command_set>);
static_assert(is_made_of<explanation, code>);
static_assert(is<comparison(code, code) noexcept>(&compare) && is<explanation(code) noexcept>(&explain));
static_assert(is<char*(char*, const comparison&, language) noexcept>(&write_report<char*>));
static_assert(is<char*(char*, const explanation&, language) noexcept>(&write_report<char*>));

// ---- error_code.hpp

static_assert(is<std::error_code(code) noexcept>(&make_error_code));
static_assert(is<std::error_code(parse_error) noexcept>(&make_error_code));
static_assert(is_enum<condition, std::uint8_t> && std::is_error_condition_enum_v<condition>);

// The members that are read by name.
constexpr bool members_have_their_names() {
  const code_info row = code_table[0];
  const enhanced_info detail = enhanced_table[0];
  const parse_result result = parse("250 ok\r\n");
  const line_view line = *result.reply.lines().begin();
  const extension_view extension{};
  const advice next = advise(command::rcpt, result.reply);
  const guidance said = guide(row.value);
  const comparison both = compare(row.value, row.value);
  return row.status == standing::standard && !row.name.empty() && !row.phrase.empty() && !row.source.empty() &&
         detail.subject + detail.detail == 0 && !detail.name.empty() && !detail.source.empty() &&
         detail.codes != &row.value && detail.code_count == 0 && !detail.deprecated && result.consumed == 8 &&
         result.error == parse_error::none && result.position == 0 && line.value == 250 && line.last &&
         line.text == line.message && !line.enhanced && extension.keyword == extension.parameters &&
         next.what == action::proceed && next.where == scope::recipient && !next.source.empty() &&
         !said.title.empty() && !said.meaning.empty() && !said.when_seen.empty() && !said.remedy.empty() &&
         both.first == both.second && both.same_class && both.same_category && both.severity_order == 0 &&
         both.same_retry && both.only_first.empty() && both.only_second.empty() && both.both.bits != 0 &&
         explain(row.value).value == row.value && enhanced_code{5, 1, 1}.cls + enhanced_code{}.subject == 5 &&
         enhanced_code{}.detail == 0;
}
static_assert(members_have_their_names());

}  // namespace synopsis
