// server/mail.hpp - what a session hands over when a client has sent a message.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_EXAMPLES_SERVER_MAIL_HPP
#define SMTP_REPLY_EXAMPLES_SERVER_MAIL_HPP

#include <functional>
#include <string>
#include <vector>

namespace server {

// The envelope and the text of one message. No string but text holds a control character.
struct mail {
  std::string sender;  // "" for the null reverse-path <> of a bounce
  std::vector<std::string> recipients;
  std::string text;       // lines that end with CR LF, without the dots of RFC 5321 4.5.2; no bare CR or LF
  std::string client;     // as it named itself in EHLO or HELO
  std::string client_ip;  // as an address literal holds it: "127.0.0.1", "IPv6:::1"
  std::string server;     // our own name
  std::string protocol;   // "SMTP", "ESMTP", "UTF8SMTP": the WITH clause of the Received line
};

enum class kept {
  yes,
  no_space,
  failed
};

// Keeps a message, safely enough to answer for it: with the 250 behind the final dot the server takes over the
// responsibility for the message (RFC 5321 4.2.5, 6.1).
using mail_keeper = std::function<kept(const mail&)>;

}  // namespace server

#endif  // SMTP_REPLY_EXAMPLES_SERVER_MAIL_HPP
