"""Sends examples/server random, hostile and cut sessions for a while. Every octet that comes back must be part of a
legal reply; afterwards the server must still answer, hold no more files and not much more memory than before, and end
cleanly.

    server_fuzz.py SERVER        SMTP_REPLY_FUZZ_SECONDS=60 (default 10), SMTP_REPLY_FUZZ_SEED=n
"""

import os
import random
import socket
import struct
import threading
import time

from server_support import Failure, Server, check, equal, eventually, main, replies_in

VERBS = b"EHLO HELO MAIL RCPT DATA RSET VRFY EXPN HELP NOOP QUIT STARTTLS AUTH BDAT LHLO ehlo WHAT".split()
PARTS = [
    b"FROM:<a@example.org>", b"TO:<b@example.org>", b"TO:<no@example.org>", b"TO:<later@example.org>", b"FROM:<>", b"FROM:",
    b"TO:", b"<", b">", b"@", b'"', b"\\", b"[", b"]", b"example.org", b" SIZE=", b"99999999999999999999", b" BODY=8BITMIME",
    b" SMTPUTF8", b"\r", b"\n", b"\n.\n", b"\r250 OK", b"\n250 OK", b"%s%n", b"\0", b"\x7f", b"\x1b[2J", b"\xc3\xb6", b"\xc3",
    b"\xf0\x9f\x92\xa9", b"\xff", b"5.1.1 ", b"250-", b"\t", b" ", b".", b"=", b":", b",", b"a" * 70, b"a" * 500, b" a" * 250,
    b"\xc3\xb6" * 250, b"\r" * 100,
]  # fmt: skip
TRANSACTION = b"EHLO x\r\nMAIL FROM:<a@example.org> SMTPUTF8\r\nRCPT TO:<b@example.org>\r\n"


def random_line(rng):
    kind = rng.random()
    if kind < 0.05:
        return rng.randbytes(rng.randrange(0, 3000))
    if kind < 0.1:
        return TRANSACTION[:-2]
    line = rng.choice(VERBS) + rng.choice((b" ", b" ", b" ", b""))
    return line + b"".join(rng.choice(PARTS) for _ in range(rng.randrange(0, 5)))


def random_text(rng):
    lines = [rng.choice(PARTS) * rng.randrange(0, 4) for _ in range(rng.randrange(0, 20))]
    if rng.random() < 0.1:
        lines.append(b"x" * rng.randrange(900, 100000))
    return b"DATA\r\n" + b"\r\n".join(lines) + rng.choice((b"\r\n.\r\n", b"\r\n.\r\n", b"\n.\n", b"\r.\r", b""))


def random_session(rng):
    octets = rng.choice((b"", b"EHLO x\r\n", TRANSACTION, TRANSACTION + random_text(rng)))
    for _ in range(rng.randrange(0, 30)):
        octets += random_line(rng) + rng.choice((b"\r\n", b"\r\n", b"\r\n", b"\r\n", b"\n", b"\r", b""))
    return octets[: rng.randrange(len(octets) + 1)] if rng.random() < 0.3 else octets


def cut_off(connection, rng, octets):
    """Sends a part, reads perhaps a bit, and resets the connection."""
    try:
        connection.send(octets)
        if rng.random() < 0.5:
            connection.received += connection.socket.recv(rng.randrange(1, 2000))
    except (ConnectionResetError, BrokenPipeError, TimeoutError):
        pass
    connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return connection.received


class Fuzzer:
    def __init__(self, server, seed, end):
        self.server, self.end = server, end
        self.sessions, self.octets, self.failure = 0, 0, None
        self.threads = [threading.Thread(target=self.run, args=(random.Random(seed + n),)) for n in range(4)]

    def run(self, rng):
        while time.monotonic() < self.end and not self.failure:
            octets = random_session(rng)
            try:
                self.one_session(rng, octets)
            except (Failure, OSError, UnicodeDecodeError) as failure:
                self.failure = f"{failure!r}\n in reply to {octets[:5000]!r}"

    def one_session(self, rng, octets):
        with self.server.connect() as connection:
            if rng.random() < 0.2:
                received = cut_off(connection, rng, octets)
                replies_in(received, whole=False)
            else:
                received = connection.exchange(octets)
                replies_in(received)
        self.sessions += 1
        self.octets += len(received)


def fuzz(program):
    seconds = float(os.environ.get("SMTP_REPLY_FUZZ_SECONDS", "10"))
    seed = int(os.environ.get("SMTP_REPLY_FUZZ_SEED", random.randrange(2**32)))
    print(f"seed {seed}, {seconds:g} s", flush=True)
    # Without a folder: a message that is kept waits for the disk, and this test wants sessions.
    with Server(program, "--reject", "no@*", "--defer", "later@*", "--max-size", "50000", maildir=False) as server:
        files = server.files()
        fuzzer = Fuzzer(server, seed, time.monotonic() + seconds)
        for thread in fuzzer.threads:
            thread.start()
        time.sleep(seconds / 3)
        early = server.memory()
        for thread in fuzzer.threads:
            thread.join()
        late = server.memory()
        print(f"{fuzzer.sessions} sessions, {fuzzer.octets} octets of replies, {early} then {late} KiB of memory")
        check(not fuzzer.failure, fuzzer.failure)
        check(fuzzer.sessions > 10 * seconds, "too few sessions to tell anything")
        check(late - early < 32 * 1024, "the server grew from", early, "to", late, "KiB")
        with server.connect() as connection:
            codes = replies_in(connection.exchange(b"EHLO x\r\nNOOP\r\nQUIT\r\n"))
            equal(codes, [220, 250, 250, 221], "the replies after all that")
        check(eventually(lambda: server.files() <= files), "files stay open:", server.files(), "were", files)
        server.stop()


if __name__ == "__main__":
    main({"fuzz": fuzz})
