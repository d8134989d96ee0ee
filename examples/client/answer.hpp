// What came back to a command.
#ifndef CLIENT_ANSWER_HPP
#define CLIENT_ANSWER_HPP

#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include <smtp_reply/advise.hpp>
#include <smtp_reply/parse.hpp>
#include <smtp_reply/write.hpp>

namespace example {

enum class origin {
  server,
  client,  // what the client found by itself, put as the reply that it amounts to
};

// A reply that is kept, with the command that it answers. A reply_view looks into octets of somebody else's; this has
// them, and is read again when it is looked at.
struct answer {
  smtp_reply::command to;
  std::string octets;  // one whole reply
  origin from = origin::server;

  [[nodiscard]] smtp_reply::reply_view reply() const { return smtp_reply::parse(octets).reply; }
  [[nodiscard]] smtp_reply::advice advice() const { return smtp_reply::advise(to, reply()); }
  [[nodiscard]] bool is(smtp_reply::action what) const { return advice().what == what; }
};

// A finding of the client's own, so that one rule decides on all that can go wrong.
inline answer own_answer(smtp_reply::command to, smtp_reply::code c, smtp_reply::enhanced_code e,
                         std::string_view text) {
  answer made{to, {}, origin::client};
  smtp_reply::write_reply(std::back_inserter(made.octets), c, e, text);
  return made;
}

// A connection that is lost, or of no more use, counts as a reply of this code (RFC 5321 3.8 with erratum 1543).
inline answer lost_connection(smtp_reply::command to, smtp_reply::enhanced_code e, std::string_view text) {
  return own_answer(to, smtp_reply::code::service_not_available, e, text);
}

}  // namespace example

#endif  // CLIENT_ANSWER_HPP
