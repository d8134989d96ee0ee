"""What only a running examples/server can show: many sessions at once, the end of the server, silence, its options.

    server_sessions.py SERVER [TEST]
"""

import os
import socket
import subprocess
import time

from server_support import Server, check, equal, eventually, main, replies_in, start_mail


def many_at_once(program):
    with Server(program) as server:
        idle = server.files()
        connections = [server.connect() for _ in range(200)]
        for connection in connections:
            equal(connection.code(), 220, "the greeting")
        for connection in connections:
            start_mail(connection)
        for number, connection in enumerate(connections):
            connection.send(b"Subject: %d\r\n\r\n" % number)
        for connection in connections:
            equal(connection.command(b"text\r\n."), 250, "the reply to the message")
            equal(connection.command(b"QUIT"), 221, "QUIT")
            equal(connection.rest(), b"", "what comes behind 221")
            connection.socket.close()
        subjects = {m.split(b"Subject: ")[1].split(b"\n")[0] for m in server.messages()}
        equal(subjects, {b"%d" % number for number in range(200)})
        check(eventually(lambda: server.files() <= idle), "files stay open:", server.files(), "were", idle)
        server.stop()


def shutdown(program):
    """Every open session gets 421, wherever it is, and then the end of the connection."""
    with Server(program) as server:
        connections = [server.connect() for _ in range(50)]
        for number, connection in enumerate(connections):
            equal(connection.code(), 220, "the greeting")
            if number % 3 == 1:
                start_mail(connection)
                connection.send(b"cut in the mid")
            if number % 3 == 2:
                connection.send(b"cut in the mid")
        deaf = server.connect()  # never reads, and leaves the server with replies that it cannot send
        deaf.socket.setblocking(False)
        try:
            while True:
                deaf.socket.send(b"HELP\r\n" * 1000)
        except BlockingIOError:
            pass
        server.stop()
        for connection in connections:
            octets = connection.rest()
            equal(replies_in(octets), [421], octets)
            check(octets.startswith(b"421 4.3.2 localhost "), octets)
            connection.socket.close()
        deaf.socket.close()
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=5).close()
        except ConnectionRefusedError:
            return
        check(False, "the port is still open")


def silence(program):
    """421 after the time that --timeout says, and not before; a client that talks is left alone."""
    with Server(program, "--timeout", "1") as server:
        silent, in_text, talking = server.connect(), server.connect(), server.connect()
        began = time.monotonic()
        equal([c.code() for c in (silent, in_text, talking)], [220, 220, 220])
        start_mail(in_text)
        for _ in range(8):
            equal(talking.command(b"NOOP"), 250)
            time.sleep(0.25)
        for connection in (silent, in_text):
            octets = connection.rest()
            check(octets.startswith(b"421 4.4.2 localhost "), octets)
        check(time.monotonic() - began >= 1)
        equal(talking.command(b"QUIT"), 221)
        for connection in (silent, in_text, talking):
            connection.socket.close()
        server.stop()


def pipelining(program):
    """A whole session in one buffer, and octet by octet."""
    session = (
        b"EHLO client.example\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nRCPT TO:<\r250 OK>\r\n"
        b"DATA\r\ntext\r\n.\r\nMAIL FROM:<a@example.org>\r\nRSET\r\nWHAT\r\nQUIT\r\nNOOP\r\n"
    )
    expected = [220, 250, 250, 250, 501, 354, 250, 250, 250, 500, 221]
    with Server(program) as server:
        with server.connect() as connection:
            equal(replies_in(connection.exchange(session)), expected)
        with server.connect() as connection:
            connection.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for octet in session:
                connection.send(bytes([octet]))
            equal(replies_in(connection.rest()), expected)
        equal(len(server.messages()), 2)
        server.stop()


def smuggling(program):
    """LF.LF and its kin neither end a message nor let one pass that holds them."""
    with Server(program) as server:
        for end in (b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r.\r\n", b"\r\n.\r"):
            with server.connect() as connection:
                equal(connection.code(), 220)
                start_mail(connection)
                connection.send(b"text" + end + b"MAIL FROM:<evil@example.org>\r\n")
                equal(connection.command(b"\r\n."), 554, end)
                equal(connection.command(b"NOOP"), 250)
        equal(server.messages(), [])
        server.stop()


def mistakes(program):
    """The server hangs up on a client that sends nonsense, and what it said arrives although more was on its way."""
    with Server(program) as server, server.connect() as connection:
        codes = replies_in(connection.exchange(b"WHAT\r\n" * 5000))
        equal(codes, [220] + [500] * 19 + [421])
        server.stop()


def mbox(program):
    """Two messages in one file; a line in one of them that looks like the beginning of a third."""
    with Server(program, maildir=False) as first:
        path = os.path.join(first.folder.name, "box")
        with Server(program, "--mbox", path, maildir=False) as server:
            for number in range(2):
                with server.connect() as connection:
                    equal(connection.code(), 220)
                    start_mail(connection)
                    equal(connection.command(b"Subject: %d\r\n\r\nFrom evil@example.net\r\n." % number), 250)
            server.stop()
        with open(path, "rb") as box:
            lines = box.read().split(b"\n")
        equal(len([line for line in lines if line.startswith(b"From ")]), 2)
        equal(lines.count(b">From evil@example.net"), 2)
        first.stop()


def options(program):
    def run(*arguments):
        return subprocess.run([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=20)

    shown = run("--help")
    equal(shown.returncode, 0)
    for option in ("listen", "hostname", "maildir", "mbox", "reject", "defer", "max-size", "max-recipients", "timeout"):
        check(f"--{option} ".encode() in shown.stdout, option)
    wrong = (
        ["--what", "x"], ["--listen"], ["--listen", "127.0.0.1"], ["--listen", "127.0.0.1:70000"],
        ["--listen", "127.0.0.1:"], ["--hostname", "a b"], ["--hostname", ""], ["--timeout", "0"], ["--max-size", "-1"],
        ["--max-recipients", "many"], ["--mbox", "a", "--maildir", "b"], ["stray"],
    )  # fmt: skip
    for arguments in wrong:
        done = run(*arguments)
        equal(done.returncode, 2, arguments)
        equal((done.stdout, done.stderr.count(b"\n")), (b"", 1), arguments)
    with Server(program, "--hostname", "mx.example.org") as server:
        with server.connect() as connection:
            check(connection.reply().startswith(b"220 mx.example.org "))
        done = run("--listen", f"127.0.0.1:{server.port}")
        equal(done.returncode, 1, "on a port that is taken")
        equal(run("--listen", "127.0.0.1:0", "--mbox", "/dev/null").returncode, 1, "on an mbox that is none")
        server.stop()


def second_signal(program):
    """SIGTERM while a client holds on to its connection: the server waits for it no longer than a moment."""
    with Server(program) as server, server.connect() as connection:
        equal(connection.code(), 220)
        began = time.monotonic()
        server.stop()
        check(time.monotonic() - began < 8, "the server took long to end")


if __name__ == "__main__":
    main({
        "many_at_once": many_at_once, "shutdown": shutdown, "silence": silence, "pipelining": pipelining,
        "smuggling": smuggling, "mistakes": mistakes, "mbox": mbox, "options": options, "stubborn_client": second_signal,
    })  # fmt: skip
