"""What the tests of examples/server share: starting and stopping it, talking to it, and holding each octet that it
sends against the reply grammar of RFC 5321 4.2, written here once more and without the library.

Python's standard library only. Each program is run by ctest as: PROGRAM.py SERVER [TEST].
"""

import os
import re
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time

SKIPPED = 77  # the exit status that ctest takes for a skip


class Failure(Exception):
    pass


def check(condition, *what):
    if not condition:
        raise Failure(" ".join(str(w) for w in what) or "check failed")


def equal(found, expected, what=""):
    check(found == expected, what, f"is {found!r}, not {expected!r}")


def skip(reason):
    """Ends the program: the test is skipped, or has failed where nothing may be missing."""
    if os.environ.get("SMTP_REPLY_INTEGRATION_REQUIRE", "0") not in ("", "0"):
        print(f"failed: {reason}, and SMTP_REPLY_INTEGRATION_REQUIRE is set")
        sys.exit(1)
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def main(tests):
    """Runs the test named on the command line, or all of them."""
    signal.alarm(int(os.environ.get("SMTP_REPLY_INTEGRATION_ALARM", "280")))  # so that even a hang ends the server

    def too_long(*_):
        raise Failure("took too long")

    signal.signal(signal.SIGALRM, too_long)
    program, names = os.path.abspath(sys.argv[1]), sys.argv[2:] or list(tests)
    for name in names:
        try:
            tests[name](program)
        except Failure as failure:
            print(f"{name}: {failure}")
            sys.exit(1)
        print(f"{name}: passed")


# ------------------------------------------------------------------------------------------------- the server


class Server:
    """A running server on a port of its own, with a Maildir folder; gone when the with block is left."""

    def __init__(self, program, *options, maildir=True):
        self.program, self.options, self.maildir = program, list(options), maildir

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="smtp_reply_server_")
        self.mails = os.path.join(self.folder.name, "mail")
        command = [self.program, "--listen", "127.0.0.1:0", *self.options]
        if self.maildir:
            command += ["--maildir", self.mails]
        # What AddressSanitizer keeps of freed memory would look like a leak to memory().
        environment = dict(os.environ, ASAN_OPTIONS="quarantine_size_mb=8:" + os.environ.get("ASAN_OPTIONS", ""))
        self.errors = open(os.path.join(self.folder.name, "stderr"), "w+b")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.errors, env=environment)
        line = self.process.stdout.readline().decode()
        match = re.fullmatch(r"listening on 127\.0\.0\.1:(\d+)\n", line)
        if not match:
            self.close()
            raise Failure(f"the server began with {line!r}: {self.stderr()}")
        self.port = int(match.group(1))
        return self

    def __exit__(self, *_):
        self.close()
        self.errors.close()
        self.folder.cleanup()

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stderr(self):
        self.errors.seek(0)
        return self.errors.read().decode(errors="replace")

    def stop(self):
        """Asks it to end: it has to within seconds, with status 0, and may not have complained of anything."""
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            raise Failure("the server does not end after SIGTERM") from None
        equal(status, 0, "the exit status of the server (" + self.stderr() + ")")
        equal(self.stderr(), "", "what the server wrote to stderr")

    def connect(self):
        return Connection(self.port)

    def messages(self):
        """The messages that it keeps, oldest first."""
        new = os.path.join(self.mails, "new")
        names = sorted(os.listdir(new), key=lambda n: [int(d) for d in re.findall(r"\d+", n)])
        return [open(os.path.join(new, n), "rb").read() for n in names]

    def memory(self):
        """Its resident memory in KiB; 0 where the system does not tell."""
        try:
            with open(f"/proc/{self.process.pid}/status") as status:
                return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))
        except OSError:
            return 0

    def files(self):
        """How many files it has open; 0 where the system does not tell."""
        try:
            return len(os.listdir(f"/proc/{self.process.pid}/fd"))
        except OSError:
            return 0


def eventually(condition, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


# ------------------------------------------------------------------------------------------------- the grammar

# One line with its CR LF. A last line without text keeps its SP: RFC 5321 4.2.1 asks for it, though the ABNF of 4.2 does
# not derive it. UTF-8 may stand in the reply to VRFY only, where the client asked for it (RFC 6531 3.7.4).
LINE = re.compile(
    rb"(?P<code>[2-5][0-5][0-9])(?:(?P<more>-)| )[\t\x20-\x7e]*\r\n"
    rb"|(?P<vrfy>252)(?:(?P<vrfy_more>-)| )[\t\x20-\x7e\x80-\xff]*\r\n"
)
MAX_LINE = 512


def replies_in(octets, whole=True):
    """The codes of the replies. Raises Failure at the first octet that the grammar does not allow; whole=False lets
    the last reply be cut anywhere."""
    codes, code, position = [], None, 0
    while True:
        match = LINE.match(octets, position)
        if not match:
            break
        line = match.group()
        check(len(line) <= MAX_LINE, "a line is over 512 octets:", line)
        line.decode("utf-8")
        this = match.group("code") or match.group("vrfy")
        check(code in (None, this), "two codes in one reply:", octets[:position][-200:], line)
        code = this
        if not (match.group("more") or match.group("vrfy_more")):
            codes.append(int(code))
            code = None
        position = match.end()
    rest = octets[position:]
    check(b"\n" not in rest, "no reply line:", rest[:600])
    check(len(rest) < MAX_LINE, "a line is over 512 octets:", rest)
    if whole:
        check(not rest and code is None, "the last reply is cut:", octets[-600:])
    return codes


# --------------------------------------------------------------------------------------------------- a client


class Connection:
    def __init__(self, port, timeout=20):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self.received = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, octets):
        self.socket.sendall(octets)

    def reply(self):
        """The next reply, whole; its octets."""
        while True:
            match = re.match(rb"(?:\d\d\d-[^\n]*\n)*\d\d\d(?: [^\n]*)?\n", self.received)
            if match:
                octets, self.received = match.group(), self.received[match.end() :]
                equal(len(replies_in(octets)), 1, "replies in one")
                return octets
            arrived = self.socket.recv(65536)
            check(arrived, "the server hung up")
            self.received += arrived

    def code(self):
        return int(self.reply()[:3])

    def command(self, line):
        self.send(line + b"\r\n")
        return self.code()

    def rest(self):
        """All that comes until the server hangs up."""
        while True:
            try:
                arrived = self.socket.recv(65536)
            except ConnectionResetError:
                raise Failure("the connection was reset") from None
            if not arrived:
                octets, self.received = self.received, b""
                return octets
            self.received += arrived

    def exchange(self, octets, seconds=20):
        """Sends octets, reads at the same time so that neither side waits for the other, and hangs up when all is
        sent. Returns all that came."""
        self.socket.setblocking(False)
        end, open_for_sending = time.monotonic() + seconds, True
        while True:
            check(time.monotonic() < end, "the server neither answers nor hangs up:", self.received[-300:])
            readable, writable, _ = select.select([self.socket], [self.socket] if open_for_sending else [], [], 1)
            try:
                if writable and octets:
                    octets = octets[self.socket.send(octets[:4096]) :]
                if writable and not octets:
                    open_for_sending = False
                    self.socket.shutdown(socket.SHUT_WR)
                if readable:
                    arrived = self.socket.recv(65536)
                    if not arrived:
                        return self.received
                    self.received += arrived
            except (BrokenPipeError, ConnectionResetError, OSError):
                return self.received  # it hung up first, as it may after 421


def start_mail(connection, sender=b"a@example.org", recipient=b"b@example.org"):
    equal(connection.command(b"EHLO client.example"), 250, "EHLO")
    equal(connection.command(b"MAIL FROM:<" + sender + b">"), 250, "MAIL")
    equal(connection.command(b"RCPT TO:<" + recipient + b">"), 250, "RCPT")
    equal(connection.command(b"DATA"), 354, "DATA")
