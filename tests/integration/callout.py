#!/usr/bin/env python3
"""Runs examples/callout against scripted servers: what it says to them, what it prints, and its exit status.

    callout.py PATH
"""

import subprocess
import sys

from scripted_server import ScriptedServer

GREETED = """
    S: 220 mx.example.org
    C: EHLO [127.0.0.1]
    S: 250-mx.example.org
    S: 250 SIZE 1000
    C: MAIL FROM:<a@example.com>
"""
ASKED = GREETED + """
    S: 250 2.1.0 ok
    C: RCPT TO:<b@example.org>
"""
QUIT = """
    C: QUIT
    S: 221 bye
"""

# name, script, what is printed, exit status
SCENES = [
    ("taken", ASKED + "S: 250 2.1.5 ok" + QUIT, "yes", 0),
    ("one octet at a time", ASKED + r"(drip 250-2.1.5 a\r\n250 2.1.5 ok\r\n)" + QUIT, "yes", 0),
    ("refused", ASKED + "S: 550 5.1.1 no such user" + QUIT,
     "no (smtp_reply:550: Requested action not taken: mailbox unavailable)", 67),
    ("refused with a code that no RFC has", ASKED + "S: 571 no" + QUIT,
     "no (smtp_reply:571: Permanent Negative Completion reply)", 67),
    ("greylisted", ASKED + "S: 450 4.2.0 later" + QUIT,
     "not now (smtp_reply:450: Requested mail action not taken: mailbox unavailable)", 75),
    ("closing", ASKED + "S: 421 4.3.2 going down\n(close)",
     "not now (smtp_reply:421: Service not available, closing transmission channel)", 75),
    ("login wanted", GREETED + "S: 530 5.7.0 log in first" + QUIT,
     "not without logging in (smtp_reply:530: Authentication required)", 77),
    ("no EHLO", """
        S: 220 mx.example.org
        C: EHLO [127.0.0.1]
        S: 502 what
        C: HELO [127.0.0.1]
        S: 250 mx.example.org
        C: MAIL FROM:<a@example.com>
        S: 250 ok
        C: RCPT TO:<b@example.org>
        S: 251 ok
     """ + QUIT, "yes", 0),
    ("no service", "S: 554 5.3.2 no" + QUIT, "no (smtp_reply:554: Transaction failed)", 67),
    ("garbage", "S: HTTP/1.1 400 Bad Request",
     "the server makes no sense (smtp_reply.parse:2: a reply code of three digits was expected)", 76),
    ("a reply of no class", ASKED + "S: 150 hm",
     "the server makes no sense (smtp_reply.parse:2: a reply code of three digits was expected)", 76),
    ("dropped", ASKED + "(close)", "the server cannot be asked (asio.misc:2: End of file)", 69),
]


def play(program, script, printed, status):
    steps = [line for line in script.splitlines() if line.strip()]  # the parts begin and end with a line end
    with ScriptedServer("\n".join(steps)) as server:
        done = subprocess.run([program, f"127.0.0.1:{server.port}", "a@example.com", "b@example.org"],
                              capture_output=True, text=True, timeout=60)
    if server.problem:
        return server.problem
    if (done.stdout, done.stderr, done.returncode) != (printed + "\n", "", status):
        return f"printed {done.stdout!r} {done.stderr!r}, exit status {done.returncode}; not {printed!r}, {status}"
    return None


def refuses(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=60)
    return None if done.returncode == 64 and "usage" in done.stderr else f"{arguments} is not refused"


def main():
    program = sys.argv[1]
    problems = [(name, play(program, *scene)) for name, *scene in SCENES]
    problems.append(("injection", refuses(program, "127.0.0.1:1", "a@example.com", "b>\r\nDATA\r\n<c")))
    problems.append(("no port", refuses(program, "127.0.0.1", "a@example.com", "b@example.org")))
    for name, problem in problems:
        print(f"FAILED   {name}: {problem}" if problem else f"ok       {name}")
    return 1 if any(problem for _, problem in problems) else 0


sys.exit(main())
