// One message to one server: what a client says, and what it makes of each reply. Nothing here looks at the number of
// a reply code; `advise` does.
#ifndef CLIENT_SESSION_HPP
#define CLIENT_SESSION_HPP

#include <algorithm>
#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <smtp_reply/advise.hpp>
#include <smtp_reply/code.hpp>
#include <smtp_reply/command.hpp>
#include <smtp_reply/ehlo.hpp>
#include <smtp_reply/parse.hpp>

#include "answer.hpp"
#include "base64.hpp"
#include "connection.hpp"
#include "dialogue.hpp"
#include "mail_data.hpp"
#include "options.hpp"

namespace example {

using smtp_reply::action;
using smtp_reply::code;
using smtp_reply::command;
using smtp_reply::scope;

// What became of a recipient: the answer that decided.
struct outcome {
  std::string recipient;
  std::optional<answer> decided;
};

class session {
 public:
  session(const options& asked, const mail_data& mail, connection& over, std::ostream* log)
      : asked_(asked), mail_(mail), over_(over), with_(over, asked, log) {
    for (const std::string& recipient : asked.to) outcomes_.push_back({recipient, std::nullopt});
  }

  // An outcome for each recipient, in their order; each of them is decided.
  std::vector<outcome> run() {
    obstacle met = open();
    if (!met) met = transact();
    if (met) decide_the_rest(*met);
    with_.quit();
    return outcomes_;
  }

  // Whether a new session in clear may get further. TLS that need not prove who the server is protects from listeners
  // only; where it fails, no mail is worse than mail without it (RFC 7435 3).
  [[nodiscard]] bool should_go_in_clear() const { return handshake_failed_ && !checks_certificate(); }

 private:
  // The answer that a step, and all behind it, came to nothing by; or none and on with the next step.
  using obstacle = std::optional<answer>;

  static obstacle unless_proceed(const answer& heard) {
    if (heard.is(action::proceed)) return std::nullopt;
    return heard;
  }

  void decide_the_rest(const answer& by) {
    for (outcome& one : outcomes_) {
      if (!one.decided) one.decided = by;
    }
  }

  // ---------------------------------------------------------------------------------- the session, before any mail

  obstacle open() {
    obstacle met = unless_proceed(with_.open());
    is_loopback_ = over_.is_loopback();
    if (!met) met = greet();
    if (!met) met = encrypt();
    if (!met) met = authenticate();
    return met;
  }

  obstacle greet() {
    offered_.reset();
    const command greeting = asked_.lmtp ? command::lhlo : command::ehlo;
    const answer heard = ask(greeting, std::string(name(greeting)) + " " + over_.address_literal());
    if (heard.is(action::proceed)) {
      offered_ = heard;
      return std::nullopt;
    }
    if (!heard.is(action::fall_back)) return heard;
    return unless_proceed(ask(command::helo, "HELO " + over_.address_literal()));
  }

  obstacle encrypt() {
    if (asked_.starttls == tls_policy::never) return std::nullopt;
    const bool required = asked_.starttls == tls_policy::require;
    if (!connection::has_tls || !offers(offer(), "STARTTLS")) {
      if (!required) return std::nullopt;
      return own_answer(command::starttls, code::temporarily_unavailable, {4, 7, 4},
                        connection::has_tls ? "the server does not offer STARTTLS" : "this client has no TLS");
    }
    const answer heard = ask(command::starttls, "STARTTLS");
    if (heard.is(action::fall_back) && !required) return std::nullopt;  // in clear, then (RFC 3207 4.1)
    if (!heard.is(action::proceed)) return heard;
    if (obstacle met = with_.check_nothing_behind(command::starttls)) return met;
    if (obstacle met = with_.start_tls({asked_.host, checks_certificate(), asked_.ca_file})) {
      handshake_failed_ = true;
      return met;
    }
    return greet();  // whatever was offered before the handshake is void (RFC 3207 4.2)
  }

  // On this machine itself nobody is in between.
  [[nodiscard]] bool password_at_risk() const { return !asked_.user.empty() && !is_loopback_; }
  [[nodiscard]] bool checks_certificate() const { return asked_.starttls == tls_policy::require || password_at_risk(); }

  obstacle authenticate() {
    if (asked_.user.empty()) return std::nullopt;
    if (password_at_risk() && !over_.is_encrypted() && !asked_.auth_in_clear) {
      return own_answer(command::auth, code::encryption_required_for_mechanism, {5, 7, 11},
                        "the password is not sent without TLS");
    }
    obstacle met = own_answer(command::auth, code::parameter_not_implemented, {5, 5, 4},
                              "the server offers neither AUTH PLAIN nor AUTH LOGIN");
    const std::string plain = std::string(1, '\0') + asked_.user + std::string(1, '\0') + asked_.password;
    if (offers(offer(), "AUTH", "PLAIN")) met = authenticate("PLAIN", {plain});  // RFC 4616
    if (!met || !met->is(action::fall_back) || !offers(offer(), "AUTH", "LOGIN")) return met;
    return authenticate("LOGIN", {asked_.user, asked_.password});
  }

  // The responses wait for the server's challenges, also the first: an initial response would have to fit into the
  // command's line (RFC 4954 4).
  obstacle authenticate(std::string_view mechanism, const std::vector<std::string>& responses) {
    answer heard = ask(command::auth, "AUTH " + std::string(mechanism));
    for (const std::string& response : responses) {
      if (!heard.is(action::send_more)) break;
      with_.send_unseen(base64(response) + "\r\n", "(a response, not shown)");
      heard = with_.hear(command::auth);
    }
    if (heard.is(action::send_more)) heard = ask(command::auth, "*");  // nothing is left to say: cancelled
    return unless_proceed(heard);
  }

  answer ask(command what, const std::string& line) {
    with_.send(line + "\r\n");
    return with_.hear(what);
  }

  // The server's reply to EHLO or LHLO; one that offers nothing after HELO.
  [[nodiscard]] smtp_reply::reply_view offer() const { return offered_ ? offered_->reply() : smtp_reply::reply_view(); }

  // --------------------------------------------------------------------------------------------- the mail transaction

  obstacle transact() {
    obstacle met = check_message();
    if (met) return met;
    check_recipients();
    if (std::all_of(outcomes_.begin(), outcomes_.end(), [](const outcome& one) { return one.decided.has_value(); })) {
      return std::nullopt;
    }
    met = send_envelope(mail_parameters(true));
    // SIZE is the one parameter that MAIL can do without.
    const bool reworded = met && met->to == command::mail && met->is(action::fall_back) && !expects_data_;
    if (reworded && offers(offer(), "SIZE")) met = send_envelope(mail_parameters(false));
    return expects_data_ ? send_message(met) : met;
  }

  // What cannot be sent here whatever the server replies.
  obstacle check_message() const {
    if (!message_size_limit(offer()).allows(mail_.size())) {  // RFC 1870 6.1
      return own_answer(command::mail, code::exceeded_storage, {5, 3, 4},
                        "the message is larger than the server's limit for SIZE");
    }
    if (mail_.is_8bit() && !offers(offer(), "8BITMIME")) {  // RFC 6152 3
      return own_answer(command::mail, code::transaction_failed, {5, 6, 3},
                        "the message has 8-bit content, and the server does not offer 8BITMIME");
    }
    if (offers(offer(), "SMTPUTF8")) return std::nullopt;
    if (!is_ascii(asked_.from)) {  // RFC 6531 3.2
      return own_answer(command::mail, code::mailbox_unavailable, {5, 6, 7},
                        "the sender's address is not ASCII, and the server does not offer SMTPUTF8");
    }
    if (mail_.has_8bit_header()) {
      return own_answer(command::mail, code::transaction_failed, {5, 6, 9},
                        "the message's header is not ASCII, and the server does not offer SMTPUTF8");
    }
    return std::nullopt;
  }

  void check_recipients() {
    if (offers(offer(), "SMTPUTF8")) return;
    for (outcome& one : outcomes_) {
      if (is_ascii(one.recipient)) continue;
      one.decided = own_answer(command::rcpt, code::mailbox_name_not_allowed, {5, 6, 7},
                               "the address is not ASCII, and the server does not offer SMTPUTF8");
    }
  }

  [[nodiscard]] std::string mail_parameters(bool with_size) const {
    const bool utf8 = !is_ascii(asked_.from) || mail_.has_8bit_header() ||
                      std::any_of(asked_.to.begin(), asked_.to.end(), [](const auto& one) { return !is_ascii(one); });
    std::string parameters;
    if (with_size && offers(offer(), "SIZE")) parameters += " SIZE=" + std::to_string(mail_.size());
    if (mail_.is_8bit()) parameters += " BODY=8BITMIME";
    if (utf8 && offers(offer(), "SMTPUTF8")) parameters += " SMTPUTF8";
    return parameters;
  }

  struct request {
    command what;
    std::string line;
    outcome* recipient = nullptr;  // of RCPT
  };

  std::vector<request> envelope(const std::string& parameters) {
    std::vector<request> requests;
    requests.push_back({command::mail, "MAIL FROM:<" + asked_.from + ">" + parameters + "\r\n"});
    for (outcome& one : outcomes_) {
      if (!one.decided) requests.push_back({command::rcpt, "RCPT TO:<" + one.recipient + ">\r\n", &one});
    }
    requests.push_back({command::data, "DATA\r\n"});
    return requests;
  }

  // Sends MAIL, each RCPT and DATA: one by one, or in groups where the server offers PIPELINING. Either way the n-th
  // reply is that to the n-th command. A group is small enough for its replies to fit into the sockets' buffers, so
  // that the two sides never wait for each other to read (RFC 2920 3.1).
  obstacle send_envelope(const std::string& parameters) {
    const std::size_t group_size = offers(offer(), "PIPELINING") ? 32 : 1;
    const std::vector<request> requests = envelope(parameters);
    accepted_.clear();
    obstacle met;
    std::size_t sent = 0;
    for (std::size_t next = 0; next < requests.size(); ++next) {
      if (next == sent) {
        const bool is_pointless = requests[next].what == command::data && accepted_.empty();
        if (met || is_pointless) break;
        sent = std::min(requests.size(), next + group_size);
        send_group(requests, next, sent);
      }
      const obstacle here = judge(requests[next], with_.hear(requests[next].what));
      if (!met) met = here;
    }
    return met;
  }

  void send_group(const std::vector<request>& requests, std::size_t first, std::size_t last) {
    std::string lines;
    for (std::size_t i = first; i < last; ++i) lines += requests[i].line;
    with_.send(lines);
  }

  // Notes what the answer means for one recipient; returns it where it means the end of the transaction.
  obstacle judge(const request& asked, const answer& heard) {
    if (asked.what == command::data) {
      expects_data_ = heard.is(action::send_more);
      // Without recipients DATA is refused as it should be, and each of them knows why already.
      return expects_data_ || accepted_.empty() ? std::nullopt : obstacle(heard);
    }
    if (asked.what == command::mail) return unless_proceed(heard);
    if (heard.is(action::proceed)) {
      accepted_.push_back(asked.recipient);
      return std::nullopt;
    }
    const scope where = heard.advice().where;
    if (where == scope::transaction || where == scope::session) return heard;
    asked.recipient->decided = heard;
    return std::nullopt;
  }

  // The server waits for mail data, wanted or not.
  obstacle send_message(const obstacle& met) {
    if (met && !accepted_.empty()) {
      with_.abandon("the transaction had failed when the server asked for the message");
      return met;
    }
    if (accepted_.empty()) return send_no_message(met);
    with_.send_unseen(mail_.on_the_wire(), "(the message, " + std::to_string(mail_.size()) + " octets)\r\n.");
    const answer heard = with_.hear(command::message);
    for (outcome* one : accepted_) {
      // LMTP has a reply for each recipient that was accepted, in the order of their RCPT (RFC 2033 4.2).
      one->decided = asked_.lmtp && one != accepted_.front() ? with_.hear(command::message) : heard;
    }
    return std::nullopt;
  }

  // All recipients were refused, and DATA, sent along, was not: a lone dot ends it (RFC 2920 3.1).
  obstacle send_no_message(const obstacle& met) {
    with_.send(".\r\n");
    if (!asked_.lmtp) with_.hear(command::message);
    return met;
  }

  const options& asked_;
  const mail_data& mail_;
  connection& over_;
  dialogue with_;
  std::optional<answer> offered_;
  std::vector<outcome> outcomes_;
  std::vector<outcome*> accepted_;
  bool is_loopback_ = false;
  bool handshake_failed_ = false;
  bool expects_data_ = false;  // the server waits for the message
};

}  // namespace example

#endif  // CLIENT_SESSION_HPP
