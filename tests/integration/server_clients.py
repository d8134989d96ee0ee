"""Real clients against examples/server: each has to bring a message in and to understand a refusal.

    server_clients.py SERVER [swaks|curl|msmtp|smtplib|client]

The last is our own, examples/client; the environment says where it is, in SMTP_REPLY_CLIENT.
"""

import os
import shutil
import smtplib
import subprocess
import tempfile

from server_support import Server, check, equal, main, skip

MESSAGE = b"From: a@example.org\nTo: b@example.org\nSubject: hello\n\nline\n.dot\n..two dots\nFrom here on\n"
REFUSING = ("--reject", "no@*", "--defer", "later@*", "--max-size", "10000", "--max-recipients", "3")


def run(*command, stdin=b"", status=0):
    """What a program printed, stdout and stderr. It sees no configuration of the person who runs the test. status=1
    stands for any failure."""
    if not shutil.which(command[0]):
        skip(f"{command[0]} is not installed")
    with tempfile.TemporaryDirectory(prefix="smtp_reply_home_") as home:
        environment = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home, LC_ALL="C", no_proxy="*")
        done = subprocess.run(
            command, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, timeout=60
        )
    printed = done.stdout.decode(errors="replace")
    as_expected = done.returncode != 0 if status == 1 else done.returncode == status
    check(as_expected, f"{command[0]} ended with {done.returncode}:", printed)
    return printed


def check_message(server, count, recipient=b"b@example.org"):
    messages = server.messages()
    equal(len(messages), count, "the number of messages")
    last = messages[-1]
    check(last.startswith(b"Return-Path: <a@example.org>\nReceived: from "), last)
    check(b"\n\tfor <" + recipient + b">; " in last, last)
    check(b"\n\nline\n.dot\n..two dots\nFrom here on\n" in last, last)


def swaks(program):
    with Server(program, *REFUSING) as server:
        common = ("swaks", "--server", f"127.0.0.1:{server.port}", "--helo", "client.example")
        common += ("--from", "a@example.org", "--data", "-")
        run(*common, "--to", "b@example.org", stdin=MESSAGE)
        check_message(server, 1)
        run(*common, "--to", "b@example.org", "--pipeline", stdin=MESSAGE)
        check_message(server, 2)
        run(*common, "--to", "b@example.org", "--protocol", "SMTP", stdin=MESSAGE)
        check_message(server, 3)
        check("550 5.1.1 <no@example.org>" in run(*common, "--to", "no@example.org", stdin=MESSAGE, status=1))
        check("450 4.2.1 <later@example.org>" in run(*common, "--to", "later@example.org", stdin=MESSAGE, status=1))
        large = MESSAGE + b"x" * 70 + b"\n"
        check("552 5.3.4 " in run(*common, "--to", "b@example.org", stdin=large * 100, status=1))
        run(*common, "--to", "b@example.org,no@example.org", stdin=MESSAGE)
        check_message(server, 4)
        server.stop()


def curl(program):
    with Server(program, *REFUSING) as server:
        url = f"smtp://127.0.0.1:{server.port}/client.example"
        common = ("curl", "--disable", "--silent", "--show-error", "--verbose", url)
        send = common + ("--mail-from", "a@example.org", "--upload-file", "-", "--crlf")
        run(*send, "--mail-rcpt", "b@example.org", stdin=MESSAGE)
        check_message(server, 1)
        check("550 5.1.1 <no@example.org>" in run(*send, "--mail-rcpt", "no@example.org", stdin=MESSAGE, status=1))
        check("450 4.2.1 " in run(*send, "--mail-rcpt", "later@example.org", stdin=MESSAGE, status=1))
        check("252 2.5.0 " in run(*common, "--mail-rcpt", "b"))
        check("214-2.0.0 MAIL FROM" in run(*common))
        run(*common, "--request", "NOOP")
        check("502 5.5.1 " in run(*common, "--mail-rcpt", "list", "--request", "EXPN", status=1))
        server.stop()


def msmtp(program):
    with Server(program, *REFUSING) as server:
        common = ("msmtp", "--file=/dev/null", "--host=127.0.0.1", f"--port={server.port}", "--tls=off", "--auth=off")
        common += ("--domain=client.example", "--from=a@example.org")
        run(*common, "b@example.org", stdin=MESSAGE)
        check_message(server, 1)
        check("550 5.1.1 <no@example.org>" in run(*common, "no@example.org", stdin=MESSAGE, status=1))
        check("450 4.2.1 " in run(*common, "later@example.org", stdin=MESSAGE, status=1))
        check("SIZE" in run(*common[:-1], "--serverinfo"))
        server.stop()


def python_smtplib(program):
    with Server(program, *REFUSING) as server:
        with smtplib.SMTP("127.0.0.1", server.port, local_hostname="client.example", timeout=20) as client:
            # smtplib turns the line ends of a text into CR LF, but sends octets as they are.
            octets = MESSAGE.replace(b"\n", b"\r\n")
            refused = client.sendmail("a@example.org", ["b@example.org", "no@example.org"], octets)
            equal(refused, {"no@example.org": (550, b"5.1.1 <no@example.org>: no such mailbox here")})
            check_message(server, 1)
            many = [f"r{i}@example.org" for i in range(5)]
            refused = client.sendmail("a@example.org", many, octets)
            equal(sorted((to, reply[0]) for to, reply in refused.items()), [(many[3], 452), (many[4], 452)])
            check(client.has_extn("pipelining") and client.has_extn("8bitmime") and client.has_extn("enhancedstatuscodes"))
            equal(client.esmtp_features["size"], "10000")
            equal(client.verify("b")[0], 252)
            equal(client.docmd("EXPN", "list")[0], 502)
            check(client.help().startswith(b"2.0.0 EHLO domain\n"), client.help())
            equal(client.noop()[0], 250)
            equal(client.docmd("WHAT")[0], 500)
            check_refused(lambda: client.sendmail("no@example.org", ["b@example.org"], octets), 550)
            check_refused(lambda: client.sendmail("later@example.org", ["b@example.org"], octets), 451)
            check_refused(lambda: client.sendmail("a@example.org", ["b@example.org"], b"x" * 1000 + b"\r\n"), 554)
            check_refused(lambda: client.sendmail("a@example.org", ["b@example.org"], MESSAGE), 554)
            check_refused(lambda: client.sendmail("a@example.org", ["b@example.org"], b"x\r\n" * 4000), 552)
            client.sendmail("ä@example.org", ["ö@example.org"], octets, mail_options=["SMTPUTF8", "BODY=8BITMIME"])
            last = server.messages()[-1]
            check("Return-Path: <ä@example.org>\n".encode() in last and b" with UTF8SMTP" in last, last)
        server.stop()


def example_client(program):
    client = os.environ.get("SMTP_REPLY_CLIENT") or skip("examples/client is not built")
    with Server(program, *REFUSING) as server:
        common = (client, "--server", f"127.0.0.1:{server.port}", "--from", "a@example.org", "--to")
        run(*common, "b@example.org", stdin=MESSAGE)
        check_message(server, 1)
        run(*common, "no@example.org", stdin=MESSAGE, status=69)
        run(*common, "later@example.org", stdin=MESSAGE, status=75)
        check("no such mailbox here" in run(*common, "b@example.org", "--to", "no@example.org", stdin=MESSAGE, status=69))
        check_message(server, 2)
        many = [argument for n in range(2, 6) for argument in ("--to", f"r{n}@example.org")]
        run(*common, "r1@example.org", *many, stdin=MESSAGE, status=75)
        run(*common, "b@example.org", stdin=MESSAGE * 200, status=69)
        server.stop()


def check_refused(send, code):
    try:
        send()
    except smtplib.SMTPResponseException as refusal:
        equal(refusal.smtp_code, code, "the refusal")
    else:
        check(False, "was not refused with", code)


if __name__ == "__main__":
    main({"swaks": swaks, "curl": curl, "msmtp": msmtp, "smtplib": python_smtplib, "client": example_client})
