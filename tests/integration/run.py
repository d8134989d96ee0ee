#!/usr/bin/env python3
"""Runs the mail client of examples/ against servers: one line for each scene, the counts at the end.

    run.py --client PATH                  every suite
    run.py --client PATH scripted exim    these only: scripted, aiosmtpd, opensmtpd, postfix, exim, dovecot
    run.py --client PATH --scene NAME     only the scenes whose names contain NAME
    run.py --client PATH --update         writes the golden files anew; look at the difference before it is committed

The scripted servers are the tests' own; what the client says and prints there is compared with golden/. The real ones
come with install.sh. A scene that cannot be played is named as skipped; with SMTP_REPLY_INTEGRATION_REQUIRE=1 in the
environment that is a failure. The exit status is 1 where a scene failed, 77 where all were skipped.
"""

import argparse
import difflib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import real_servers
from scenes import SCENES
from scripted_server import ScriptedServer

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = HERE / "golden"
EXAMPLES = HERE.parent.parent / "examples"


class Runner:
    def __init__(self, only):
        self.only = only
        self.passed = self.failed = self.skipped = 0
        self.required = os.environ.get("SMTP_REPLY_INTEGRATION_REQUIRE", "") not in ("", "0")

    def wants(self, name):
        return self.only in name

    def play(self, name, scene):
        """scene() returns nothing when it went well, and else what went wrong."""
        if not self.wants(name):
            return
        start = time.monotonic()
        try:
            problem = scene()
        except real_servers.Unavailable as reason:
            self.skip(name, reason)
            return
        except Exception as error:  # one broken scene must not hide the others
            problem = f"{type(error).__name__}: {error}"
        seconds = time.monotonic() - start
        if problem:
            self.failed += 1
            print(f"FAILED   {name} ({seconds:.1f} s)\n{problem}", flush=True)
        else:
            self.passed += 1
            print(f"ok       {name} ({seconds:.1f} s)", flush=True)

    def skip(self, name, reason):
        if not self.wants(name):
            return
        if self.required:
            self.failed += 1
            print(f"FAILED   {name}: it must not be skipped here: {reason}", flush=True)
        else:
            self.skipped += 1
            print(f"skipped  {name}: {reason}", flush=True)

    def status(self):
        print(f"\n{self.passed} passed, {self.failed} failed, {self.skipped} skipped", flush=True)
        if self.failed:
            return 1
        return 77 if self.skipped and not self.passed else 0


# ---- the scripted servers

def section(title, text):
    return f"---- {title}\n{text}" + ("" if text.endswith("\n") or not text else "\n")


def play_scripted(scene, client, certificate, update):
    arguments = [certificate if argument == "CERTIFICATE" else argument for argument in scene.arguments]
    with ScriptedServer(scene.script, certificate) as server:
        if "--timeout" not in arguments:
            arguments = arguments + ["--timeout", "15"]
        done = subprocess.run([client, "--server", f"127.0.0.1:{server.port}", "--verbose", *arguments],
                              input=scene.message, capture_output=True, timeout=60)
    if server.problem:
        return f"{server.problem}\n{done.stderr.decode()}{done.stdout.decode()}"
    found = section("dialogue", done.stderr.decode())
    if server.message is not None:
        found += section("mail data", "\n".join(server.message))
    found += section("report", done.stdout.decode()) + section("exit status", str(done.returncode))
    return compare(GOLDEN / f"{scene.name}.txt", found, update)


def compare(golden, found, update):
    if update:
        golden.write_text(found, encoding="utf-8")
        return None
    if not golden.exists():
        return f"{golden} is missing; run with --update"
    wanted = golden.read_text(encoding="utf-8")
    if found == wanted:
        return None
    return "\n".join(difflib.unified_diff(wanted.splitlines(), found.splitlines(), "golden", "found", lineterm=""))


def scripted_suite(runner, given):
    for scene in SCENES:
        name = f"scripted.{scene.name}"
        if scene.needs_tls and given.no_tls:
            runner.skip(name, "the client is built without TLS")
        elif scene.needs_tls and given.certificate is None:
            runner.skip(name, "there is no openssl to make a certificate with")
        else:
            runner.play(name, lambda: play_scripted(scene, given.client, given.certificate, given.update))
    runner.play("scripted.every_golden_file_has_a_scene", stray_golden_files)
    if given.explain:
        runner.play("scripted.explain_follows_the_dialogues", lambda: unread_dialogues(given.explain))
    runner.play("source.no_code_numbers", code_numbers_in_source)
    for name, (arguments, status) in USAGE.items():
        runner.play(f"usage.{name}", lambda: check_usage(given.client, arguments, status))


def stray_golden_files():
    stray = {file.stem for file in GOLDEN.glob("*.txt")} - {scene.name for scene in SCENES}
    return f"no scene writes {sorted(stray)}" if stray else None


def unread_dialogues(explain):
    """What --verbose prints is a transcript that the example `explain` can follow, where the server's replies can."""
    wrong = []
    for file in sorted(GOLDEN.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        if "\nS: " not in text or "no reply can be read" in text:
            continue
        dialogue = re.search(r"---- dialogue\n(.*?)---- ", text, re.DOTALL).group(1)
        done = subprocess.run([explain, "--transcript", "-"], input=dialogue.encode(), capture_output=True, timeout=60)
        if done.returncode != 0:
            wrong.append(f"{file.name}: {done.stderr.decode()}")
    return "\n".join(wrong)


def code_numbers_in_source():
    """The client goes by `advise`; the number of a reply code in its source would be a decision of its own."""
    number = re.compile(r"(?<![\w.])[2-5][0-9][0-9](?![\w.])|\d_code\b")
    return "\n".join(
        f"{file}:{count}: {line}"
        for file in [EXAMPLES / "client.cpp", *sorted((EXAMPLES / "client").iterdir())]
        for count, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if number.search(line))


ENVELOPE = ["--server", "127.0.0.1:1", "--from", "a@example.com", "--to", "b@example.org"]
USAGE = {
    "help": (["--help"], 0),
    "nothing": ([], 64),
    "no_sender": (["--server", "127.0.0.1:1", "--to", "b@example.org"], 64),
    "unknown_option": (ENVELOPE + ["--no-such-option"], 64),
    "value_missing": (ENVELOPE + ["--to"], 64),
    "timeout_is_no_number": (ENVELOPE + ["--timeout", "soon"], 64),
    "password_alone": (ENVELOPE + ["--password", "s3cret"], 64),
    "command_in_an_address": (ENVELOPE + ["--to", "x@example.org>\r\nDATA"], 64),
    "nobody_listens": (ENVELOPE, 75),
}


def check_usage(client, arguments, status):
    done = subprocess.run([client, *arguments], input=b"", capture_output=True, timeout=60)
    if done.returncode != status:
        return f"exit status {done.returncode}, expected {status}\n{done.stderr.decode()}"
    return None


# ---- everything

def make_certificate(folder):
    """A certificate of 127.0.0.1 that vouches for itself, with its key in the same file; None where it cannot be."""
    if shutil.which("openssl") is None:
        return None
    file = str(folder / "certificate.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                    "-subj", "/CN=mx.example.org", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-keyout", file + ".key", "-out", file + ".crt"], check=True, capture_output=True)
    pathlib.Path(file).write_bytes(pathlib.Path(file + ".key").read_bytes() + pathlib.Path(file + ".crt").read_bytes())
    return file


def main():
    reader = argparse.ArgumentParser(usage=__doc__)
    reader.add_argument("--client", required=True)
    reader.add_argument("--servers", help="where install.sh put the servers")
    reader.add_argument("--explain", help="the example that explains transcripts")
    reader.add_argument("--scene", default="")
    reader.add_argument("--update", action="store_true")
    reader.add_argument("suites", nargs="*")
    given = reader.parse_args()
    suites = {"scripted": scripted_suite, **real_servers.SUITES}
    unknown = set(given.suites) - set(suites)
    if unknown:
        reader.error(f"no such suite: {', '.join(sorted(unknown))}")
    usage = subprocess.run([given.client, "--help"], capture_output=True, text=True, check=True).stdout
    given.no_tls = "built without TLS" in usage
    os.umask(0o022)  # the servers' own users read what is laid out for them
    # A test runner that loses patience sends this; it has to end the servers, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    runner = Runner(given.scene)
    with tempfile.TemporaryDirectory(prefix="smtp_reply.") as folder:
        given.folder = pathlib.Path(folder)
        given.certificate = make_certificate(given.folder)
        for name in given.suites or suites:
            suites[name](runner, given)
    sys.exit(runner.status())


if __name__ == "__main__":
    main()
