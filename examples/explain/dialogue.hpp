// Follows a recorded session: which command each reply answers, and what became of each recipient.
//
// Replies are matched with commands by counting, never by their text, so that PIPELINING makes no difference. What a
// reply leads to is decided by the library's advice alone.
#ifndef EXPLAIN_DIALOGUE_HPP
#define EXPLAIN_DIALOGUE_HPP

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <smtp_reply/advise.hpp>
#include <smtp_reply/code.hpp>
#include <smtp_reply/command.hpp>
#include <smtp_reply/parse.hpp>

#include "transcript.hpp"

namespace example {

// A command, or what else calls for a reply, and the reply to it.
struct exchange {
  enum class state {
    answered,
    unasked,  // a reply that no command called for
    missing,  // the transcript ends before the reply
  };
  state how = state::answered;
  std::size_t line = 0;                      // where the reply begins; the command, where it is missing
  std::optional<smtp_reply::command> asked;  // nothing: not in the transcript, or a command unknown to the library
  std::string said;                          // the client's line, without credentials; "" where there is none
  std::string recipient;                     // the client's RCPT line, where LMTP has a reply to the message for each
  std::string octets;                        // the reply
  bool cut_off = false;                      // its last line is missing
  std::size_t follows_from = 0;              // the line of an earlier refusal that led to this one; 0: none did

  // A reply_view looks into the octets, which move with the exchange; so it is made anew each time.
  smtp_reply::reply_view reply() const { return smtp_reply::parse(octets, smtp_reply::lenient).reply; }
};

// What to do after the reply. A command that is not known leaves only the first digit to go by, as after NOOP.
inline smtp_reply::advice advice_after(const exchange& e) {
  using namespace smtp_reply;
  const reply_view reply = e.reply();
  const bool unknown_command = !e.asked && e.how == exchange::state::answered;
  if (unknown_command && is_success(reply.code())) return {action::proceed, scope::command, "RFC 5321 4.2.1"};
  if (unknown_command && is_intermediate(reply.code())) return {action::send_more, scope::command, "RFC 5321 4.2.1"};
  advice a = advise(e.asked.value_or(command::noop), reply);
  if (!e.recipient.empty() && a.where == scope::transaction) a.where = scope::recipient;
  return a;
}

inline bool goes_on(const smtp_reply::advice& a) {
  return a.what == smtp_reply::action::proceed || a.what == smtp_reply::action::send_more;
}

// What became of a recipient. One whom the server asked to log in or to encrypt for does not count yet.
enum class fate {
  not_sent,
  delivered,
  put_off,
  rejected,
  unknown
};

// A line of the server's that is no part of a reply.
struct unreadable_line {
  std::size_t number = 0;
  std::size_t offset = 0;  // of the octet at fault, in the line
  smtp_reply::parse_error error{};
};

struct recipient {
  std::string said;  // the client's line
  fate what = fate::not_sent;
};

struct session {
  std::vector<exchange> exchanges;
  std::vector<recipient> recipients;
  std::optional<smtp_reply::advice> obstacle;  // the last reply that held the client up, unless it got over it
  bool shows_commands = false;                 // otherwise there are only the server's lines
  bool is_incomplete = false;                  // a reply is missing, cut off or unreadable
  std::optional<unreadable_line> unreadable;   // the session was followed up to here
};

// Follows one transcript.
class dialogue {
 public:
  session follow(const transcript& lines) {
    if (lines.empty()) return {};
    // The greeting is the answer to opening the connection; some transcripts begin behind it.
    if (lines.front().who == speaker::server) await({smtp_reply::command::connect, {}, 1, false});
    result_.shows_commands =
        std::any_of(lines.begin(), lines.end(), [](const transcript_line& l) { return l.who == speaker::client; });
    for (const transcript_line& line : lines) {
      if (line.who == speaker::server) server_line(line);
      else client_line(line);
      if (result_.unreadable) return std::move(result_);
    }
    finish(lines.back().number);
    return std::move(result_);
  }

 private:
  // Something that calls for a reply.
  struct request {
    std::optional<smtp_reply::command> asked;
    std::string said;
    std::size_t line = 0;
    bool ends_message = false;  // the final dot, or BDAT LAST: LMTP has one reply for each recipient
  };

  // ---------------------------------------------------------------------------------- the client

  void await(request r) { requests_.push_back(std::move(r)); }

  void client_line(const transcript_line& line) {
    if (!reply_.empty()) cut_off_reply();
    if (in_message_) return message_line(line);
    if (chunk_octets_ > 0) return chunk_line(line);
    if (in_authentication_) {
      in_authentication_ = false;
      return await({smtp_reply::command::auth, "AUTH", line.number, false});
    }
    // "<starts TLS negotiation>": a remark, as books write it.
    if (line.text.empty() || line.text.front() == '<') return;
    command_line(line);
  }

  void message_line(const transcript_line& line) {
    if (line.text != ".") return;
    in_message_ = false;
    await({smtp_reply::command::message, {}, line.number, true});
  }

  void chunk_line(const transcript_line& line) {
    chunk_octets_ -= std::min(chunk_octets_, line.text.size() + 2);  // with CR and LF
  }

  void command_line(const transcript_line& line) {
    request r{command_of(line.text), std::string(line.text), line.number, false};
    if (r.asked == smtp_reply::command::auth) r.said = without_credentials(line.text);
    if (r.asked == smtp_reply::command::lhlo) is_lmtp_ = true;
    if (r.asked == smtp_reply::command::bdat) {
      chunk_octets_ = chunk_size(line.text);
      r.ends_message = is_last_chunk(line.text);
    }
    await(std::move(r));
  }

  // "AUTH PLAIN AGFsaWNlAHNlY3JldA==": the initial response is as good as a password.
  static std::string without_credentials(std::string_view line) {
    const std::size_t mechanism = line.find(' ');
    const std::size_t response = mechanism == line.npos ? line.npos : line.find(' ', mechanism + 1);
    return std::string(line.substr(0, response));
  }

  // "BDAT 1000 LAST", RFC 3030 2.
  static std::size_t chunk_size(std::string_view line) {
    const std::size_t digits = std::min(line.find_first_of("0123456789"), line.size());
    std::size_t size = 0;
    std::from_chars(line.data() + digits, line.data() + line.size(), size);
    return size;
  }

  static bool is_last_chunk(std::string_view line) {
    const std::string_view last_word = line.substr(line.find_last_of(' ') + 1);
    return last_word == "LAST" || last_word == "last";
  }

  // ---------------------------------------------------------------------------------- the server

  void server_line(const transcript_line& line) {
    if (reply_.empty()) reply_line_ = line.number;
    last_line_ = reply_.size();
    reply_.append(line.text).append("\r\n");

    const smtp_reply::parse_result read = parser_.parse(reply_);
    if (read) {
      answer(false);
    } else if (read.error != smtp_reply::parse_error::incomplete) {
      result_.unreadable = {line.number, read.position - last_line_, read.error};
      result_.is_incomplete = true;
    }
  }

  // The client's next line, or the end, came before the last line of a reply: what is there has to do.
  void cut_off_reply() {
    constexpr std::size_t separator = 3;  // behind the code; a hyphen there says that more lines follow
    reply_[last_line_ + separator] = ' ';
    result_.is_incomplete = true;
    parser_.reset();
    answer(true);
  }

  // reply_ is whole.
  void answer(bool cut_off) {
    // Many transcripts leave out the message or the chunk, and with it the final dot.
    if (in_message_) message_line({speaker::client, reply_line_, "."});
    chunk_octets_ = 0;

    exchange e;
    e.line = reply_line_;
    e.octets = std::exchange(reply_, {});
    e.cut_off = cut_off;
    const bool was_asked = !requests_.empty() || !result_.shows_commands;
    if (!was_asked) e.how = exchange::state::unasked;
    const request r = requests_.empty() ? request{} : take_request();
    e.asked = r.asked;
    e.said = r.said;
    if (r.ends_message && is_lmtp_) e.recipient = next_accepted();

    const smtp_reply::advice a = advice_after(e);
    in_message_ = r.asked == smtp_reply::command::data && a.what == smtp_reply::action::send_more;
    in_authentication_ = r.asked == smtp_reply::command::auth && a.what == smtp_reply::action::send_more;
    closed_ = smtp_reply::closes_connection(e.reply().code());
    if (!goes_on(a) && is_consequence(r)) e.follows_from = refusal_;
    decide_fates(r, a);
    result_.exchanges.push_back(std::move(e));
  }

  // The request that the next reply answers. It stays where LMTP has more replies to it.
  request take_request() {
    request r = requests_.front();
    if (is_lmtp_ && r.ends_message) {
      if (replies_left_ == 0) replies_left_ = std::max<std::size_t>(1, accepted_recipients());
      --replies_left_;
    }
    if (replies_left_ == 0) requests_.pop_front();
    return r;
  }

  // ---------------------------------------------------------------------------------- the recipients

  // Whether a refusal of the request only echoes an earlier one: under PIPELINING a client sends RCPT and DATA before
  // it knows that there is nothing left to send.
  bool is_consequence(const request& r) const {
    using smtp_reply::command;
    if (refusal_ == 0 || accepted_recipients() > 0) return false;
    return r.asked == command::rcpt ? transaction_failed_.has_value() : r.asked == command::data || r.ends_message;
  }

  void decide_fates(const request& r, const smtp_reply::advice& a) {
    using smtp_reply::command;
    using smtp_reply::scope;
    const bool whole_message = a.where == scope::transaction || a.where == scope::session;
    if (r.asked == command::mail) begin_transaction();

    if (goes_on(a)) {
      if (whole_message && r.asked != command::quit) result_.obstacle.reset();
      if (r.asked == command::rcpt) result_.recipients.push_back({r.said, fate::not_sent});
      if (r.ends_message) settle(fate::delivered, is_lmtp_);
      return;
    }
    result_.obstacle = a;
    if (refusal_ == 0) refusal_ = reply_line_;
    const fate f = fate_after(a);
    if (f == fate::not_sent) return;
    if (r.asked == command::rcpt) result_.recipients.push_back({r.said, transaction_failed_.value_or(f)});
    if (is_lmtp_ && r.ends_message && a.where == scope::recipient) settle(f, true);
    if (!whole_message) return;
    settle(f, false);
    if (!transaction_failed_) transaction_failed_ = f;
  }

  static fate fate_after(const smtp_reply::advice& a) {
    if (a.what == smtp_reply::action::retry_later) return fate::put_off;
    return a.what == smtp_reply::action::give_up ? fate::rejected : fate::not_sent;
  }

  void begin_transaction() {
    transaction_ = result_.recipients.size();
    transaction_failed_.reset();
    refusal_ = 0;
  }

  std::size_t accepted_recipients() const {
    std::size_t count = 0;
    for (std::size_t i = transaction_; i < result_.recipients.size(); ++i) {
      if (result_.recipients[i].what == fate::not_sent) ++count;
    }
    return count;
  }

  std::string next_accepted() const {
    for (std::size_t i = transaction_; i < result_.recipients.size(); ++i) {
      if (result_.recipients[i].what == fate::not_sent) return result_.recipients[i].said;
    }
    return {};
  }

  // Decides for the accepted recipients of the transaction, or for the next of them.
  void settle(fate f, bool only_next) {
    for (std::size_t i = transaction_; i < result_.recipients.size(); ++i) {
      if (result_.recipients[i].what != fate::not_sent) continue;
      result_.recipients[i].what = f;
      if (only_next) return;
    }
  }

  // ---------------------------------------------------------------------------------- the end

  void finish(std::size_t last_line) {
    if (!reply_.empty()) cut_off_reply();
    if (closed_) return;
    if (in_message_) message_line({speaker::client, last_line, "."});
    for (request& r : requests_) {
      // Nothing depends on the reply to QUIT, and few clients wait for it.
      if (r.asked == smtp_reply::command::quit) continue;
      result_.is_incomplete = true;
      if (r.ends_message) settle(fate::unknown, false);
      exchange e;
      e.how = exchange::state::missing;
      e.line = r.line;
      e.asked = r.asked;
      e.said = std::move(r.said);
      result_.exchanges.push_back(std::move(e));
    }
  }

  session result_;
  std::deque<request> requests_;  // not yet answered

  std::string reply_;           // the reply that is being read
  std::size_t reply_line_ = 0;  // where it begins, in the transcript
  std::size_t last_line_ = 0;   // where its last line begins, in reply_
  smtp_reply::parser parser_{lenient_options()};

  bool in_message_ = false;         // between the go-ahead for DATA and the final dot
  bool in_authentication_ = false;  // the client's next line is a response to a challenge
  std::size_t chunk_octets_ = 0;    // of a BDAT chunk, still to come
  bool is_lmtp_ = false;
  std::size_t replies_left_ = 0;  // LMTP: to the end of the message
  bool closed_ = false;           // by the server

  std::size_t transaction_ = 0;             // its first recipient
  std::optional<fate> transaction_failed_;  // what the first refusal of the whole message means for its recipients
  std::size_t refusal_ = 0;                 // the line of the first refusal in the transaction; 0: there is none

  // Whatever can be read: the point here is to say what is wrong.
  static smtp_reply::parse_options lenient_options() {
    smtp_reply::parse_options options;
    options.accept = smtp_reply::lenient;
    return options;
  }
};

}  // namespace example

#endif  // EXPLAIN_DIALOGUE_HPP
