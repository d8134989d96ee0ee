"""The scenes with the scripted server. Each has a name, a script (see scripted_server.py), and where they are not the
usual ones the client's arguments and the message. What comes of it stands in golden/NAME.txt."""

from dataclasses import dataclass, field

SENDER = ["--from", "alice@example.com"]
ONE = SENDER + ["--to", "bob@example.org"]
TWO = ONE + ["--to", "carol@example.org"]
THREE = TWO + ["--to", "dave@example.org"]

MESSAGE = b"Subject: a test\n\nhello\n.\n..two dots\nbye\n"
EIGHT_BIT = "Subject: a test\n\nna\u00efve\n".encode()
UTF8_HEADER = "Subject: na\u00efve\n\nhello\n".encode()


@dataclass
class Scene:
    name: str
    script: str
    arguments: list = field(default_factory=lambda: list(ONE))
    message: bytes = MESSAGE
    needs_tls: bool = False


GREETING = "S: 220 mx.example.org ESMTP\n"


def ehlo(*extensions):
    """The greeting, EHLO and its reply."""
    lines = ["mx.example.org", *extensions]
    reply = [f"S: 250-{line}\n" for line in lines[:-1]] + [f"S: 250 {lines[-1]}\n"]
    return GREETING + "C: EHLO [127.0.0.1]\n" + "".join(reply)


MAIL = "C: MAIL FROM:<alice@example.com>\nS: 250 2.1.0 Ok\n"
BOB = "C: RCPT TO:<bob@example.org>\n"
CAROL = "C: RCPT TO:<carol@example.org>\n"
DAVE = "C: RCPT TO:<dave@example.org>\n"
RCPT = BOB + "S: 250 2.1.5 Ok\n"
DATA = "C: DATA\nS: 354 End data with <CR><LF>.<CR><LF>\n(message)\n"
DELIVERED = "S: 250 2.0.0 Ok: queued as 4X2\n"
QUIT = "C: QUIT\nS: 221 2.0.0 Bye\n"
TO_THE_MESSAGE = ehlo() + MAIL + RCPT + DATA
EHLO_PIPELINING = ehlo("PIPELINING")
GROUP_OF_TWO = "C: MAIL FROM:<alice@example.com>\n" + BOB + CAROL + "C: DATA\n"

SCENES = [
    # ---- the usual course
    Scene("accepted", TO_THE_MESSAGE + DELIVERED + QUIT),
    Scene("accepted_without_quit_reply", TO_THE_MESSAGE + DELIVERED + "C: QUIT\n(close)"),
    Scene("greeting_of_several_lines",
          "S: 220-mx.example.org ESMTP\nS: 220-no spam\nS: 220\n" + ehlo().removeprefix(GREETING)
          + MAIL + RCPT + DATA + DELIVERED + QUIT),
    Scene("line_ends_and_dots", TO_THE_MESSAGE + DELIVERED + QUIT,
          message=b".first\r\nlone cr\rcrlf\r\n..\n.\n\nno line end.\n.x"),
    Scene("empty_message", TO_THE_MESSAGE + DELIVERED + QUIT, message=b""),
    Scene("null_reverse_path", ehlo() + "C: MAIL FROM:<>\nS: 250 ok\n" + RCPT + DATA + DELIVERED + QUIT,
          ["--from", "", "--to", "bob@example.org"]),
    Scene("one_octet_at_a_time",
          "(drip 220-mx.example.org\\r\\n220 ESMTP\\r\\n)\n"
          "C: EHLO [127.0.0.1]\n(drip 250-mx.example.org\\r\\n250 HELP\\r\\n)\n"
          + MAIL + "C: RCPT TO:<bob@example.org>\n(drip 250 2.1.5 Ok\\r\\n)\n" + DATA + DELIVERED + QUIT),
    Scene("pipelining",
          EHLO_PIPELINING + GROUP_OF_TWO + "S: 250 2.1.0 Ok\nS: 250 2.1.5 Ok\nS: 250 2.1.5 Ok\nS: 354 go on\n"
          "(message)\n" + DELIVERED + QUIT, TWO),

    # ---- refusals
    Scene("unknown_user", ehlo() + MAIL + BOB + "S: 550 5.1.1 <bob@example.org>: no such user here\n" + QUIT),
    Scene("relaying_denied", ehlo() + MAIL + BOB + "S: 554 5.7.1 <bob@example.org>: Relay access denied\n" + QUIT),
    Scene("greylisted", ehlo() + MAIL + BOB + "S: 450 4.2.0 <bob@example.org>: Greylisted, try again\n" + QUIT),
    Scene("sender_refused", ehlo() + "C: MAIL FROM:<alice@example.com>\nS: 550 5.1.8 bad sender\n" + QUIT),
    Scene("out_of_space", ehlo() + "C: MAIL FROM:<alice@example.com>\nS: 452 4.3.1 out of space\n" + QUIT),
    Scene("message_refused", TO_THE_MESSAGE + "S: 550 5.7.1 it looks like spam\n" + QUIT),
    Scene("message_put_off", TO_THE_MESSAGE + "S: 451 4.3.0 Temporary lookup failure\n" + QUIT),
    Scene("data_refused", ehlo() + MAIL + RCPT + "C: DATA\nS: 451 4.3.0 not now\n" + QUIT),
    Scene("one_of_three_fails",
          ehlo() + MAIL + RCPT + CAROL + "S: 550 5.1.1 unknown\n" + DAVE + "S: 250 2.1.5 Ok\n" + DATA
          + DELIVERED + QUIT, THREE),
    Scene("three_fates",
          ehlo() + MAIL + RCPT + CAROL + "S: 450 4.2.1 mailbox busy\n" + DAVE + "S: 550 5.1.1 unknown\n" + DATA
          + DELIVERED + QUIT, THREE),
    Scene("too_many_recipients",
          ehlo() + MAIL + RCPT + CAROL + "S: 552 too many recipients\n" + DATA + DELIVERED + QUIT, TWO),
    Scene("authentication_wanted", ehlo() + "C: MAIL FROM:<alice@example.com>\nS: 530 5.7.0 Authentication required\n"
          + QUIT),
    Scene("unknown_code", ehlo() + MAIL + BOB + "S: 571 Delivery not authorized, message refused\n" + QUIT),

    # ---- PIPELINING: the n-th reply is that to the n-th command
    Scene("pipelining_one_fails",
          EHLO_PIPELINING + GROUP_OF_TWO + "S: 250 Ok\nS: 550 5.1.1 unknown\nS: 250 Ok\nS: 354 go on\n(message)\n"
          + DELIVERED + QUIT, TWO),
    Scene("pipelining_all_fail",
          EHLO_PIPELINING + GROUP_OF_TWO + "S: 250 Ok\nS: 550 5.1.1 unknown\nS: 450 4.2.1 busy\n"
          "S: 503 5.5.1 No recipients\n"
          + QUIT, TWO),
    Scene("pipelining_all_fail_but_data",
          EHLO_PIPELINING + GROUP_OF_TWO + "S: 250 Ok\nS: 550 5.1.1 unknown\nS: 450 4.2.1 busy\nS: 354 go on\n"
          "(message)\nS: 554 5.5.1 No recipients\n" + QUIT, TWO),
    Scene("pipelining_mail_fails",
          EHLO_PIPELINING + GROUP_OF_TWO + "S: 550 5.7.1 not from you\nS: 503 5.5.1 MAIL first\n"
          "S: 503 5.5.1 MAIL first\nS: 503 5.5.1 RCPT first\n" + QUIT, TWO),
    Scene("pipelining_mail_fails_data_does_not",
          EHLO_PIPELINING + GROUP_OF_TWO + "S: 550 5.7.1 not from you\nS: 250 Ok\nS: 250 Ok\nS: 354 go on\n", TWO),
    Scene("pipelining_closed_between",
          EHLO_PIPELINING + GROUP_OF_TWO + "S: 250 Ok\nS: 250 Ok\nS: 421 4.3.2 shutting down\n(close)", TWO),
    Scene("pipelining_a_reply_too_many",
          EHLO_PIPELINING + GROUP_OF_TWO + "S: 250 Ok\nS: 250 Ok\nS: 250 Ok\nS: 354 go on\nS: 250 Ok\n", TWO),

    # ---- EHLO and what it offers
    Scene("ehlo_refused",
          GREETING + "C: EHLO [127.0.0.1]\nS: 502 what?\nC: HELO [127.0.0.1]\n"
          "S: 250-mx.example.org\nS: 250 PIPELINING\n"
          + MAIL + RCPT + DATA + DELIVERED + QUIT),
    Scene("ehlo_and_helo_refused",
          GREETING + "C: EHLO [127.0.0.1]\nS: 550 no\nC: HELO [127.0.0.1]\nS: 550 no\n" + QUIT),
    Scene("size_announced", ehlo("SIZE 100000")
          + "C: MAIL FROM:<alice@example.com> SIZE=46\nS: 250 Ok\n" + RCPT + DATA + DELIVERED + QUIT),
    Scene("too_big_by_size", ehlo("SIZE 45") + QUIT),
    Scene("too_big_at_mail", ehlo("SIZE")
          + "C: MAIL FROM:<alice@example.com> SIZE=46\nS: 552 5.3.4 Message size exceeds fixed limit\n" + QUIT),
    Scene("too_big_at_the_end", TO_THE_MESSAGE + "S: 552 5.3.4 Message too big\n" + QUIT),
    Scene("size_parameter_refused",
          ehlo("SIZE 0") + "C: MAIL FROM:<alice@example.com> SIZE=46\nS: 555 5.5.4 Unsupported option: SIZE\n"
          + MAIL + RCPT + DATA + DELIVERED + QUIT),
    Scene("size_parameter_refused_pipelining",
          ehlo("SIZE 0", "PIPELINING") + "C: MAIL FROM:<alice@example.com> SIZE=46\n" + BOB
          + "C: DATA\nS: 555 5.5.4 Unsupported option: SIZE\nS: 503 5.5.1 MAIL first\nS: 503 5.5.1 RCPT first\n"
          "C: MAIL FROM:<alice@example.com>\n" + BOB + "C: DATA\nS: 250 Ok\nS: 250 Ok\nS: 354 go on\n(message)\n"
          + DELIVERED + QUIT),
    Scene("8bit_offered", ehlo("8BITMIME") + "C: MAIL FROM:<alice@example.com> BODY=8BITMIME\nS: 250 Ok\n"
          + RCPT + DATA + DELIVERED + QUIT, message=EIGHT_BIT),
    Scene("8bit_not_offered", ehlo() + QUIT, message=EIGHT_BIT),
    Scene("utf8_offered",
          ehlo("8BITMIME", "SMTPUTF8") + "C: MAIL FROM:<alice@example.com> BODY=8BITMIME SMTPUTF8\nS: 250 Ok\n"
          "C: RCPT TO:<jos\u00e9@example.org>\nS: 250 Ok\n" + DATA + DELIVERED + QUIT,
          SENDER + ["--to", "jos\u00e9@example.org"], message=UTF8_HEADER),
    Scene("utf8_header_not_offered", ehlo("8BITMIME") + QUIT, message=UTF8_HEADER),
    Scene("utf8_recipient_not_offered", ehlo() + MAIL + RCPT + DATA + DELIVERED + QUIT,
          ONE + ["--to", "jos\u00e9@example.org"]),

    # ---- greetings
    Scene("greeting_no_service", "S: 554 No SMTP service here\n" + QUIT),
    Scene("greeting_never_mail", "S: 521 5.3.2 mx.example.org does not accept mail\n" + QUIT),
    Scene("greeting_busy", "S: 421 4.3.2 too busy\n(close)"),
    Scene("greeting_garbage", "S: SSH-2.0-OpenSSH_9.2\n"),
    Scene("greeting_terminal_codes", "(send \\x1B]0;gotcha\\x07hello\\r\\n)\n"),
    Scene("greeting_never", "(silence)", ONE + ["--timeout", "2"]),
    Scene("greeting_without_end", "(flood 220-so much to say\\r\\n)"),
    Scene("greeting_line_without_end", "(flood 220 so much to say )"),
    Scene("greeting_closed", "(close)"),

    # ---- in mid-session
    Scene("closing_unasked", ehlo() + MAIL + "S: 421 4.4.2 idle for too long\n(close)"),
    Scene("closing_at_data", ehlo() + MAIL + RCPT + "C: DATA\nS: 421 4.3.2 shutting down\n(close)"),
    Scene("closing_with_221", ehlo() + MAIL + BOB + "S: 221 I can break rules, too. Goodbye.\n(close)"),
    Scene("dropped_at_rcpt", ehlo() + MAIL + BOB + "(close)"),
    Scene("dropped_after_the_message", TO_THE_MESSAGE + "(close)"),
    Scene("silence_at_rcpt", ehlo() + MAIL + BOB + "(silence)", ONE + ["--timeout", "2"]),
    Scene("drip_without_end_in_sight", ehlo() + MAIL + BOB + "(send 250-wait)\n(pause 0.8)\n(send  a)\n(pause 0.8)\n"
          "(send  bit)\n(silence)", ONE + ["--timeout", "2"]),
    Scene("garbage_at_rcpt", ehlo() + MAIL + BOB + "S: Warning: disk full in /var/mail.c:12\n"),
    Scene("bare_lf", ehlo() + "C: MAIL FROM:<alice@example.com>\n(send 250 Ok\\n)\n"),
    Scene("codes_that_differ", ehlo() + MAIL + BOB + "S: 250-Ok\nS: 550 or not\n"),
    Scene("data_answered_with_success", ehlo() + MAIL + RCPT + "C: DATA\nS: 250 Ok\n" + QUIT),

    # ---- more than was asked for
    Scene("all_replies_at_once",
          "S: 220 mx.example.org\nS: 250 mx.example.org\nS: 250 Ok\nS: 250 Ok\nS: 354 go on\nS: 250 Ok\nS: 221 Bye\n"),
    Scene("all_replies_after_ehlo",
          GREETING + "C: EHLO [127.0.0.1]\nS: 250 mx.example.org\nS: 250 Ok\nS: 250 Ok\nS: 354 go on\nS: 250 Ok\n"),
    Scene("reply_before_the_message", ehlo() + MAIL + RCPT + "C: DATA\nS: 354 go on\nS: 250 2.0.0 Ok: queued\n"),

    # ---- AUTH (RFC 4954), to this machine itself and so without TLS
    Scene("auth_plain",
          ehlo("AUTH LOGIN PLAIN") + "C: AUTH PLAIN\nS: 334\nC: AGFsaWNlAHMzY3JldA==\nS: 235 2.7.0 Welcome\n"
          + MAIL + RCPT + DATA + DELIVERED + QUIT, ONE + ["--user", "alice", "--password", "s3cret"]),
    Scene("auth_login",
          ehlo("AUTH=LOGIN") + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YWxpY2U=\nS: 334 UGFzc3dvcmQ6\nC: czNjcmV0\n"
          "S: 235 2.7.0 Welcome\n" + MAIL + RCPT + DATA + DELIVERED + QUIT,
          ONE + ["--user", "alice", "--password", "s3cret"]),
    Scene("auth_another_mechanism",
          ehlo("AUTH PLAIN LOGIN") + "C: AUTH PLAIN\nS: 504 5.5.4 not this one\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\n"
          "C: YWxpY2U=\nS: 334 UGFzc3dvcmQ6\nC: czNjcmV0\nS: 235 2.7.0 Welcome\n"
          + MAIL + RCPT + DATA + DELIVERED + QUIT,
          ONE + ["--user", "alice", "--password", "s3cret"]),
    Scene("auth_refused",
          ehlo("AUTH PLAIN LOGIN") + "C: AUTH PLAIN\nS: 334\nC: AGFsaWNlAHdyb25n\n"
          "S: 535 5.7.8 Credentials invalid\n" + QUIT,
          ONE + ["--user", "alice", "--password", "wrong"]),
    Scene("auth_put_off",
          ehlo("AUTH PLAIN") + "C: AUTH PLAIN\nS: 454 4.7.0 Temporary authentication failure\n" + QUIT,
          ONE + ["--user", "alice", "--password", "s3cret"]),
    Scene("auth_not_offered", ehlo("AUTH CRAM-MD5") + QUIT, ONE + ["--user", "alice", "--password", "s3cret"]),
    Scene("auth_asks_on",
          ehlo("AUTH PLAIN") + "C: AUTH PLAIN\nS: 334\nC: AGFsaWNlAHMzY3JldA==\nS: 334 bW9yZQ==\nC: *\n"
          "S: 501 5.7.0 cancelled\n" + QUIT, ONE + ["--user", "alice", "--password", "s3cret"]),

    # ---- STARTTLS (RFC 3207)
    Scene("starttls",
          ehlo("STARTTLS", "SIZE 10") + "C: STARTTLS\nS: 220 2.0.0 go ahead\n(tls)\nC: EHLO [127.0.0.1]\n"
          "S: 250-mx.example.org\nS: 250 8BITMIME\n" + MAIL + RCPT + DATA + DELIVERED + QUIT, needs_tls=True),
    Scene("starttls_required",
          ehlo("STARTTLS") + "C: STARTTLS\nS: 220 2.0.0 go ahead\n(tls)\nC: EHLO [127.0.0.1]\n"
          "S: 250 mx.example.org\n" + MAIL + RCPT + DATA + DELIVERED + QUIT,
          ONE + ["--starttls=require", "--ca-file", "CERTIFICATE"], needs_tls=True),
    Scene("starttls_with_octets_behind",
          ehlo("STARTTLS") + "C: STARTTLS\nS: 220 2.0.0 go ahead\nS: 250-mx.example.org\nS: 250 AUTH PLAIN\n",
          needs_tls=True),
    Scene("starttls_handshake_fails",
          ehlo("STARTTLS") + "C: STARTTLS\nS: 220 2.0.0 go ahead\n(hello)\nS: 500 what is that?\n(next)\n"
          + ehlo("STARTTLS") + MAIL + RCPT + DATA + DELIVERED + QUIT, needs_tls=True),
    Scene("starttls_required_handshake_never_ends",
          ehlo("STARTTLS") + "C: STARTTLS\nS: 220 2.0.0 go ahead\n(hello)\n(silence)",
          ONE + ["--starttls=require", "--ca-file", "CERTIFICATE", "--timeout", "2"], needs_tls=True),
    Scene("starttls_refused",
          ehlo("STARTTLS") + "C: STARTTLS\nS: 454 4.7.0 TLS not available\n" + MAIL + RCPT + DATA + DELIVERED + QUIT,
          needs_tls=True),
    Scene("starttls_refused_but_required",
          ehlo("STARTTLS") + "C: STARTTLS\nS: 454 4.7.0 TLS not available\n" + QUIT, ONE + ["--starttls=require"],
          needs_tls=True),
    Scene("starttls_not_offered_but_required", ehlo() + QUIT, ONE + ["--starttls=require"], needs_tls=True),
    Scene("starttls_offered_not_wanted", ehlo("STARTTLS") + MAIL + RCPT + DATA + DELIVERED + QUIT,
          ONE + ["--starttls=no"]),

    # ---- LMTP (RFC 2033)
    Scene("lmtp_two_fates",
          "S: 220 mx.example.org LMTP\nC: LHLO [127.0.0.1]\nS: 250-mx.example.org\nS: 250 PIPELINING\n" + GROUP_OF_TWO
          + "S: 250 Ok\nS: 250 Ok\nS: 250 Ok\nS: 354 go on\n(message)\nS: 250 2.1.5 bob saved\n"
          "S: 452 4.2.2 carol is over quota\n" + QUIT, TWO + ["--lmtp"]),
    Scene("lmtp_one_refused",
          "S: 220 mx.example.org LMTP\nC: LHLO [127.0.0.1]\nS: 250 mx.example.org\n" + MAIL + BOB
          + "S: 550 5.1.1 unknown\n" + CAROL + "S: 250 2.1.5 Ok\n" + DATA + "S: 250 2.1.5 carol saved\n" + QUIT,
          TWO + ["--lmtp"]),
    Scene("lmtp_closed_between",
          "S: 220 mx.example.org LMTP\nC: LHLO [127.0.0.1]\nS: 250 mx.example.org\n" + MAIL + RCPT + CAROL
          + "S: 250 2.1.5 Ok\n" + DATA + "S: 250 2.1.5 bob saved\n(close)", TWO + ["--lmtp"]),
    Scene("lmtp_spoken_to_smtp",
          GREETING + "C: LHLO [127.0.0.1]\nS: 500 5.5.2 unrecognized command\n" + QUIT, ONE + ["--lmtp"]),
]
