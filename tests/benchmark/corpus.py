#!/usr/bin/env python3
"""Writes the replies that the benchmark reads, the same octets on every machine.

    corpus.py FOLDER                        corpus_short.bin and corpus_multi.bin, checked by their SHA-256
    corpus.py FOLDER --short N --multi N    fewer or more replies, not checked

corpus_short.bin holds single-line replies in the order of sessions as Postfix, Exim, Sendmail, Gmail and Exchange
hold them, corpus_multi.bin multi-line ones: 70 % replies to EHLO of 6 to 12 lines, 30 % refusals of several lines that
repeat an enhanced code.

The draws from the random numbers are part of the corpus. One rule keeps them in order: of a set of texts each is
filled in, from left to right, before one of them is taken.
"""
import argparse
import hashlib
import pathlib
import random
import re
import sys

SEED = 20240817
FULL = {"short": 1_000_000, "multi": 200_000}
SHA256 = {
    "short": "cb934e288b8ab886ce4eda414bdba4e53b4796175cd0b1928567d32c3d57f815",
    "multi": "452a2d79d759002e9862d9fe8d31e6467321578b7189831e2586bd42f213ff71",
}

DIGITS = "0123456789"
UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LOWER = UPPER.lower()
ALPHABETS = {
    "id": DIGITS + UPPER,
    "mixed": LOWER + DIGITS + UPPER,
    "gmail": LOWER + DIGITS + LOWER,
}

USERS = """alice bob carol dave erin frank grace heidi ivan judy mallory niaj olivia peggy rupert sybil trent victor
    walter wendy info sales support postmaster noreply hr.office j.smith maria.garcia t.nakamura""".split()
DOMAINS = """example.com example.org example.net mail.example.com corp.example.net test.example uni-hamburg.example
    bank.example subsidiary.holding.example""".split()
HOSTS = """mx.google.com mx1.example.org mail.example.com smtp-in.example.net mx01.mail.example.org
    relay3.corp.example.net DM6NAM12FT045.mail.protection.outlook.example mta-in-17.example.org""".split()

rng = random.Random(SEED)


# ---------------------------------------------------------------- texts with gaps
#
# {host} and {address} stand for what the session and the command are about; each other gap is drawn anew.

def draw_word(alphabet, length):
    return "".join(rng.choice(alphabet) for _ in range(length))


def draw_address(_=None):
    user = rng.choice(USERS)
    number = rng.choice(["", "", str(rng.randint(1, 999))])
    return f"{user}{number}@{rng.choice(DOMAINS)}"


def draw_ip():
    return ".".join(str(rng.randint(1, 254)) for _ in range(4))


def draw_gmail_id():
    head = draw_word(ALPHABETS["gmail"], 10)
    tail = draw_word(ALPHABETS["gmail"], 12)
    return f"{head}-{tail}.{rng.randint(10, 600)} - gsmtp"


def gap(name):
    """What fills {name}: a function of the context."""
    if name in ("host", "address"):
        return lambda context: context[name]
    if name == "ip":
        return lambda context: draw_ip()
    if name == "domain":
        return lambda context: rng.choice(DOMAINS)
    if name == "gmail_id":
        return lambda context: draw_gmail_id()
    if name == "queue_id":
        return lambda context: draw_word(ALPHABETS["id"], rng.choice([10, 11, 11, 15]))
    kind, *numbers = name.split(":")
    first = int(numbers[0])
    if kind == "number":
        return lambda context: str(rng.randint(first, int(numbers[1])))
    return lambda context: draw_word(ALPHABETS[kind], first)


def template(text):
    pieces = re.split(r"\{([a-z_:0-9]+)\}", text)
    for i in range(1, len(pieces), 2):
        pieces[i] = gap(pieces[i])
    return pieces


def fill(pieces, context):
    return "".join(piece if isinstance(piece, str) else piece(context) for piece in pieces)


class OneOf:
    """Texts of which any may be said."""

    def __init__(self, *texts):
        self.templates = [template(text) for text in texts]

    def draw(self, context):
        return rng.choice([fill(pieces, context) for pieces in self.templates])


class ByServer:
    """A text for each server software, `others` for those without one."""

    def __init__(self, others=None, **texts):
        self.templates = {server: template(text) for server, text in texts.items()}
        self.others = others

    def draw(self, context):
        filled = {server: fill(pieces, context) for server, pieces in self.templates.items()}
        return filled.get(context["server"], self.others)


# ---------------------------------------------------------------- what servers say

SERVERS = ["postfix"] * 4 + ["exim"] * 2 + ["gmail"] * 4 + ["exchange"] * 2 + ["sendmail"] * 2

SOFTWARE = ["Postfix", "Postfix (Debian/GNU)", "Exim 4.96 Tue, 12 Mar 2024 10:11:12 +0000",
            "Sendmail 8.17.1/8.17.1; Tue, 12 Mar 2024 10:11:12 GMT"]

BUSY = OneOf(
    "421 4.7.0 {host} Error: too many connections from {ip}",
    "421 4.7.0 [{ip}] Our system has detected an unusual rate of mail. Try again later.",
    "421 4.3.2 Service not available, closing transmission channel")

STARTTLS = ByServer(
    postfix="220 2.0.0 Ready to start TLS",
    gmail="220 2.0.0 Ready to start TLS",
    exim="220 TLS go ahead",
    exchange="220 2.0.0 SMTP server ready",
    sendmail="220 2.0.0 Ready to start TLS")

AUTHENTICATED = OneOf(
    "235 2.7.0 Authentication successful",
    "235 2.7.0 Accepted",
    "535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6")

SENDER_OK = ByServer(
    postfix="250 2.1.0 Ok",
    exim="250 OK",
    gmail="250 2.1.0 OK {gmail_id}",
    exchange="250 2.1.0 Sender OK",
    sendmail="250 2.1.0 <{address}>... Sender ok")

RECIPIENT_OK = ByServer(
    postfix="250 2.1.5 Ok",
    exim="250 Accepted",
    gmail="250 2.1.5 OK {gmail_id}",
    exchange="250 2.1.5 Recipient OK",
    sendmail="250 2.1.5 <{address}>... Recipient ok")

NO_SUCH_USER = OneOf(
    "550 5.1.1 <{address}>: Recipient address rejected: User unknown in local recipient table",
    "550 5.1.1 <{address}>: Recipient address rejected: User unknown in virtual mailbox table",
    "550 5.4.1 Recipient address rejected: Access denied. [{host} 2024-03-12T10:11:12.{number:100:999}Z {id:16}]",
    "550 No such user here",
    "554 5.7.1 <{address}>: Relay access denied",
    "552 5.2.2 <{address}>: Mailbox full")

TRY_LATER = OneOf(
    "451 4.7.1 Greylisting in action, please come back later",
    "450 4.2.0 <{address}>: Recipient address rejected: Greylisted, see"
    " http://postgrey.schweikert.ch/help/{domain}.html",
    "450 4.7.25 Client host rejected: cannot find your hostname, [{ip}]",
    "451 4.7.650 The mail server [{ip}] has been temporarily rate limited due to IP reputation. [{id:24}]",
    "452 4.2.2 The email account that you tried to reach is over quota")

OTHER_REFUSAL = OneOf(
    "550 5.7.26 Unauthenticated email from {domain} is not accepted due to domain's DMARC policy.",
    "503 5.5.1 Error: need MAIL command",
    "501 5.1.3 Bad recipient address syntax",
    "252 2.0.0 Cannot VRFY user, but will accept message",
    "550 5.7.509 Access denied, sending domain {domain} does not pass DMARC verification [{id:20}]")

NO_RECIPIENTS = ByServer(
    postfix="554 5.5.1 Error: no valid recipients",
    others="503 5.5.1 RCPT first")

START_MAIL = ByServer(
    postfix="354 End data with <CR><LF>.<CR><LF>",
    exim='354 Enter message, ending with "." on a line by itself',
    gmail="354 Go ahead {gmail_id}",
    exchange="354 Start mail input; end with <CRLF>.<CRLF>",
    sendmail='354 Enter mail, end with "." on a line by itself')

ACCEPTED = ByServer(
    postfix="250 2.0.0 Ok: queued as {queue_id}",
    exim="250 OK id={mixed:6}-{mixed:6}-{mixed:2}",
    gmail="250 2.0.0 OK  {number:1600000000:1720000000} {gmail_id}",
    exchange="250 2.6.0 <{mixed:22}@{host}> [InternalId={number:1000000000000:10000000000000},"
             " Hostname={id:15}.prod.outlook.example] {number:5000:90000} bytes in 0.{number:100:999},"
             " {number:10:99}.{number:100:999} KB/sec Queued mail for delivery",
    sendmail="250 2.0.0 {mixed:14} Message accepted for delivery")

REJECTED = OneOf(
    "550 5.7.1 Message rejected as spam by Content Filtering. [{id:12}]",
    "552 5.3.4 Message size exceeds fixed limit",
    "554 5.6.0 Message content rejected, virus found",
    "451 4.3.0 Error: queue file write error")

CLOSING = ByServer(
    postfix="221 2.0.0 Bye",
    exim="221 {host} closing connection",
    gmail="221 2.0.0 closing connection {gmail_id}",
    exchange="221 2.0.0 Service closing transmission channel",
    sendmail="221 2.0.0 {host} closing connection")

MESSAGES_A_SESSION = [1, 1, 1, 1, 2, 3, 5]
RECIPIENTS_A_MESSAGE = [1, 1, 1, 1, 2, 2, 3, 5, 8]


def recipient_reply(context):
    """The reply to one RCPT, and whether it accepts."""
    context["address"] = draw_address()
    chance = rng.random()
    if chance < .90:
        return RECIPIENT_OK.draw(context), True
    if chance < .945:
        return NO_SUCH_USER.draw(context), False
    if chance < .98:
        return TRY_LATER.draw(context), False
    return OTHER_REFUSAL.draw(context), False


def message_replies(context):
    """The replies to MAIL, each RCPT, DATA and the message."""
    context["address"] = draw_address()
    yield SENDER_OK.draw(context)
    any_accepted = False
    for _ in range(rng.choice(RECIPIENTS_A_MESSAGE)):
        reply, accepted = recipient_reply(context)
        any_accepted = any_accepted or accepted
        yield reply
    if not any_accepted:
        yield NO_RECIPIENTS.draw(context)
        yield "250 2.0.0 Ok"
        return
    yield START_MAIL.draw(context)
    yield (ACCEPTED if rng.random() < .97 else REJECTED).draw(context)
    if rng.random() < .1:
        yield "250 2.0.0 Ok"  # to RSET or NOOP


def session_replies():
    context = {"server": rng.choice(SERVERS), "host": rng.choice(HOSTS)}
    yield f"220 {context['host']} ESMTP {rng.choice(SOFTWARE)}"
    if rng.random() < .03:
        yield BUSY.draw(context)
        return
    if rng.random() < .35:
        yield STARTTLS.draw(context)
    if rng.random() < .15:
        yield from ("334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6", AUTHENTICATED.draw(context))
    for _ in range(rng.choice(MESSAGES_A_SESSION)):
        yield from message_replies(context)
    yield CLOSING.draw(context)


EHLO_GREETING = OneOf(
    "{host}",
    "{host} at your service, [{ip}]",
    "{host} Hello {domain} [{ip}]",
    "{host} Hello {domain} [{ip}], pleased to meet you")

KEYWORDS_IN_ORDER = ["PIPELINING", "SIZE 52428800", "ETRN", "STARTTLS", "AUTH PLAIN LOGIN", "ENHANCEDSTATUSCODES",
                     "8BITMIME", "DSN", "SMTPUTF8", "CHUNKING", "VRFY", "AUTH=PLAIN LOGIN", "REQUIRETLS",
                     "LIMITS RCPTMAX=100"]
KEYWORDS = KEYWORDS_IN_ORDER + [
    "SIZE 35882577", "SIZE 157286400", "SIZE", "AUTH LOGIN PLAIN XOAUTH2 PLAIN-CLIENTTOKEN OAUTHBEARER XOAUTH",
    "BINARYMIME", "HELP", "EXPN", "DELIVERBY", "X-ANONYMOUSTLS", "XRDST", "MT-PRIORITY STANAG4406", "NO-SOLICITING",
    "FUTURERELEASE 1209600 2024-12-31T23:59:59Z"]

# Code, enhanced code and lines; the identifier of the transaction stands behind the last one.
REFUSALS = [
    ("550", "5.1.1", """\
The email account that you tried to reach does not exist. Please try
double-checking the recipient's email address for typos or
unnecessary spaces. For more information, go to
 https://support.google.com/mail/?p=NoSuchUser"""),
    ("550", "5.7.26", """\
This mail has been blocked because the sender is unauthenticated.
Gmail requires all senders to authenticate with either SPF or DKIM.

 Authentication results:
 DKIM = did not pass
 SPF [{domain}] with ip: [{ip}] = did not pass

 For instructions on setting up authentication, go to
 https://support.google.com/mail/answer/81126#authentication"""),
    ("421", "4.7.0", """\
[{ip}      15] Our system has detected that this message is
suspicious due to the very low reputation of the sending IP address.
To protect our users from spam, mail sent from your IP address has
been temporarily rate limited. For more information, go to
 https://support.google.com/mail/answer/188131"""),
    ("552", "5.2.2", """\
The email account that you tried to reach is over quota. Please direct
the recipient to
 https://support.google.com/mail/?p=OverQuotaPerm"""),
    ("452", "4.2.2", """\
The recipient's inbox is out of storage space. Please direct the
recipient to
 https://support.google.com/mail/?p=OverQuotaTemp"""),
]
REFUSALS = [(code, enhanced, template(text)) for code, enhanced, text in REFUSALS]


def ehlo_reply():
    host = rng.choice(HOSTS)
    keyword_count = rng.randint(6, 12) - 1
    greeting = EHLO_GREETING.draw({"host": host})
    in_order = rng.random() < .5
    keywords = KEYWORDS_IN_ORDER[:keyword_count] if in_order else rng.sample(KEYWORDS, keyword_count)
    return "250", "", [greeting, *keywords]


def refusal_reply():
    transaction = draw_gmail_id()
    code, enhanced, text = REFUSALS[rng.randint(0, len(REFUSALS) - 1)]
    return code, enhanced + " ", f"{fill(text, {})} {transaction}".split("\n")


def multi_line_reply():
    code, enhanced, lines = ehlo_reply() if rng.random() < .7 else refusal_reply()
    for line in lines[:-1]:
        yield f"{code}-{enhanced}{line}"
    yield f"{code} {enhanced}{lines[-1]}"


def short_lines(count):
    lines = []
    while len(lines) < count:
        lines.extend(session_replies())
    return lines[:count]


def multi_lines(count):
    return [line for _ in range(count) for line in multi_line_reply()]


def main():
    arguments = argparse.ArgumentParser(description="Writes the replies that the benchmark reads.")
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--short", type=int, default=FULL["short"], help="single-line replies")
    arguments.add_argument("--multi", type=int, default=FULL["multi"], help="multi-line replies")
    arguments = arguments.parse_args()
    count = {"short": arguments.short, "multi": arguments.multi}

    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, lines in (("short", short_lines(count["short"])), ("multi", multi_lines(count["multi"]))):
        octets = "".join(line + "\r\n" for line in lines).encode("ascii")
        if count == FULL and hashlib.sha256(octets).hexdigest() != SHA256[name]:
            sys.exit(f"corpus_{name}.bin is not the one it has to be: its figures would compare with nothing")
        (arguments.folder / f"corpus_{name}.bin").write_bytes(octets)
        print(f"corpus_{name}.bin: {count[name]} replies, {len(lines)} lines, {len(octets)} octets")


if __name__ == "__main__":
    main()
