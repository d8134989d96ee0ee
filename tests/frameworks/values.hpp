// A value of every type that prints, and what it is compared with. Each comparison fails, for a test framework to say
// with which values; printed.tsv has what it must say, in the same order.
#ifndef VALUES_HPP
#define VALUES_HPP

#include <smtp_reply/error_code.hpp>
#include <smtp_reply/smtp_reply.hpp>
#include <smtp_reply/testing.hpp>

#include <ostream>
#include <string_view>

// Equal to no value of the library, whose own types do not all compare.
struct nothing {
  template <class T>
  friend bool operator==(const T&, nothing) {
    return false;
  }
  friend std::ostream& operator<<(std::ostream& out, nothing) { return out << "nothing"; }
};

// check(value, wanted) for each.
template <class Check>
void each_value(const Check& check) {
  using namespace smtp_reply;
  using namespace smtp_reply::test_support;
  constexpr fake_replies server("550-5.1.1 <x@example.org>:\r\n550 5.1.1 User\tunknown", "250 SIZE 1000");

  check(502_code, nothing());
  check(static_cast<code>(571), nothing());
  check(reply_class::permanent_negative, nothing());
  check(category::mail_system, nothing());
  check(severity::fatal, nothing());
  check(*find(502_code), nothing());
  check(standing::deprecated, nothing());
  check(enhanced_code{5, 7, 509}, nothing());
  check(*find(enhanced_code{5, 1, 1}), nothing());
  check(command::starttls, nothing());
  check(listing::intermediate, nothing());
  check(commands_listing(251_code), nothing());
  check(quirk::bare_lf | quirk::bare_cr, nothing());
  check(parse_error::bad_separator, nothing());
  check(*server[0].lines().begin(), nothing());
  check(server[0], nothing());
  check(parse(server.octets()), nothing());
  check(parse("2x0"), nothing());
  check(extension_view{"SIZE", "1000"}, nothing());
  check(size_limit{size_limit::kind::limited, 1000}, nothing());
  check(size_limit::kind::unlimited, nothing());
  check(action::fall_back, nothing());
  check(scope::recipient, nothing());
  check(advise(command::rcpt, 552_code), nothing());
  check(language::arabic, nothing());
  check(compare(211_code, 502_code), nothing());
  check(explain(502_code), nothing());
  check(condition::connection_closing, nothing());
  check(is(250), nothing());

  check(502_code, 550_code);
  check(enhanced_code{5, 7, 509}, enhanced_code{5, 7, 50});
  check(502_code, is(550));
  check(server[0], is(250));
  check(server[0], matches("2yz"));
  check(server[0], says("5.7.x"));
  check(server[0], says("5.7"));
  check(parse("2x0"), matches("xyz"));
}

#endif
