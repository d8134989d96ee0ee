"""A server that does what a script says, right or wrong.

A script is text, one step on each line:

    S: 250 ok               sends the line and CRLF
    C: EHLO [127.0.0.1]     reads a line, which must be this one
    C: ...                  reads a line, whichever
    (message)               reads mail data up to the lone dot and keeps it
    (send 250 o)            sends octets as they stand; \\r \\n \\xNN are understood
    (drip 250 ok\\r\\n)     sends them one at a time
    (flood 250-x\\r\\n)     sends them again and again until the client closes
    (pause 0.3)             waits
    (tls)                   the server's side of the handshake
    (hello)                 reads the client's first octets of a handshake and does not answer
    (next)                  waits for the client to close and to connect again
    (silence)               says nothing until the client closes
    (close)                 closes

S: lines that follow each other go out in one piece. A script that ends otherwise than with (close) expects the client
to close without another word.
"""

import re
import socket
import ssl
import threading
import time


class OutOfScript(Exception):
    pass


class ScriptedServer:
    """Serves one connection from a port of its own; use it in a with statement, then look at `problem`."""

    def __init__(self, script, certificate=None, patience=20):
        self.steps = [line.strip() for line in script.strip().splitlines()]
        self.certificate = certificate
        self.patience = patience
        self.problem = None
        self.message = None
        self.input = b""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.thread.join(self.patience + 5)
        self.listener.close()
        if self.thread.is_alive():
            self.problem = "the scripted server hangs"

    def _serve(self):
        self.listener.settimeout(self.patience)
        self.socket = None
        try:
            self._accept()
            self._play()
        except OutOfScript as error:
            self.problem = str(error)
        except OSError as error:
            self.problem = f"the connection broke: {error}"
        finally:
            if self.socket:
                self.socket.close()

    def _accept(self):
        self.input = b""
        self.socket, _ = self.listener.accept()
        self.socket.settimeout(self.patience)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def _play(self):
        waiting = ""
        for step in self.steps:
            if step.startswith("S: "):
                waiting += step[3:] + "\\r\\n"
                continue
            self._send(waiting)
            waiting = ""
            if step.startswith("C: "):
                self._expect(step[3:])
                continue
            name, _, argument = step.strip("()").partition(" ")
            if name == "close":
                return
            getattr(self, "_" + name)(argument)
        self._send(waiting)
        self._expect_end()

    def _expect(self, wanted):
        line = self._read_line()
        if wanted != "..." and line != wanted:
            raise OutOfScript(f"expected {wanted!r}, the client said {line!r}")

    def _expect_end(self):
        rest = self.input + self._receive()
        if rest:
            raise OutOfScript(f"expected the client to close, it said {rest!r}")

    def _receive(self):
        try:
            return self.socket.recv(65536)
        except (ConnectionError, ssl.SSLEOFError):
            return b""  # the client closed with octets unread, or without a word inside TLS

    def _read_line(self):
        while b"\r\n" not in self.input:
            octets = self._receive()
            if not octets:
                raise OutOfScript(f"the client closed; unread: {self.input!r}")
            self.input += octets
        line, _, self.input = self.input.partition(b"\r\n")
        return line.decode("utf-8", "backslashreplace")

    def _message(self, _):
        lines = []
        while not lines or lines[-1] != ".":
            lines.append(self._read_line())
        self.message = lines

    def _send(self, text):
        if text:
            self.socket.sendall(octets_of(text))

    def _drip(self, text):
        for octet in octets_of(text):
            self.socket.sendall(bytes([octet]))
            time.sleep(0.002)

    def _flood(self, text):
        octets = octets_of(text) * 500
        try:
            while True:
                self.socket.sendall(octets)
        except OSError:
            pass

    def _next(self, _):
        self._expect_end()
        self.socket.close()
        self._accept()

    def _pause(self, seconds):
        time.sleep(float(seconds))

    def _silence(self, _):
        self._expect_end()

    def _hello(self, _):
        if not self._receive():
            raise OutOfScript("expected a handshake, the client closed")

    def _tls(self, _):
        if self.input:
            raise OutOfScript(f"in clear behind STARTTLS: {self.input!r}")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate)
        self.socket = context.wrap_socket(self.socket, server_side=True)


def octets_of(text):
    """The octets of a text with \\r, \\n and \\xNN in it."""
    special = {"\\r": b"\r", "\\n": b"\n"}
    parts = re.split(r"(\\r|\\n|\\x[0-9A-Fa-f]{2})", text)
    return b"".join(
        special[part] if part in special
        else bytes([int(part[2:], 16)]) if part.startswith("\\x")
        else part.encode()
        for part in parts)
