// smtp_reply/guide/english.hpp - what the guide says in English.
//
// One row of `codes` for each row of code_table.hpp and one entry of `summaries` for each row of
// enhanced_table.hpp, in the same order. To change a text, find its number in a comment, edit between the
// quotes and compile: the static_asserts at the end hold the file complete. A line that is indented further
// belongs to the text above it; mind the space before its closing quote, and the sv behind the last one.
// Texts are ASCII. Titles and gists have no final stop: a gist goes on after its number ("502 " + gist). All
// else is whole sentences.
//
// SPDX-License-Identifier: MIT
#ifndef SMTP_REPLY_GUIDE_ENGLISH_HPP
#define SMTP_REPLY_GUIDE_ENGLISH_HPP

#include <array>        // std::array
#include <string_view>  // std::string_view

#include "texts.hpp"

// It would run the texts of a row together:
// clang-format off

namespace smtp_reply {
inline namespace v0 {
namespace detail {
namespace english {

// With sv the compiler knows the length; without it each text would be counted octet by octet, in every program.
using namespace std::string_view_literals;

// The codes of code_table. In each row: title, gist, meaning, when_seen, remedy, use.
inline constexpr std::array<code_text, 45> codes = {{
  // 211
  {code::system_status,
   "System status or help reply"sv,
   "brings the status of the system, or a piece of help, because the client asked for it"sv,
   "The server reports on its own state or answers a request for help. The text is for a person to read; no "
     "program is expected to act on it."sv,
   "A client sent HELP, or asked for the status of the system. Many servers answer HELP with 214 instead. "
     "It is no answer to MAIL FROM, RCPT TO or DATA, so it says nothing about a message."sv,
   "Nothing to fix: the request succeeded. If your mail does not get through, look at the replies to MAIL "
     "FROM, RCPT TO and DATA instead."sv,
   "Send it to HELP, or to a status request of your own, when the answer is about the system as such. To "
     "explain commands, 214 is the one."sv},

  // 214
  {code::help_message,
   "Help message"sv,
   "carries help for a human reader: how to use the server, or what a command means"sv,
   "The server explains itself: which commands it knows, or what one of them does. Only a person has any "
     "use for the text, and every server words its own."sv,
   "It is the usual answer to HELP, with or without the name of a command behind it. It often runs over "
     "several lines."sv,
   "Nothing to fix: read it if you are at the keyboard, and go on. A program that wants to know what the "
     "server can do should read the reply to EHLO, not this one."sv,
   "Send it to HELP when you explain commands. 211 is for the state of the system, 502 for a server that "
     "has no HELP."sv},

  // 220
  {code::service_ready,
   "Service ready"sv,
   "says that the server is ready: for the first command, or, after STARTTLS, for the TLS handshake"sv,
   "As a greeting it opens the session, and the first word after the code is the name of the server. As the "
     "answer to STARTTLS it tells the client to start the handshake now. What either side learned before "
     "the handshake is then void, the list of extensions included."sv,
   "Right after the connection opens, sometimes with a pause: some servers hold it back on purpose to catch "
     "clients that talk too early. It comes once more if the client sends STARTTLS."sv,
   "Nothing to fix. After the greeting, send EHLO. After STARTTLS, start TLS at once, throw away whatever "
     "arrived in clear behind the 220 line, and send EHLO again. If the greeting never comes, the trouble "
     "is the connection: a wrong port, a firewall, or a network that blocks port 25."sv,
   "Greet with it, your own domain name first, when you are ready for mail; greet with 421 if you cannot "
     "serve just now, with 521 if you never take mail. To STARTTLS send it only if the handshake can begin "
     "at once; otherwise 454."sv},

  // 221
  {code::service_closing,
   "Service closing the connection"sv,
   "says goodbye: the server is closing the connection"sv,
   "The server has nothing more to say and closes the connection after this line. To QUIT it is the proper "
     "answer, and a session that ends with it ended well."sv,
   "After QUIT. Some servers, Postfix among them, also send it to a client that they throw out in the "
     "middle of a session."sv,
   "After QUIT there is nothing to fix; every message that got its 250 stays accepted. If it comes as the "
     "answer to anything else, count the message in hand as not sent and try again later. The operator of "
     "either side finds the reason in the server's log."sv,
   "Send it to QUIT, and close only then. If you must close for a reason of your own, 421 is the one."sv},

  // 235
  {code::authentication_succeeded,
   "Authentication succeeded"sv,
   "says that the login succeeded"sv,
   "The server accepts that the client is who it claims to be. From here on it may allow what it refused "
     "before, such as mail to other domains. If the mechanism brings a security layer, that layer starts "
     "right after this line."sv,
   "At the end of an AUTH exchange. Servers that give enhanced codes put 2.7.0 in front of the text."sv,
   "Nothing to fix: go on with MAIL FROM. A second AUTH in the same session would get 503. If mail is "
     "refused in spite of it, the password is not the reason: read the text of the refusal, which may be "
     "about the sender address, a limit, or the recipient."sv,
   "Send it once, when the exchange is complete. It cannot carry data for the client; a last 334 does that."sv},

  // 250
  {code::ok,
   "Requested action completed"sv,
   "says that the command was carried out"sv,
   "The server did what it was asked, and what that was depends on the command. To RCPT TO it accepts one "
     "recipient. Only after the dot that ends the data does it take responsibility for the message."sv,
   "It is the usual yes: to EHLO, HELO, MAIL FROM, RCPT TO, RSET, NOOP, VRFY and EXPN, and to the end of "
     "the data. To EHLO it usually has several lines, one for each extension; to EXPN, one for each member "
     "of the list. To ETRN it promises only that work on the queue was started."sv,
   "Nothing to fix. If a message got 250 after the final dot and still did not arrive, the sender's side is "
     "done: the search goes on at the server that said 250, with the queue number that many put in the "
     "text. There, look at the log, the spam folder and the forwarding rules."sv,
   "Send it when the command is done, and after the final dot only once the message is safe with you. DATA "
     "itself gets 354; VRFY gets 250 only if you really looked the user up, and 252 otherwise."sv},

  // 251
  {code::user_not_local_will_forward,
   "User not local; message will be forwarded"sv,
   "says that the recipient is elsewhere and that the server will pass the message on"sv,
   "The server accepts the recipient and takes over the delivery to another address, which stands in the "
     "text. To ETRN, 251 means something else: no messages are waiting for the node."sv,
   "To RCPT TO or VRFY, for somebody who has moved and whose old system still forwards. It is rare, as most "
     "servers forward in silence under a plain 250."sv,
   "Nothing to fix: the mail goes on. Put the new address in your address book only if you trust the server "
     "that names it, for a false one would carry off your mail. An operator should remember that the code "
     "tells every sender where the person went; 250 forwards just as well and says nothing."sv,
   "Send it when you will forward and do not mind naming the new address. If you will not forward but may "
     "name it, 551; if the address is to stay private, 250."sv},

  // 252
  {code::cannot_verify_user,
   "User not verified, but mail will be tried"sv,
   "neither confirms nor denies the user, but offers to take the message and try"sv,
   "The server has not said whether the address exists. It will accept mail for it and attempt delivery. "
     "This is the honest answer to VRFY from a server that cannot look users up, or does not want to."sv,
   "To VRFY or EXPN. RFC 5321 (7.3) demands it where the two are switched off for security; a relay that "
     "does not know the users behind it sends it too. To ETRN it means that delivery of the waiting "
     "messages was started."sv,
   "Nothing is wrong and nothing is proved, so do not count the address as verified. To learn more, send "
     "RCPT TO in a real transaction; only a message that is delivered gives a sure answer. On a server of "
     "your own, leave it so: answering VRFY in full hands your users' addresses to whoever asks."sv,
   "Send it to VRFY and EXPN if you have disabled them or cannot tell. 250 is for a user you found, 550 "
     "for one that you know does not exist."sv},

  // 253
  {code::pending_messages_started,
   "Delivery of waiting messages started"sv,
   "says how many messages wait for the node and that their delivery has started"sv,
   "An answer to ETRN (RFC 1985) and to nothing else. The text gives the number of messages that wait for "
     "the named node. The server has begun to send them, which is no promise that all of them arrive."sv,
   "A host that is not always online asks its provider with ETRN for the mail held for it, and the provider "
     "counts the queue before it answers. Providers that do not count answer 250 or 252."sv,
   "Nothing to fix. The messages come over connections that the provider opens to you, so keep your own "
     "server reachable. If none comes, check its port 25 and the DNS records of the domain."sv,
   "Send it to ETRN if you know the number. 252 starts the queue without a number, 251 says that nothing "
     "waits."sv},

  // 334
  {code::auth_challenge,
   "Authentication challenge"sv,
   "asks the client for the next step of the login; its text is a base64 challenge"sv,
   "A login by AUTH is under way and the server waits for the client's response. The text is base64 and "
     "nothing else, and may be empty. What it decodes to is the mechanism's own affair: \"VXNlcm5hbWU6\", "
     "from the LOGIN mechanism, is \"Username:\"."sv,
   "During AUTH, once or several times, before the final 235 or a refusal. With an empty text it asks for "
     "the client's first response."sv,
   "Nothing to fix; the mail program answers by itself. If a login always stops here, the two sides differ "
     "over the mechanism: pick another one in the settings. A client that cannot decode the challenge "
     "cancels with a line that holds only \"*\" and gets 501. On a server of your own, see that no readable "
     "text and no enhanced code follows 334."sv,
   "Send it only inside an AUTH exchange: the code, a space, then base64, with the space even if the "
     "challenge is empty. End the exchange with 235 or with a negative reply."sv},

  // 354
  {code::start_mail_input,
   "Start mail input"sv,
   "tells the client to send the message now and to end it with a line that holds only a dot"sv,
   "The server waits for the message itself: header, empty line, body. All that the client sends is now "
     "message text, up to a line with a single dot. Nothing is accepted yet; the reply after the dot "
     "decides."sv,
   "As the answer to DATA, and nowhere else. BDAT and BURL do without it."sv,
   "Nothing to fix. The client sends the message only after this reply, and doubles a dot that stands at "
     "the start of a line. If sessions hang or break from here on, small commands pass and large data does "
     "not: suspect a firewall that meddles with SMTP, a path with a wrong packet size, or a content filter "
     "that is too slow."sv,
   "Send it to DATA when at least one recipient was accepted. If there is none, 554 or 503 saves the "
     "client the upload."sv},

  // 355
  {code::transaction_offset,
   "Resume the message at an offset"sv,
   "tells the client at which octet to resume a message that was interrupted"sv,
   "An experimental extension, CHECKPOINT (RFC 1845), lets a broken transfer go on where it stopped. The "
     "text begins with the octet offset. The client goes on to DATA and sends the message from there."sv,
   "To MAIL FROM with a TRANSID parameter, when the server remembers that transaction. Hardly any server "
     "offers the extension."sv,
   "A client that sent TRANSID goes on from the offset. One that did not is out of step with the server: it "
     "should end the session and try again later."sv,
   "Send it only if you offer CHECKPOINT and know the transaction. A new one gets 250."sv},

  // 421
  {code::service_not_available,
   "Service not available, connection closing"sv,
   "says that the server cannot go on now and is closing the connection"sv,
   "The server ends the session for a reason of its own: it is shutting down, it is overloaded, or it has "
     "had enough of this client for now. The refusal is temporary and concerns the connection, not one "
     "message. A connection that is lost without a word counts for the client like a 421."sv,
   "At any point: as the greeting, as the answer to any command, or unasked, so that the client finds it "
     "when it reads the answer to its next command. Typical causes are a restart, too many connections at "
     "once, a client that was silent too long, and a provider that slows down a sender it does not know."sv,
   "If you sent the mail, wait: your server keeps it and tries again, usually for days. If the sending "
     "server is yours and this happens often, open fewer connections and send more slowly, and see whether "
     "its address is on a block list. If the server that says it is yours, look at its load, its limits and "
     "its timeouts; a restart explains a single case."sv,
   "Send it whenever you must close the connection for a reason of your own, and then do close. To put off "
     "one message or recipient and keep the session, 450, 451 or 452; if you never take mail, 521."sv},

  // 422
  {static_cast<code>(422),
   "Registered beside 4.7.12, defined nowhere"sv,
   "stands beside 4.7.12 in the IANA registry, but no RFC says what it means"sv,
   "The IANA registry of enhanced codes lists 422 next to 432 for X.7.12, a password transition. No RFC "
     "gives it a meaning. Popular tables explain it as a full mailbox, which is very likely the enhanced "
     "status code 4.2.2 with its dots dropped."sv,
   "Rarely. A Barracuda system has been seen to say \"422 License Expired\", and the tests of one mail "
     "server pair it with 4.2.2."sv,
   "Go by the text, and by the enhanced code if there is one. If they tell nothing, the first digit does: "
     "the failure is temporary, and the sending server should try again. If it is a full mailbox, tell the "
     "recipient some other way. An operator whose server says it should pick a code with a meaning."sv,
   "Do not send it. A password transition is 432 with 4.7.12, a full mailbox 452 with 4.2.2."sv},

  // 430
  {static_cast<code>(430),
   "Registered beside X.5.1, defined nowhere"sv,
   "stands beside X.5.1 in the IANA registry, but no RFC says what it means"sv,
   "The IANA registry of enhanced codes lists 430 among the codes that go with X.5.1, an invalid command. "
     "No RFC says when to send it. By its first digit it is a temporary failure."sv,
   "Hardly ever. No mail server is known to send it."sv,
   "Read the text; it is all there is. Apart from that, treat it as any temporary failure and try again "
     "later. An operator can look for the program or rule that makes the code, and give it one with a "
     "meaning."sv,
   "Do not send it. A command in the wrong place gets 503, an unknown one 500, both with 5.5.1."sv},

  // 432
  {code::password_transition_needed,
   "A password transition is needed"sv,
   "says that the account must first move over to this login mechanism"sv,
   "The server offers the AUTH mechanism, but this account is not yet set up for it, as a rule because the "
     "server stores the password in another form. One login with the plain password mends that. The "
     "enhanced code is 4.7.12."sv,
   "To AUTH, on systems that are changing how they store passwords. Popular tables call it \"recipient "
     "queue stopped\"; they very likely mean the enhanced status code 4.3.2 with its dots dropped."sv,
   "Log in once with PLAIN, under TLS; the mechanism you wanted should work from the next session on. In a "
     "mail program that means choosing \"normal password\" for one session. A server on which that can "
     "never work should not list the mechanism in EHLO."sv,
   "Send it with 4.7.12 if one login with PLAIN would make this mechanism usable. A mechanism that your "
     "policy holds too weak gets 534, a wrong password 535."sv},

  // 450
  {code::mailbox_temporarily_unavailable,
   "Mailbox temporarily unavailable"sv,
   "says that the mailbox cannot be used just now, or that a policy holds the message back for a while"sv,
   "The server refuses for the moment and leaves the door open. Either the mailbox is busy or locked, or a "
     "rule wants the sender to come back later. The same attempt may succeed some minutes on."sv,
   "Most often to RCPT TO, from greylisting: the server puts off a sender that it has not met before and "
     "accepts a later attempt. Also when a check of the sender's domain fails for the moment, when a rate "
     "limit is reached, and after the data, for policy. To ATRN it means that the request is refused."sv,
   "If you sent the mail, wait; your server tries again by itself, and greylisting is mostly over within "
     "the hour. If the sending server is yours, let it retry from the same address with the same sender and "
     "recipient, at growing intervals. A script without a queue loses such mail: have it hand its mail to a "
     "real mail server."sv,
   "Send it for a locked mailbox and for a policy that will let the mail pass later, greylisting above "
     "all. Trouble of your own is 451, want of space or too many recipients 452; what will not pass at all "
     "is 550."sv},

  // 451
  {code::local_error,
   "Local error in processing"sv,
   "says that something failed on the server's own side; the same message may pass later"sv,
   "The server gave up because of trouble at its end: a lookup, a filter, a disk, a configuration. The "
     "client did nothing wrong. The failure is temporary, and the message stays with the sender's server."sv,
   "To MAIL FROM, to RCPT TO and after the end of the data. Common causes are a content filter that does "
     "not answer, DNS that times out, and a broken setting; some servers greylist with it. To ATRN it means "
     "that the request cannot be handled now, to BURL that the IMAP server does not answer."sv,
   "If you sent the mail, wait for the retry; there is nothing to change in the message. If it goes on for "
     "more than a day, tell the recipient's provider, with the exact text. The operator finds the reason in "
     "the log at that minute: a filter, a DNS resolver, a database or a full disk."sv,
   "Send it when your own side fails and the client is not to blame. If the mailbox is the reason, 450; if "
     "space or a count is, 452; if you must drop the connection, 421."sv},

  // 452
  {code::insufficient_storage,
   "Insufficient storage, or too many recipients"sv,
   "says that the server lacks room for now, or takes no more recipients in this transaction"sv,
   "Two limits share this code. At MAIL FROM or after the data it means that storage is short. At RCPT TO "
     "it mostly means that the transaction has as many recipients as the server takes at once: those "
     "accepted stay accepted, and the rest go into another transaction. RFC 5321 makes 452 the code for "
     "that limit; RFC 821 used 552."sv,
   "To MAIL FROM, to RCPT TO and after the end of the data. The enhanced code tells the cases apart: 4.3.1 "
     "for a full system, 4.2.2 for a full mailbox, 4.5.3 for too many recipients. A message to a long list "
     "meets the last one, and that is ordinary."sv,
   "Too many recipients: the sending server delivers to those accepted and sends to the others in a new "
     "transaction, so that only programs without a queue need shorter lists. Storage: wait for the retry; "
     "if the mailbox is full, tell the recipient some other way. The operator has to free space where the "
     "queue or the mailboxes lie."sv,
   "Send it when space is short for now, and to each recipient over your limit, with 4.5.3. A message that "
     "is too large and always will be gets 552."sv},

  // 453
  {code::no_mail,
   "You have no mail"sv,
   "says that no mail is waiting"sv,
   "An answer to ATRN, with which a host whose address changes fetches its mail (ODMR, RFC 2645). The "
     "request was in order; there is just nothing to hand over. It is a failure in form only."sv,
   "A provider's on-demand relay sends it to a customer's server that asks while the queue is empty. The "
     "IANA registry also lists it beside X.3.2, a system that takes no messages; that does not match the "
     "RFC."sv,
   "Nothing to fix: ask again at the usual interval. If you expect mail and get 453 every time, check that "
     "ATRN names the right domain and that the domain's MX record points to the provider."sv,
   "Send it to ATRN when nothing waits. 450 refuses the request, 451 says that you cannot handle it now."sv},

  // 454
  {code::temporarily_unavailable,
   "TLS or authentication temporarily unavailable"sv,
   "says that TLS, or the login, does not work for the moment"sv,
   "The code has two meanings, and the command tells which. To STARTTLS: the server offers TLS but cannot "
     "start it now. To AUTH: it cannot check the login now, with 4.7.0; that says nothing about the "
     "password."sv,
   "To STARTTLS, mostly because the server cannot load its certificate or key. To AUTH, because its "
     "directory or database of passwords does not answer. Postfix also says \"454 4.7.1\" where it puts off "
     "a request to relay instead of refusing it."sv,
   "At a login, try again later with the same password; a mail program should not ask for a new one. After "
     "STARTTLS, go on in clear only if your policy allows it and no password is sent; otherwise try later. "
     "The operator should check the certificate and key files and who may read them, or the service that "
     "holds the passwords."sv,
   "Send it to STARTTLS or AUTH when the cause will pass. A wrong password is 535, a client that must "
     "start TLS first gets 530."sv},

  // 455
  {code::parameters_not_accommodated,
   "Parameters cannot be honoured now"sv,
   "says that the server knows the parameters of MAIL FROM or RCPT TO but cannot honour them at present"sv,
   "The command carried a parameter of an extension, such as SIZE, BODY or BY. The server knows it but "
     "cannot do what it asks for just now. Later it may."sv,
   "To MAIL FROM and RCPT TO, and seldom. The delivery deadline BY= (RFC 2852) is one of the parameters "
     "that name it."sv,
   "Let the sending server try again. If the client is yours and the parameter is a convenience, leave it "
     "out. A server that always answers so should stop offering the extension in EHLO."sv,
   "Send it for a parameter that you know but cannot honour for the moment, unless its extension names "
     "another code. One that you do not know or never honour gets 555."sv},

  // 458
  {code::unable_to_queue,
   "Unable to queue messages"sv,
   "says that the server could not start the queue for the node"sv,
   "An answer to ETRN (RFC 1985). The server understood the request but could not start sending the mail "
     "that waits for the named node. By its first digit, the trouble should pass."sv,
   "A host asks its provider with ETRN for the mail held for it, and the provider's queue does not get "
     "going. No other command gets it."sv,
   "Ask again after a while; the waiting mail is not lost by this. If it keeps coming, tell the provider "
     "the exact text. The provider will look at the queue manager and at the free space of the queue."sv,
   "Send it to ETRN when you would start the queue but cannot. If this client may not ask for this node, "
     "459."sv},

  // 459
  {code::node_not_allowed,
   "Node not allowed"sv,
   "refuses to start the queue for this node; the text says why"sv,
   "An answer to ETRN (RFC 1985). The server does not run the queue for the named node, or not for this "
     "client. It begins with 4, yet to repeat the same request will not help."sv,
   "A client asks for a domain that the server holds no mail for, or from a place it does not accept. A "
     "mistyped domain is enough."sv,
   "Check the name given to ETRN, and ask the provider to allow it; repeating leads nowhere. On the "
     "provider's side, the node has to be in the list of those that ETRN may start."sv,
   "Send it to ETRN for a node that you do not serve or that this client may not start, with the reason in "
     "the text. A queue that fails to start is 458."sv},

  // 500
  {code::command_unrecognized,
   "Command not recognized"sv,
   "says that the server does not know the command, or cannot read the line"sv,
   "The server could not make out what was asked: it never heard of the command, or the line is malformed "
     "or too long. That is a statement about one line. It says nothing about the message or the recipient."sv,
   "After a slip of the fingers in a session typed by hand, after an extension that the server does not "
     "offer, and after EHLO on a very old one. During AUTH it can mean that the line was too long (5.5.6). "
     "If whole parts of a message come back as unknown commands, client and server are out of step."sv,
   "After EHLO, fall back to HELO. Use only the extensions that the reply to EHLO lists, and do without a "
     "command that is not essential. If a client that used to work gets 500, look for a firewall or virus "
     "scanner between the two that rewrites SMTP. The server's log should show the line as it came in."sv,
   "Send it for a command that you do not know at all, or for a line longer than you take, which must be "
     "more than 512 octets. A command that you know but do not carry out gets 502, bad arguments 501."sv},

  // 501
  {code::parameter_syntax_error,
   "Syntax error in parameters"sv,
   "says that the command is known but what follows it is malformed"sv,
   "The server knows the command and cannot read its arguments. Mostly that is an address or a host name; "
     "an extension parameter with a bad value is another case. The same line will fail again."sv,
   "To MAIL FROM or RCPT TO with a broken address: no domain, a space in it, a missing bracket. To EHLO "
     "with something that is no host name, and to DATA, RSET, QUIT or STARTTLS with any argument at all. "
     "During AUTH: the response was not base64, or the client cancelled with \"*\"."sv,
   "If you sent the mail, read the addresses character by character, your own included; a stray space or "
     "comma is the usual culprit. If the client is yours, log the line that it sent, and check the name it "
     "gives in EHLO. A server over which real mail trips may be checking more strictly than RFC 5321."sv,
   "Send it when you know the command but cannot parse its arguments. An argument that is well formed but "
     "that you do not support gets 504, an address whose name you do not allow 553."sv},

  // 502
  {code::command_not_implemented,
   "Command not implemented"sv,
   "says that the server knows the command but does not carry it out"sv,
   "The server recognizes the command and either has no code for it or has it switched off. That was "
     "decided by its author or its operator; the line itself is in order. The session goes on, and mail can "
     "still be sent."sv,
   "Usually to VRFY and EXPN, which many servers switch off because they let strangers collect addresses, "
     "and to TURN, which is obsolete and unsafe. Some answer HELP so, and very old ones EHLO. A server for "
     "on-demand mail (ODMR) gives it to nearly everything that is not EHLO, AUTH, ATRN or QUIT."sv,
   "Reach the goal another way. For VRFY, just send RCPT TO with the address: that reply is the one that "
     "counts. For EXPN, ask the list's owner; for TURN, use ETRN, or ATRN (ODMR, RFC 2645); after EHLO, "
     "fall back to HELO. Operators: 252 is the better answer where VRFY or EXPN is disabled, and nothing "
     "that EHLO lists may get 502."sv,
   "Send it for a command that you know but do not carry out; for a command you do not know at all, 500 is "
     "the one. Never send it for an extension that you list in EHLO."sv},

  // 503
  {code::bad_sequence,
   "Bad sequence of commands"sv,
   "says that the command came at the wrong point of the session"sv,
   "The command is in order, but it is not its turn. SMTP goes from EHLO to MAIL FROM, then to RCPT TO, "
     "then to DATA, and the server holds the client to that."sv,
   "RCPT TO without MAIL FROM, DATA without an accepted recipient, a second MAIL FROM, a second AUTH, DATA "
     "after BDAT. Often it is the echo of an earlier refusal: MAIL FROM or RCPT TO was refused and the "
     "client went on regardless. After a greeting of 554, everything but QUIT gets it. A few servers use it "
     "to demand a login, for which 530 is meant."sv,
   "Look at the reply before this one, for the first refusal is the real one. If you set up a mail program, "
     "see that it logs in before it sends. If the client is yours, end the transaction when a step is "
     "refused, and send RSET before the next one. If the server is yours, NOOP, HELP, VRFY, EXPN and RSET "
     "should not fail merely because EHLO is missing."sv,
   "Send it for a command that you know, at the wrong time. DATA with no accepted recipient may get 554 "
     "instead; a client that must log in first gets 530."sv},

  // 504
  {code::parameter_not_implemented,
   "Command parameter not implemented"sv,
   "says that the server knows the command but does not support the argument given"sv,
   "Command and argument are both well formed. The server just does not do that particular thing, and "
     "another argument may work."sv,
   "Most often to AUTH: the mechanism is not offered, or not before TLS (5.5.4). Also to HELP, VRFY and "
     "EXPN with an argument that the server does not support, and now and then to EHLO: Postfix can refuse "
     "so a host name that is not fully qualified."sv,
   "At a login, choose a mechanism that the reply to EHLO lists, and start TLS first. If your server got it "
     "for EHLO, give it a full host name such as mail.example.org. On the server's side, the AUTH line of "
     "EHLO must list exactly what works."sv,
   "Send it for an argument that is well formed but not supported, above all an AUTH mechanism, with "
     "5.5.4. A malformed one gets 501, a parameter of MAIL FROM or RCPT TO 555."sv},

  // 521
  {code::host_does_not_accept_mail,
   "Host does not accept mail"sv,
   "says that this host never takes mail"sv,
   "An SMTP server runs here only to say no: the host takes no mail from anybody, now or later. It speaks "
     "for the host, where 550 speaks of one mailbox. 554 as a greeting refuses service without saying so "
     "much, and 556 comes from some other server, which knows without asking that the domain takes no mail."sv,
   "As the greeting, and then to every further command but QUIT. Some providers, against RFC 7504, use it "
     "to turn away one client whose address is on a block list."sv,
   "If you sent the mail, check the spelling of the domain behind the \"@\"; if it is right, the recipient "
     "has no mail service on this host. If the text speaks of a block list, it is about your server's "
     "address, and the list's web page says how to get off it. If the domain is yours, point its MX record "
     "to a host that takes mail, or publish a null MX if it has none."sv,
   "Greet with it on a host that will never take mail, but not on a submission server. To refuse one "
     "client, 554; one recipient, 550."sv},

  // 523
  {code::encryption_needed,
   "Encryption needed"sv,
   "asks for an encrypted connection first; only the IANA registry names the code, beside X.7.10"sv,
   "The registry of enhanced codes describes X.7.10, encryption needed, and names 523 as the code to go "
     "with it. No RFC lists 523 among its replies. Some popular tables call it a message that is too large; "
     "that is very likely the enhanced status code 5.2.3 with its dots dropped."sv,
   "To AUTH, or to a command sent before TLS, from servers that insist on encryption. Google is reported to "
     "send it with 5.7.10 when commands come behind STARTTLS without waiting for the answer."sv,
   "Switch on TLS in the mail program, or STARTTLS in your server's settings, and try again. A client "
     "should wait for the answer to STARTTLS, shake hands, and send EHLO anew before it goes on. If the "
     "text speaks of size instead, make the message smaller."sv,
   "Better send 530 with 5.7.0, which the RFC gives to a client that must start TLS first."sv},

  // 524
  {static_cast<code>(524),
   "Registered beside X.7.11, defined nowhere"sv,
   "stands beside X.7.11 in the IANA registry, but no RFC says what it means"sv,
   "The IANA registry lists 524 next to 538 for X.7.11, a login mechanism that needs encryption. No RFC "
     "defines it. Where it comes with 5.2.4, the second number is the true one: a mailing list that could "
     "not be expanded."sv,
   "OpenSMTPD sends \"524 5.2.4 Mailing list expansion problem\". No server is known here that sends it for "
     "a login."sv,
   "Go by the enhanced code and the text. If a mailing list could not be expanded, its owner has to look at "
     "it: a member, an alias or a file is wrong. If it was a login, start TLS and try again. By the first "
     "digit, sending the same again will not help."sv,
   "Do not send it. Offer an AUTH mechanism only when it may be used, and answer a client that asks for it "
     "too early with 504 and 5.5.4."sv},

  // 525
  {code::user_account_disabled,
   "User account disabled"sv,
   "says that the account is disabled; only the IANA registry names the code, beside X.7.13"sv,
   "The registry of enhanced codes describes X.7.13 for a user whose login data is right but whose account "
     "is switched off, and names 525 with it. No RFC lists it among its replies. The password is not the "
     "problem."sv,
   "To AUTH, after correct credentials, for a user who is suspended or has left. In bounces it appears as "
     "\"525 5.7.13\", from few servers."sv,
   "If the account is yours, a new password will not help; ask the provider or the administrator why it is "
     "disabled. If you only wrote to somebody and got this back, that person's account is most likely "
     "disabled, and you need another way to reach them. The operator can enable it; to refuse mail for it, "
     "550 with 5.2.1 is plainer."sv,
   "Send it with 5.7.13 to AUTH, once the credentials were right; 535 with 5.7.13 tells as much with a "
     "code that an RFC defines. Until they were right, send plain 535 and let nobody learn which accounts "
     "exist."sv},

  // 530
  {code::authentication_required,
   "Authentication or TLS required"sv,
   "says that the client must log in first, or start TLS first"sv,
   "The server does not take this command from a stranger. Either the client has to log in with AUTH, or it "
     "has to send STARTTLS before anything else. Both carry 5.7.0, so only the text tells them apart."sv,
   "From submission servers, mostly to MAIL FROM, when a mail program or script sends without logging in. "
     "From servers that insist on TLS, to nearly every command before STARTTLS. To ATRN, when the customer "
     "has not logged in."sv,
   "In a mail program, switch on login and encryption for outgoing mail, on port 587 or 465. If your client "
     "does both, it may be that the server offers AUTH only after STARTTLS: send EHLO again when TLS is up. "
     "If the server is yours and strangers should be able to write to your users, do not demand a login on "
     "port 25."sv,
   "Send it with 5.7.0 to a command that needs AUTH or STARTTLS first, and say in the text which. A failed "
     "login is 535; a logged-in user who may not do this gets 550."sv},

  // 533
  {static_cast<code>(533),
   "Registered beside X.7.1, defined nowhere"sv,
   "stands beside X.7.1 in the IANA registry, but no RFC says what it means"sv,
   "The IANA registry lists 533 among the codes that go with X.7.1, delivery not authorized. No RFC says "
     "when to send it. By its first digit it is a permanent failure."sv,
   "Hardly ever. The tests of Exim have it with a meaning of their own, that a mailbox name outside ASCII is not "
     "supported."sv,
   "Read the text and the enhanced code. With 5.7.1, the server or the recipient does not want this mail "
     "from this sender: ask the recipient, or the operator named in the text. A server does better with "
     "550, which every client and every reader knows."sv,
   "Do not send it. A refusal by policy is 550 with 5.7.1."sv},

  // 534
  {code::auth_mechanism_too_weak,
   "Authentication mechanism too weak"sv,
   "says that this way of logging in is too weak for the server's policy"sv,
   "The server knows the AUTH mechanism but does not accept it for this user. The password may well be "
     "right. A stronger mechanism is wanted, and 5.7.9 is the enhanced code."sv,
   "To AUTH. Some large providers send it when a plain password is used where they want a sign-in with "
     "OAuth or a password made for one application; the text then holds a link."sv,
   "Choose a stronger login method in the mail program, and follow the link in the text if there is one. "
     "Repeating the same method does not help. An operator who wants nobody to use the mechanism should not "
     "list it in EHLO."sv,
   "Send it with 5.7.9 for a mechanism that you support but do not accept for this user. One that you do "
     "not support gets 504, wrong credentials 535."sv},

  // 535
  {code::auth_credentials_invalid,
   "Authentication credentials invalid"sv,
   "says that the login failed: the server did not accept the credentials"sv,
   "The user name, the password or the token is wrong, or not good for this service. It is also the general "
     "refusal of a login, so that a locked account can look the same. The enhanced code is mostly 5.7.8."sv,
   "To AUTH, at the end of the exchange. After a change of password, in devices that were forgotten: a "
     "printer, a phone, a script. Also where the provider wants a password made for one application, or has "
     "switched off password logins for mail."sv,
   "A program must not send the same credentials again by itself: the next attempt fails too, and many "
     "servers lock the account or the address after a few. Check the user name (often the whole address), "
     "type the password anew, and read the text for a link. On the server, the log tells a wrong password "
     "from an unknown user; many failures from one address are somebody guessing."sv,
   "Send it with 5.7.8 when the login fails, with the same text for an unknown user and for a wrong "
     "password. If you cannot check just now, 454; if no login was tried, 530."sv},

  // 538
  {code::encryption_required_for_mechanism,
   "Encryption required for this login mechanism"sv,
   "says that this way of logging in is allowed only on an encrypted connection"sv,
   "The mechanism sends the password in a form that others on the line could read, so the server wants TLS "
     "first. The enhanced code is 5.7.11. RFC 4954 keeps the code only for the sake of history."sv,
   "To AUTH PLAIN or LOGIN without TLS, from older servers. Newer ones do not list such mechanisms before "
     "STARTTLS."sv,
   "Switch on TLS in the mail program, or choose another mechanism that the server lists. A client should "
     "send STARTTLS, then EHLO, then AUTH; a password that already went out in clear should be changed. The "
     "server should leave the mechanism out of EHLO until TLS is up."sv,
   "Do not send it from a new server. Do not list the mechanism before TLS, and answer 504 with 5.5.4 if a "
     "client tries it."sv},

  // 550
  {code::mailbox_unavailable,
   "Mailbox unavailable, or refused by policy"sv,
   "says that the server will not deliver: the mailbox is not there, or a policy forbids it"sv,
   "The most common refusal, with two very different causes. Either the recipient does not exist or cannot "
     "be used, or a rule rejects the mail: spam, a block list, a failed SPF or DKIM check, no right to "
     "relay. The enhanced code and the text say which: 5.1.1 is an unknown user, 5.7.x is policy."sv,
   "Mostly to RCPT TO, when the user is unknown, the mailbox is closed or the server will not relay. To "
     "MAIL FROM or EHLO, when sender or client are not wanted, and after the data, when a filter does not "
     "like the content. VRFY and EXPN get it for a name that is not there."sv,
   "If the text speaks of an unknown user, check the spelling and ask for the current address. If it speaks "
     "of policy, the address is fine: follow the link or the name of the block list, or write from another "
     "provider and ask. If the sending server is yours, check its SPF, DKIM, DMARC and reverse DNS, and "
     "whether it has been sending spam. If the server that refuses is yours, see in its log which rule "
     "struck."sv,
   "Send it for an unknown user or for a refusal by policy, always with an enhanced code and a text that "
     "tell which. If it may pass later, 450; if you know the new address, 551; if the domain takes no mail "
     "at all, 556."sv},

  // 551
  {code::user_not_local,
   "User not local; try another address"sv,
   "says that the recipient is elsewhere and that the server does not forward"sv,
   "The server refuses the recipient and names in the text the address to use instead. It does not pass the "
     "message on; that is the difference to 251. With 5.7.1, some servers mean that they do not relay."sv,
   "To RCPT TO or VRFY, for somebody who has moved. It is rare, for the reply tells strangers where the "
     "person went. Some servers use it for a sender or recipient that they do not serve."sv,
   "Send the message again to the address in the text, but only if you have reason to trust it, for a false "
     "reply could lead your mail astray. A program should not do so by itself unless it is sure of the "
     "server. If the text holds no address, the server just does not serve this recipient: check the "
     "domain, and log in if this is your provider's server. Operators who keep new addresses private say "
     "550."sv,
   "Send it when you will not forward but may name the new address, in angle brackets. If you forward, "
     "251; if you do not name it, 550; if you refuse to relay, 550 with 5.7.1."sv},

  // 552
  {code::exceeded_storage,
   "Storage or size limit exceeded"sv,
   "says that the message goes over a limit: the size of a message, or the space of the mailbox"sv,
   "The message is larger than the server takes (5.3.4 or 5.2.3), or the mailbox has no room for it "
     "(5.2.2). One case is different: an old server that means too many recipients at RCPT TO (5.5.3), for "
     "which RFC 5321 wants 452. A client treats that one as temporary."sv,
   "To MAIL FROM, where SIZE announces the length, to RCPT TO for a full mailbox, and after the data. "
     "Attachments are the usual cause, as they grow by a third on the way. Some providers also refuse "
     "dangerous attachments with it."sv,
   "Too large: send a link, smaller files, or several messages. Mailbox full: tell the recipient some other "
     "way and try again later. Too many recipients: send to the rest in another message. The operator can "
     "compare the size limit with the one that EHLO announces, and see whose quota is used up."sv,
   "Send it for a message over a fixed limit, or over the quota of a mailbox, with the enhanced code. Too "
     "many recipients and a disk that is full for the moment are 452."sv},

  // 553
  {code::mailbox_name_not_allowed,
   "Mailbox name not allowed"sv,
   "says that the server does not allow this address as it stands"sv,
   "Something is wrong with an address as such: its syntax, its name, or its use in this place. To VRFY it "
     "can mean that the name is ambiguous; the reply then lists the candidates. With 5.6.7, an address "
     "beyond ASCII is not possible here."sv,
   "To MAIL FROM, RCPT TO and VRFY. Some servers also send it when a user may not write under that sender "
     "address, or when they refuse to relay."sv,
   "Check the address it complains of, and mind that it may be the sender's. If it is, let the mail program "
     "use the address that belongs to the login. If the text speaks of relaying, log in, or use your own "
     "provider's server. The operator should look at the rules on sender addresses and at the list of "
     "domains served."sv,
   "Send it for an address whose form or name you do not allow, and to VRFY for an ambiguous name, one "
     "candidate a line. A line that does not parse is 501, a user who does not exist 550."sv},

  // 554
  {code::transaction_failed,
   "Transaction failed"sv,
   "says that the transaction failed; as a greeting, that there is no SMTP service for this client"sv,
   "The most general of the permanent refusals; the text and the enhanced code must say the rest. As a "
     "greeting it refuses the whole session, where 521 says that the host takes no mail from anybody. After "
     "the data it mostly means that a filter rejected the message."sv,
   "After the data, from spam and virus filters. To DATA, when no recipient was accepted. As the greeting, "
     "to a client with a bad reputation or without reverse DNS; then all but QUIT gets 503. After STARTTLS, "
     "when the encryption does not satisfy the server."sv,
   "Read the text: it often holds a link, a block list or the name of a rule. If you sent the mail, leave "
     "out doubtful links and attachments, or write plain text, and ask your provider if others are hit as "
     "well. If the sending server is yours, check block lists, reverse DNS, SPF, DKIM and DMARC. If the "
     "server that refuses is yours, its log names the filter."sv,
   "Send it when no other code fits, or to DATA without a valid recipient, with an enhanced code that "
     "tells the reason. One mailbox, or a policy about it, is 550; a host that never takes mail greets "
     "with 521."sv},

  // 555
  {code::parameters_not_recognized,
   "Parameters not recognized"sv,
   "says that the server does not know, or does not do, a parameter of MAIL FROM or RCPT TO"sv,
   "The command carried something behind the address, such as SIZE=, BODY= or NOTIFY=. The server does not "
     "know it or will never do it. The address itself is not the problem."sv,
   "To MAIL FROM and RCPT TO, when a client uses an extension that the server did not list in EHLO, or did "
     "not look. Some servers also send it for an address without angle brackets."sv,
   "Send the command again without the parameters, and use only extensions that EHLO lists. If you sent the "
     "mail, look for stray characters around the address, and for an option such as a delivery receipt that "
     "you can switch off. If the server is yours and lists the extension, the fault is there: drop it from "
     "EHLO or make it work."sv,
   "Send it for a parameter that you do not know or never do. One that you know but cannot honour now gets "
     "455, a bad value of a known one 501."sv},

  // 556
  {code::domain_does_not_accept_mail,
   "Domain does not accept mail"sv,
   "says that the recipient's domain takes no mail at all"sv,
   "The server looked the domain up and learned that no mail can go there, without connecting to it. As a "
     "rule the domain publishes a null MX, a DNS record made to say just that (RFC 7505). That sets it "
     "apart from 521, which the host itself says."sv,
   "To RCPT TO, from the server through which you send: your provider, or a relay. The enhanced code is "
     "5.1.10."sv,
   "Check the spelling of the domain, letter by letter. If it is right, the domain wants no mail, and only "
     "a person there can give you another address. If the domain is yours and should get mail, replace the "
     "null MX by a real MX record."sv,
   "Send it to RCPT TO when you relay and know that the domain takes no mail, with 5.1.10 for a null MX. "
     "For a domain of your own with an unknown user, 550; for a host that takes no mail, greet with 521."sv},
}};

// Codes that no RFC defines but that are met in replies or in popular lists, by value: meaning, when_seen.
// Who sends what is told only where it has been seen; where a code comes from stays "very likely".
inline constexpr std::array<field_text, 31> field_codes = {{
  {static_cast<code>(101),
   "No RFC defines it, and no reply may begin with 1. Where a list explains it as \"unable to connect\", it "
     "may be the Linux error number 101, network unreachable: a message from your own system rather than "
     "from a mail server."sv,
   "One widely used table of codes lists it. No server is known to send it."sv},

  {static_cast<code>(111),
   "No RFC defines it, and no reply may begin with 1. Where a list explains it as \"connection refused\", "
     "it may be the Linux error number 111, which means just that: a message from your own system rather "
     "than from a mail server."sv,
   "One widely used table of codes lists it. No server is known to send it."sv},

  {static_cast<code>(200),
   "No RFC for SMTP as used today defines it. Some lists call it a non-standard success and trace it to "
     "servers from before the standard. One table gives it the meaning of 211, the status of the system."sv,
   "In lists of codes, copied from one another. No server is known to send it today."sv},

  {static_cast<code>(240),
   "No RFC defines it. By its first digit it is a success."sv,
   "One list of codes shows it as an answer to QUIT; the standard answer is 221. No server is known to "
     "send it."sv},

  {static_cast<code>(345),
   "No RFC defines it. It is very likely a slip for 354, which asks for the message data; its first digit, "
     "too, asks the client to go on."sv,
   "The manual of one database product prints it where 354 belongs. No server is known to send it."sv},

  {static_cast<code>(420),
   "No RFC defines it. It is very likely the enhanced status code 4.2.0 with its dots dropped: something "
     "about the mailbox, not told more precisely, that may pass."sv,
   "A manual of Sun's mail server lists it for a locked mailbox; other tables explain it as a timeout."sv},

  {static_cast<code>(424),
   "No RFC defines it. It is very likely the enhanced status code 4.2.4 with its dots dropped: a mailing "
     "list could not be expanded for now."sv,
   "OpenSMTPD sends it, followed by the real 4.2.4."sv},

  {static_cast<code>(426),
   "No RFC defines it, and 4.2.6 is not a registered enhanced code either. All that can be said is that the "
     "failure is temporary."sv,
   "It has been seen in a bounce as \"426 connection timed out\", written by the sending side and not by "
     "the other server."sv},

  {static_cast<code>(431),
   "No RFC defines it. It is very likely the enhanced status code 4.3.1 with its dots dropped: the server "
     "has no room left, which may pass."sv,
   "The mail server Courier sends it. Popular tables list it, for a lack of disk or memory."sv},

  {static_cast<code>(435),
   "No RFC defines it. It may be the enhanced status code 4.3.5 with its dots dropped, a system that is "
     "wrongly configured, or a slip for 535, a failed login."sv,
   "In the tests of one mail client library. No server is known to send it."sv},

  {static_cast<code>(441),
   "No RFC defines it. It is very likely the enhanced status code 4.4.1 with its dots dropped: the next "
     "host did not answer."sv,
   "Exchange 2007 writes it, followed by the real 4.4.1, when it cannot talk to the next server. Popular "
     "tables list it too."sv},

  {static_cast<code>(442),
   "No RFC defines it. It is very likely the enhanced status code 4.4.2 with its dots dropped: the "
     "connection was lost or too bad to use."sv,
   "Popular tables list it, for a connection that was dropped. It is hardly met in replies."sv},

  {static_cast<code>(446),
   "No RFC defines it. It is very likely the enhanced status code 4.4.6 with its dots dropped: the message "
     "goes round in a loop."sv,
   "Popular tables list it, for too many hops. It is hardly met in replies."sv},

  {static_cast<code>(447),
   "No RFC defines it. It is very likely the enhanced status code 4.4.7 with its dots dropped: the message "
     "grew too old before it could be delivered."sv,
   "Popular tables list it, and some say themselves that it is 4.4.7. It is hardly met in replies."sv},

  {static_cast<code>(449),
   "No RFC defines it. It is very likely 4.4.9 with its dots dropped, a code that is not registered; its "
     "subject, 4, is the network and the route."sv,
   "Popular tables list it, for a routing error in Exchange. It is hardly met in replies."sv},

  {static_cast<code>(456),
   "No RFC defines it. An Internet draft proposed it for a server reached over IPv6 that asks the client to "
     "try again over IPv4; the draft did not become an RFC. Read as 4.5.6 with its dots dropped, it would "
     "be a line too long during AUTH."sv,
   "One library that reads bounces knows it from that draft. It is hardly met in replies."sv},

  {static_cast<code>(471),
   "No RFC defines it. It is very likely the enhanced status code 4.7.1 with its dots dropped: the message "
     "was not authorized, perhaps only for now. Its second digit is outside the grammar of RFC 5321, where "
     "that digit runs from 0 to 5."sv,
   "Popular tables list it, for a local filter. It is hardly met in replies."sv},

  {static_cast<code>(510),
   "No RFC defines it. It is very likely the enhanced status code 5.1.0 with its dots dropped: something is "
     "wrong with an address, not told more precisely."sv,
   "Popular tables list it, for a bad address. It is hardly met in replies."sv},

  {static_cast<code>(511),
   "No RFC defines it. It is very likely the enhanced status code 5.1.1 with its dots dropped: the mailbox "
     "does not exist."sv,
   "The address check chkuser, used with qmail, sends it with 5.1.1 in the text. Popular tables list it, "
     "and some say themselves that it is short for 5.1.1."sv},

  {static_cast<code>(512),
   "No RFC defines it. It is very likely the enhanced status code 5.1.2 with its dots dropped: the domain "
     "of the recipient does not exist or takes no mail."sv,
   "Popular tables list it, for a host name that DNS does not know. A test of the proxy HAProxy uses it "
     "so; no mail server is known to."sv},

  {static_cast<code>(513),
   "No RFC defines it. It is very likely the enhanced status code 5.1.3 with its dots dropped: the "
     "recipient's address is malformed."sv,
   "The mail server Courier sends it. Popular tables list it, for a bad address."sv},

  {static_cast<code>(517),
   "No RFC defines it. It is very likely the enhanced status code 5.1.7 with its dots dropped: the sender's "
     "address is malformed."sv,
   "The mail server Courier sends it. Popular tables list it, for a problem with the sender's address."sv},

  {static_cast<code>(520),
   "No RFC defines it. An Internet draft, QUICKSTART, proposed it; the draft did not become an RFC. It may "
     "also be the enhanced status code 5.2.0 with its dots dropped: something about the mailbox, not told "
     "more precisely."sv,
   "One library that reads bounces knows it from that draft. It is hardly met in replies."sv},

  {static_cast<code>(522),
   "No RFC defines it. It is very likely the enhanced status code 5.2.2 with its dots dropped: the mailbox "
     "is full."sv,
   "The Sun and Oracle messaging servers write it in bounces for a mailbox over its quota, though followed "
     "by 5.2.0. Popular tables list it too."sv},

  {static_cast<code>(540),
   "No RFC defines it. It is very likely the enhanced status code 5.4.0 with its dots dropped: something "
     "about the network or the route, not told more precisely. Where another enhanced code follows, that "
     "one counts."sv,
   "The Russian provider Rambler sends it, followed by 5.7.1, for an account that is inactive or blocked. "
     "The mail server Courier sends it too."sv},

  {static_cast<code>(541),
   "No RFC defines it. It is very likely the enhanced status code 5.4.1 with its dots dropped: the next "
     "host did not answer."sv,
   "Zoho sends it, followed by 5.4.1, for mail that the destination domain rejected. Popular tables "
     "explain it as a rejection by a spam filter."sv},

  {static_cast<code>(542),
   "No RFC defines it. Read as 5.4.2 with its dots dropped, it would be a connection that was lost, but it "
     "has been seen for mail that was rejected. The text decides."sv,
   "The filtering service MessageLabs sends it with the recipient's address and the word \"Rejected\"."sv},

  {static_cast<code>(570),
   "No RFC defines it. It is very likely the enhanced status code 5.7.0 with its dots dropped: security or "
     "policy, not told more precisely. Its second digit is outside the grammar of RFC 5321, where that "
     "digit runs from 0 to 5."sv,
   "In the tests of one library that reads bounces. It is hardly met in replies."sv},

  {static_cast<code>(571),
   "No RFC defines it. It is very likely the enhanced status code 5.7.1 with its dots dropped: the server "
     "is not allowed, or not willing, to take this mail from this sender. Its second digit is outside the "
     "grammar of RFC 5321, where that digit runs from 0 to 5."sv,
   "Some mailbox providers send it, followed by the real 5.7.1: La Poste does for a failed DMARC check. It "
     "has also been seen for a client without reverse DNS."sv},

  {static_cast<code>(590),
   "No RFC defines it, and 5.9.0 is not a registered enhanced code. Its second digit is outside the grammar "
     "of RFC 5321, where that digit runs from 0 to 5."sv,
   "In the tests of the mail server Exim, which lets operators choose any code. An operator may have made "
     "it up."sv},

  {static_cast<code>(599),
   "No RFC defines it, and 5.9.9 is not a registered enhanced code. Its second digit is outside the grammar "
     "of RFC 5321, where that digit runs from 0 to 5."sv,
   "In the tests of the mail server Exim, which lets operators choose any code. An operator may have made "
     "it up."sv},
}};

// Any other code, by its first digit, indexed by reply_class: title, gist, meaning, remedy, use.
inline constexpr std::array<class_text, 6> classes = {{
  // unknown
  {"Not an SMTP reply code"sv,
   "is not an SMTP reply code: the first digit must be 2, 3, 4 or 5"sv,
   "RFC 5321 (4.2) allows no reply that begins with 0, 6, 7, 8 or 9. A client counts such a code as fatal "
     "and ends the transaction. What the server meant cannot be known from it."sv,
   "Treat the message as not sent, close the connection, and try again later. If it stays so, make sure "
     "that the host and port really lead to a mail server and that nothing between rewrites the lines. If "
     "the server is yours, find the program or rule that makes the code."sv,
   "Never send it. Clients are told to treat it as fatal."sv},

  // positive_preliminary
  {"Not an SMTP reply code"sv,
   "is not an SMTP reply code: no reply begins with 1"sv,
   "The digit 1 once stood for a preliminary yes, but no SMTP command ever had such a reply. A client "
     "counts it as fatal and ends the transaction (RFC 5321, 4.2)."sv,
   "Treat the message as not sent, close the connection, and try again later. If it stays so, make sure "
     "that the port really belongs to a mail server. If the number came from a log or a program rather than "
     "from the server, it may be an error number of the operating system."sv,
   "Never send it. Clients are told to treat it as fatal."sv},

  // positive_completion
  {"Success, code not defined by any RFC"sv,
   "is a success that no RFC defines"sv,
   "The first digit says that the server did what it was asked. A client need not know the code for that: "
     "RFC 5321 (4.3.2) has it go by the first digit alone."sv,
   "Nothing to fix: take it like 250 and go on. To DATA it is the wrong answer, since only a 3yz asks for "
     "the message; there a client should end the session and try again later."sv,
   "Send 250 instead, or the 2yz that the command's RFC names, and put the finer meaning in the text or in "
     "an enhanced code."sv},

  // positive_intermediate
  {"More input wanted, code not defined by any RFC"sv,
   "asks the client to go on, with a code that no RFC defines"sv,
   "The first digit says that the command is accepted so far and that the server waits for more. Which "
     "input it wants, only a defined code can tell: 354 for the message, 334 for a step of the login."sv,
   "Client and server no longer agree on what comes next, so the client should end the session and try "
     "again later. If the server is yours, it should answer DATA with 354 and a step of AUTH with 334."sv,
   "Send 354 to DATA and 334 during AUTH. Nothing else in ordinary SMTP asks the client for more."sv},

  // transient_negative
  {"Temporary failure, code not defined by any RFC"sv,
   "is a temporary failure that no RFC defines"sv,
   "The first digit says that the server did not do what it was asked and that the same attempt may succeed "
     "later. RFC 5321 (4.3.2) has a client go by that digit when it does not know the code."sv,
   "If you sent the mail, wait; the sending server keeps it and tries again by itself. The text, and an "
     "enhanced code such as 4.7.1 in it, tell more than the number does. If the server is yours, replace "
     "the code by a defined one."sv,
   "Send 450, 451 or 452 instead, with an enhanced code for the finer meaning. RFC 5321 (4.2) asks servers "
     "not to invent codes."sv},

  // permanent_negative
  {"Permanent failure, code not defined by any RFC"sv,
   "is a permanent failure that no RFC defines"sv,
   "The first digit says that the server refused and that the same attempt will be refused again. RFC 5321 "
     "(4.3.2) has a client go by that digit when it does not know the code."sv,
   "Read the text, and an enhanced code such as 5.1.1 in it: they tell more than the number does. Correct "
     "what they name before you send again. If the server is yours, replace the code by a defined one, "
     "mostly 550 or 554."sv,
   "Send 550 or 554 instead, with an enhanced code for the finer meaning. RFC 5321 (4.2) asks servers not "
     "to invent codes."sv},
}};

// When such a code is met, by its second digit, indexed by category.
inline constexpr std::array<std::string_view, 7> categories = {{
  ("The second digit, 0, points to the command: its syntax, its order, or a command that the server does "
     "not carry out."sv),  // syntax
  ("The second digit, 1, belongs to replies to a request for information, such as status "
     "or help."sv),  // information
  "The second digit, 2, points to the connection between the two hosts."sv,  // connections
  ("The second digit, 3, has no meaning in RFC 5321; extensions use it, above all for "
     "login and encryption."sv),  // unspecified_3
  "The second digit, 4, has no meaning in RFC 5321, and no RFC has put a code there."sv,  // unspecified_4
  ("The second digit, 5, points to the mail system that was asked to act: a mailbox, a "
     "transfer, storage."sv),  // mail_system
  ("RFC 5321 allows no second digit above 5, so the grammar cannot produce this code. Some servers send "
     "such codes all the same, and a client goes by the first digit."sv),  // unknown
}};

// Added for a code whose digits spell a registered enhanced code (the number follows elsewhere).
inline constexpr std::string_view dots_dropped =
    "Very likely the three digits are an enhanced status code with its dots dropped. Read them as its "
      "class, subject and detail."sv;

// The enhanced status codes, in the order of enhanced_table. Each text holds for every class of its code.
inline constexpr std::array<std::string_view, 81> summaries = {{
  "The server gives its verdict and no reason. The text of the reply is all there is to go by."sv,  // X.0.0
  "The matter is an address, the sender's or the recipient's; more is not said."sv,  // X.1.0
  ("There is no such mailbox: the part of the address before the \"@\" is unknown at this domain. Check the "
     "spelling."sv),  // X.1.1
  "The domain behind the \"@\" does not exist or takes no mail. Check its spelling."sv,  // X.1.2
  ("The recipient's address is not written as an address must be. Look for a stray space, comma "
     "or quote."sv),  // X.1.3
  "More than one mailbox fits the address, so the server cannot choose. Use the full address."sv,  // X.1.4
  "The recipient's address is good."sv,  // X.1.5
  "The mailbox was once valid, but its owner has moved on and left no new address."sv,  // X.1.6
  ("The sender's address is not written as an address must be. The settings of the mail program are the "
     "place to look."sv),  // X.1.7
  ("The domain in the sender's address does not exist or could not take a bounce. Check the address you "
     "send from, and its DNS."sv),  // X.1.8
  ("The message went on to a mail system that reports nothing back, so no later word on its delivery will "
     "come."sv),  // X.1.9
  ("The recipient's domain states in DNS, by a null MX, that it takes no mail at all. Check the spelling of "
     "the domain."sv),  // X.1.10
  "The mailbox exists, but something about it matters here; more is not said."sv,  // X.2.0
  ("The mailbox exists but is switched off, for a time or for good. Ask its owner for another "
     "address."sv),  // X.2.1
  "The mailbox is full. Its owner has to make room, so tell them some other way."sv,  // X.2.2
  ("The message is longer than this recipient is allowed to receive. Make it smaller or send a "
     "link."sv),  // X.2.3
  ("The recipient is a mailing list whose members the server could not work out. The list's owner has to "
     "look at it."sv),  // X.2.4
  "The receiving system as a whole is concerned, not one mailbox; more is not said."sv,  // X.3.0
  "The receiving system has run out of storage. Only its operator can make room."sv,  // X.3.1
  ("The host takes no mail, at present or ever: maintenance, overload, or a machine that is no "
     "mail server."sv),  // X.3.2
  "The message needs a feature that the receiving system does not have."sv,  // X.3.3
  "The message is larger than the system takes for anybody. Make it smaller or send a link."sv,  // X.3.4
  "The receiving system is set up wrongly for this message. Only its operator can mend it."sv,  // X.3.5
  ("The message was accepted, but with another priority than the one asked for; the text begins with the "
     "new one."sv),  // X.3.6
  "Something went wrong on the way between the hosts; more is not said."sv,  // X.4.0
  ("The next host did not answer when the mail system called it. It may be down, or a firewall may be in "
     "the way."sv),  // X.4.1
  "The connection was made, but it broke or was too poor to carry the message."sv,  // X.4.2
  "A directory that is needed to route the mail, such as DNS, gave no usable answer."sv,  // X.4.3
  ("The mail system could find no next host for the message. The DNS records of the recipient's domain may "
     "be missing or wrong."sv),  // X.4.4
  "The mail system or the network is too busy at present."sv,  // X.4.5
  ("The message went round in a circle between servers until one of them stopped it. A forwarding rule or "
     "an MX record points back to where it came from."sv),  // X.4.6
  ("The message grew too old before it could be delivered. An earlier report, or the log, tells what stood "
     "in its way."sv),  // X.4.7
  "The two hosts had trouble with the protocol they speak; more is not said."sv,  // X.5.0
  ("A command came at the wrong time, or the server does not have it. The sender of the mail can hardly "
     "change that; its operator can."sv),  // X.5.1
  "The server could not read a command, or does not know it."sv,  // X.5.2
  "The message has more recipients than the server takes at once. Send it to fewer at a time."sv,  // X.5.3
  "A command was known, but what stood behind it was wrong or is not supported."sv,  // X.5.4
  "The two hosts speak versions of the protocol that do not fit together."sv,  // X.5.5
  "A line of the login was longer than the server can take."sv,  // X.5.6
  "The content of the message caused trouble; more is not said."sv,  // X.6.0
  ("The message holds a kind of content that the recipient's system, or one on the way, does not "
     "handle."sv),  // X.6.1
  "The content would have to be converted before it could go on, and converting it is forbidden."sv,  // X.6.2
  "The content would have to be converted before it could go on, and the system cannot do that."sv,  // X.6.3
  "The content had to be converted and lost something. As a failure: such a loss was forbidden."sv,  // X.6.4
  "The content had to be converted, and the attempt failed."sv,  // X.6.5
  "A part of the message lies on another server and could not be fetched from there."sv,  // X.6.6
  ("An address with letters beyond ASCII cannot be used with this sender or recipient. Use an address in "
     "plain ASCII if there is one."sv),  // X.6.7
  "The server's answer would contain letters beyond ASCII, and the client did not allow that."sv,  // X.6.8
  ("The header of the message has letters beyond ASCII, and the way to at least one recipient cannot carry "
     "them, so the message was refused."sv),  // X.6.9
  ("A second registration of X.6.8, withdrawn: the answer would need letters beyond ASCII that the client "
     "did not allow."sv),  // X.6.10
  ("Security or policy is the matter: a login, encryption, or a rule of the server; more is not "
     "said."sv),  // X.7.0
  ("The server does not accept this mail from this sender: a rule, a filter or a missing permission stands "
     "against it. The text often says which."sv),  // X.7.1
  "This sender may not write to the mailing list. Only its owner can change that."sv,  // X.7.2
  "The message would have to pass from one security protocol to another, and that cannot be done."sv,  // X.7.3
  "The message asks for a security feature that the system does not have."sv,  // X.7.4
  "A system that had to check or decrypt the message could not: a key may be missing or wrong."sv,  // X.7.5
  "The message uses a cryptographic algorithm that the system does not know."sv,  // X.7.6
  "The message did not arrive as it was sent: it was altered or damaged on the way."sv,  // X.7.7
  "The login failed: the user name, password or token is wrong or does not suffice."sv,  // X.7.8
  ("The way of logging in is too weak for the server's policy: choose a stronger one. Yahoo uses the code "
     "for mail whose sender is not authenticated."sv),  // X.7.9
  "The server wants the connection encrypted first. Switch on TLS."sv,  // X.7.10
  "This way of logging in is allowed only on an encrypted connection. Switch on TLS."sv,  // X.7.11
  ("The account must first move over to this way of logging in, as a rule by one login with the plain "
     "password."sv),  // X.7.12
  ("User name and password are right, but the account is switched off. Only the provider can "
     "open it."sv),  // X.7.13
  "The server that should fetch content from a third host has no trust set up with it."sv,  // X.7.14
  "The server takes only mail of higher priority at present."sv,  // X.7.15
  ("The message is too big for the priority it asks for. It may pass with another priority, or "
     "smaller."sv),  // X.7.16
  ("The mailbox now belongs to somebody else than at the time the sender named, so the message was not "
     "handed over."sv),  // X.7.17
  ("The domain now belongs to somebody else than at the time the sender named, so the message was not "
     "handed over."sv),  // X.7.18
  ("The sender asked for a check that the mailbox or domain has kept its owner, and the server cannot make "
     "it."sv),  // X.7.19
  ("The message carries no DKIM signature that passes the check. The sending domain's operator has to set "
     "up or repair DKIM."sv),  // X.7.20
  ("A DKIM signature passes the check, but none that this receiver accepts: the domain or the way it signs "
     "does not suit."sv),  // X.7.21
  "DKIM signatures pass, but none belongs to the domain of the author in From."sv,  // X.7.22
  ("The sender's domain says by SPF that this host may not send its mail. Send through the domain's own "
     "server, or have its SPF record completed."sv),  // X.7.23
  ("The SPF record of the sender's domain could not be evaluated. It may be faulty, or DNS failed for the "
     "moment."sv),  // X.7.24
  ("The sending server's IP address has no reverse DNS that confirms its name. Whoever runs that server has "
     "to set it."sv),  // X.7.25
  ("More than one check of the sender failed, such as SPF and DKIM together. Google also uses it where "
     "DMARC or SPF alone failed."sv),  // X.7.26
  ("The domain in the sender's address states by a null MX that it takes no mail, so no bounce could "
     "return. Google uses the code for a failed SPF check."sv),  // X.7.27
  "The message looks like part of a flood of similar mail, or too much is coming at once."sv,  // X.7.28
  ("The chain of ARC seals, which forwarding servers add, did not pass the check. Google uses the code for "
     "mail that came without TLS."sv),  // X.7.29
  ("The sender demanded TLS all the way (REQUIRETLS), and no next host can promise it. Google uses the code "
     "for a failed DKIM check."sv),  // X.7.30
}};

// An enhanced code whose detail is not registered, by its subject.
inline constexpr std::array<std::string_view, 8> subjects = {{
  "The matter is none of the named subjects, or the server does not tell."sv,  // X.0
  "The matter is an address: the sender's or the recipient's, its form or its existence."sv,  // X.1
  "The matter is the recipient's mailbox. As a rule its owner can do something about it."sv,  // X.2
  "The matter is the receiving mail system. As a rule only its operator can do something about it."sv,  // X.3
  "The matter is the way there: the network, DNS or routing."sv,  // X.4
  "The matter is the protocol: the two hosts could not agree on commands or their order."sv,  // X.5
  "The matter is the content of the message, its type, or its conversion."sv,  // X.6
  "The matter is security or policy: a login, encryption, a filter, or a rule of the server."sv,  // X.7
}};

// An enhanced code whose subject is not registered, by its class.
inline constexpr std::array<std::string_view, 3> enhanced_classes = {{
  "It was done."sv,  // 2
  "It did not succeed for now. A later attempt may, and the sending server mostly makes it by itself."sv,  // 4
  "It was refused for good. To send the same again will not help; something has to change first."sv,  // 5
}};

// ---------------------------------------------------------------------------------- reports

constexpr report_words make_report() noexcept {
  report_words w;
  w.versus = " vs "sv;

  w.meaning = "What it means"sv;
  w.when_seen = "When you see it"sv;
  w.remedy = "What to do"sv;
  w.differences = "Key differences"sv;
  w.use_which = "When to use which"sv;
  w.use = "When to send it"sv;
  w.reply_class = "Class"sv;
  w.category = "Category"sv;
  w.severity = "Severity"sv;
  w.retry = "Try again"sv;
  w.actor = "Who can act"sv;
  w.commands = "Answers"sv;
  w.enhanced = "Enhanced codes"sv;
  w.source = "Source"sv;

  w.colon = ": "sv;
  w.list_comma = ", "sv;
  w.semicolon = "; "sv;
  w.both = "both"sv;
  w.worse = "{0} is the worse of the two"sv;
  w.any_command = "any command"sv;
  w.no_command = "no command in particular"sv;

  w.classes = {{
    "outside SMTP"sv,                      // unknown
    "positive preliminary (1yz)"sv,        // positive_preliminary
    "positive completion (2yz)"sv,         // positive_completion
    "positive intermediate (3yz)"sv,       // positive_intermediate
    "transient negative (4yz)"sv,          // transient_negative
    "permanent negative (5yz)"sv,          // permanent_negative
  }};
  w.categories = {{
    "syntax (x0z)"sv,
    "information (x1z)"sv,
    "connections (x2z)"sv,
    "unspecified by RFC 5321, used for authentication (x3z)"sv,
    "unspecified (x4z)"sv,
    "mail system (x5z)"sv,
    "outside the grammar (x6z to x9z)"sv,
  }};
  w.severities = {{
    "success"sv,
    "more is to come"sv,
    "temporary failure"sv,
    "permanent failure"sv,
    "fatal to the session"sv,
  }};
  w.retries = {{
    "no need"sv,                            // success
    "go on with the next part instead"sv,   // intermediate
    "yes, later and unchanged"sv,           // transient
    "only after something was changed"sv,   // permanent
    "later, in a new session"sv,            // fatal
  }};
  w.actors = {{
    "nobody needs to"sv,
    "the client, by sending what comes next"sv,
    "the sending system, by trying again, and the server's operator"sv,
    "whoever wrote or configured the sending software"sv,
    "the operators of the server and of the sending host"sv,
    "the owner of the account and its administrator"sv,
    "the sender, and the operator of the receiving server"sv,
    "the operator of the server, which does not speak SMTP here"sv,
  }};

  w.contrasts = {{
    "{0} says that the command is done; {1} that it has only begun, and that the client must send more."sv,
    "{0} is a success, {1} a refusal for the time being: the client keeps its request and tries again later."sv,
    "{0} is a success, {1} a refusal for good: repeating the same request does not help."sv,
    "{0} is a success, while {1} is no SMTP reply at all and ends the session."sv,
    "{0} invites the client to go on, {1} puts it off until later."sv,
    "{0} invites the client to go on, {1} turns it away for good."sv,
    "{0} invites the client to go on, while {1} is no SMTP reply at all and ends the session."sv,
    "Both refuse. After {0} the same request may succeed later; after {1} it will not, unless something changes."sv,
    "{0} puts the client off until later, while {1} is no SMTP reply at all and ends the session."sv,
    "{0} turns the client away for good, while {1} is no SMTP reply at all and ends the session."sv,
  }};
  w.same_class_and_category =
    "Both are of one class and one category: a client that goes by the digits alone treats them alike, and the "
    "meaning of the two is the whole difference."sv;
  w.same_class =
    "Both are of one class, so that a client that goes by the first digit alone treats them alike; they speak of "
    "different things."sv;
  w.both_fatal = "Neither is an SMTP reply: the first digit of both is outside 2 to 5."sv;
  w.same_code = "The two are one and the same code."sv;

  w.dots_dropped = "{0} is very likely {1} with its dots dropped."sv;
  return w;
}
inline constexpr report_words report = make_report();

inline constexpr texts all = {
  &codes, field_codes.data(), field_codes.size(), &classes, &categories, dots_dropped, &summaries, &subjects,
  &enhanced_classes, &report,
};

static_assert(rows_in_order(all), "a row of code_table has no row here, or the order differs");
static_assert(no_text_empty(all), "a text is missing");

}  // namespace english
}  // namespace detail
}  // namespace v0
}  // namespace smtp_reply

#endif  // SMTP_REPLY_GUIDE_ENGLISH_HPP
