"""Real mail servers, started for a scene's suite on a port of the loopback interface and stopped behind it.

aiosmtpd runs as it is. The others come unpacked (install.sh) and are built with fixed paths, users and rights: each
runs under a root directory of its own (chroot), with its own configuration, users and spool, so that nothing of it
touches the machine. That takes root.
"""

import ctypes
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
DEFAULT_SERVERS = HERE.parent.parent / "build" / "servers"


class Unavailable(Exception):
    """The server cannot be had here; the text says why."""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait_until(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def answers(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as probe:
            return bool(probe.recv(1))
    except OSError:
        return False


# ---- a root directory for a server

class Jail:
    """A root directory with unpacked packages, the libraries that they need, and users."""

    USERS = {"root": 0, "bob": 2001, "carol": 2002}

    def __init__(self, folder, packages, users):
        self.root = folder / "root"
        for name in ("usr/lib", "usr/lib64", "usr/bin", "usr/sbin", "etc", "dev", "tmp", "run", "var/log", "var/spool",
                     "mail"):
            (self.root / name).mkdir(parents=True)
        for name in ("lib", "lib64", "bin", "sbin"):
            (self.root / name).symlink_to(f"usr/{name}")
        (self.root / "var/run").symlink_to("../run")
        for package in packages:
            shutil.copytree(package / "usr", self.root / "usr", symlinks=True, dirs_exist_ok=True,
                            ignore=shutil.ignore_patterns("doc", "man", "locale"))
        (self.root / "tmp").chmod(0o1777)
        (self.root / "mail").chmod(0o1777)
        self._add_devices()
        self._add_users(users)
        self._add_program("/bin/sh")
        self._add_libraries()

    def _add_devices(self):
        for name, minor in {"null": 3, "zero": 5, "random": 8, "urandom": 9}.items():
            file = self.root / "dev" / name
            os.mknod(file, 0o666 | 0o020000, os.makedev(1, minor))
            file.chmod(0o666)

    def _add_users(self, users):
        numbers = {**self.USERS, **{name: 1001 + count for count, name in enumerate(users)}}
        self.numbers = numbers
        self.write("etc/passwd", "".join(f"{name}:x:{n}:{n}::/mail/{name}:/bin/sh\n" for name, n in numbers.items()))
        self.write("etc/group", "".join(f"{name}:x:{n}:\n" for name, n in numbers.items()))
        self.write("etc/shadow", "".join(f"{name}:!:1::::::\n" for name in numbers))
        self.write("etc/hosts", "127.0.0.1 localhost mx.example.org\n")
        self.write("etc/nsswitch.conf", "hosts: files\n")
        self.write("etc/resolv.conf", "")

    def _add_program(self, path):
        shutil.copy2(path, self.root / path.lstrip("/"))

    def _add_libraries(self):
        own = [str(path) for path in (self.root / "usr/lib").iterdir() if path.is_dir()]
        files = [path for path in self.root.rglob("*") if path.is_file() and not path.is_symlink() and is_elf(path)]
        found = subprocess.run(["ldd", *map(str, files)], env={**os.environ, "LD_LIBRARY_PATH": ":".join(own)},
                               capture_output=True, text=True).stdout
        for path in {word for word in found.split() if word.startswith("/") and not word.endswith(":")}:
            inside = self.root / path.lstrip("/")
            if str(self.root) in path or inside.exists():
                continue
            inside.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, inside)

    def write(self, name, text, mode=0o644):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(mode)

    def add_folder(self, name, user="root", mode=0o755, group=None):
        folder = self.root / name
        folder.mkdir(parents=True, exist_ok=True)
        os.chown(folder, self.numbers[user], self.numbers[group or user])
        folder.chmod(mode)

    def run(self, command, log):
        libc = ctypes.CDLL(None)

        def enter():
            libc.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG: when the tests are killed, the server ends, too
            os.chroot(self.root)
            os.chdir("/")

        return subprocess.Popen(command, preexec_fn=enter, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                                env={"PATH": "/usr/sbin:/usr/bin"})

    def processes(self):
        """Those that have this root, and nobody else's."""
        for entry in pathlib.Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and os.readlink(entry / "root") == str(self.root):
                    yield int(entry.name)
            except OSError:
                pass  # it has ended meanwhile

    def end_processes(self):
        for number in (signal.SIGTERM, signal.SIGKILL):
            for process in self.processes():
                try:
                    os.kill(process, number)
                except ProcessLookupError:
                    pass
            if wait_until(lambda: not list(self.processes()), 5):
                return


def is_elf(path):
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


# ---- the servers

class Server:
    """Has a port once it is started; keeps what it takes for bob and carol of example.org."""

    name = ""
    extras = ()  # scenes beyond those that every server plays
    excepted = ()
    lmtp = False

    def __init__(self, folder, servers, certificate):
        self.folder = folder
        self.servers = servers
        self.certificate = certificate
        self.process = None
        self.port = 0

    def __enter__(self):
        self.log = open(self.folder / "log", "wb")
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()

    def said(self):
        return (self.folder / "log").read_text(errors="replace")[-3000:]

    def has_mail(self, user, text):
        """Whether a file below the user's mail has this text."""
        place = self.mail / user
        files = [place] if place.is_file() else place.rglob("*")
        return any(text in file.read_bytes() for file in files if file.is_file())


class Aiosmtpd(Server):
    name = "aiosmtpd"
    extras = ("put_off", "auth", "auth_refused", "starttls_with_a_stranger")

    def start(self):
        if self.certificate is None:
            raise Unavailable("there is no openssl to make a certificate with")
        self.mail = self.folder / "mail"
        self.mail.mkdir()
        command = [self.interpreter(), "-B", str(HERE / "aiosmtpd_server.py"), str(self.mail), self.certificate]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, stdin=subprocess.DEVNULL)
        self.port = int(self.process.stdout.readline() or 0)
        self.process.stdout.close()
        if not self.port:
            raise RuntimeError(f"aiosmtpd did not start:\n{self.said()}")

    @staticmethod
    def interpreter():
        """One that has aiosmtpd: the system's packages are not seen by every python3."""
        for python in (sys.executable, "/usr/bin/python3"):
            probe = [python, "-c", "import aiosmtpd"]
            if os.path.exists(python) and subprocess.run(probe, capture_output=True).returncode == 0:
                return python
        raise Unavailable("python3-aiosmtpd is not installed")


class JailedServer(Server):
    packages = ()
    users = ()

    def start(self):
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            raise Unavailable("it takes root to give a server a root directory of its own")
        packages = [self.servers / package for package in self.packages]
        missing = [package.name for package in packages if not (package / "usr").is_dir()]
        if missing:
            raise Unavailable(f"not unpacked in {self.servers}: {', '.join(missing)}; see install.sh")
        if self.certificate is None:
            raise Unavailable("there is no openssl to make a certificate with")
        self.folder.chmod(0o755)
        self.jail = Jail(self.folder, packages, self.users)
        self.mail = self.jail.root / "mail"
        for tries_left in (2, 1, 0):  # another process may take the port before the server does
            self.port = free_port()
            self.configure()
            self.process = self.jail.run(self.command(), self.log)
            if wait_until(lambda: answers(self.port) or self.process.poll() is not None) and answers(self.port):
                return
            if not tries_left:
                raise RuntimeError(f"{self.name} did not start:\n{self.said()}")
            self.jail.end_processes()

    def stop(self):
        super().stop()
        if hasattr(self, "jail"):
            self.jail.end_processes()

    def add_certificate(self, mode=0o600, user="root"):
        self.jail.write("etc/certificate.pem", pathlib.Path(self.certificate).read_text(), mode)
        os.chown(self.jail.root / "etc/certificate.pem", self.jail.numbers[user], self.jail.numbers[user])


class OpenSmtpd(JailedServer):
    name = "opensmtpd"
    packages = ("opensmtpd",)
    # It offers STARTTLS and, with OpenSSL 3, fails in every handshake (OpenSMTPD's issue 1171 on GitHub). All of its
    # scenes show how the client goes on in clear.
    excepted = ("starttls",)
    users = ("opensmtpd", "opensmtpq")

    def configure(self):
        self.add_certificate()
        self.jail.add_folder("var/lib/opensmtpd/empty")
        self.jail.add_folder("var/spool/smtpd", mode=0o711)
        for user in ("bob", "carol"):
            self.jail.add_folder(f"mail/{user}", user)
        self.jail.write("etc/smtpd.conf", f"""
pki mx.example.org cert "/etc/certificate.pem"
pki mx.example.org key "/etc/certificate.pem"
smtp max-message-size 2000
listen on 127.0.0.1 port {self.port} tls pki mx.example.org hostname mx.example.org
action "keep" maildir "/mail/%{{user.username}}"
match from any for domain "example.org" action "keep"
""")

    def command(self):
        return ["/usr/sbin/smtpd", "-d", "-f", "/etc/smtpd.conf"]


class Exim(JailedServer):
    name = "exim"
    packages = ("exim4-daemon-light",)
    users = ("Debian-exim",)
    extras = ("put_off",)

    def configure(self):
        self.add_certificate(user="Debian-exim")
        for folder in ("var/spool/exim4", "var/log/exim4"):
            self.jail.add_folder(folder, "Debian-exim")
        self.jail.write("etc/exim.conf", f"""
primary_hostname = mx.example.org
local_interfaces = 127.0.0.1
daemon_smtp_ports = {self.port}
message_size_limit = 2000
tls_advertise_hosts = *
tls_certificate = /etc/certificate.pem
acl_smtp_rcpt = check
begin acl
check:
  deny    !domains = example.org
          message = relay not permitted
  defer   local_parts = busy
          message = mailbox busy
  require verify = recipient
  accept
begin routers
known:
  driver = accept
  domains = example.org
  local_parts = bob : carol : busy
  transport = keep
begin transports
keep:
  driver = appendfile
  file = /mail/${{if eq{{$local_part}}{{bob}}{{bob}}{{carol}}}}
  user = Debian-exim
begin retry
""")

    def command(self):
        return ["/usr/sbin/exim4", "-bdf", "-C", "/etc/exim.conf", "-oP", "/run/exim.pid"]


class Postfix(JailedServer):
    name = "postfix"
    packages = ("postfix",)
    users = ("postfix", "postdrop", "nobody")
    extras = ("put_off",)
    queues = ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved",
              "trace")

    def configure(self):
        self.add_certificate()
        self.jail.add_folder("var/spool/postfix")
        self.jail.add_folder("var/spool/postfix/pid")
        self.jail.add_folder("var/lib/postfix", "postfix")
        self.jail.add_folder("mail", "bob", mode=0o1777)
        for queue in self.queues:
            self.jail.add_folder(f"var/spool/postfix/{queue}", "postfix", 0o700)
        self.jail.add_folder("var/spool/postfix/maildrop", "postfix", 0o730, "postdrop")
        self.jail.add_folder("var/spool/postfix/public", "postfix", 0o710, "postdrop")
        self.jail.write("etc/postfix/dynamicmaps.cf", "")
        self.jail.write("etc/postfix/main.cf", f"""
compatibility_level = 3.6
myhostname = mx.example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
message_size_limit = 2000
maillog_file = /var/log/mail.log
smtpd_tls_security_level = may
smtpd_tls_chain_files = /etc/certificate.pem
smtpd_tls_session_cache_database =
virtual_mailbox_domains = example.org
virtual_mailbox_base = /mail
virtual_mailbox_maps = inline:{{ bob@example.org=bob/, carol@example.org=carol/, busy@example.org=busy/ }}
virtual_uid_maps = static:2001
virtual_gid_maps = static:2001
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions =
  inline:{{ busy@example.org={{450 4.2.1 Mailbox busy}} }}, reject_unauth_destination
default_database_type = hash
alias_maps =
alias_database =
""".replace("  inline:", "  check_recipient_access inline:"))
        services = ["cleanup unix n - n - 0 cleanup", "qmgr unix n - n 300 1 qmgr", "tlsmgr unix - - n 1000? 1 tlsmgr",
                    "rewrite unix - - n - - trivial-rewrite", "bounce unix - - n - 0 bounce",
                    "defer unix - - n - 0 bounce", "trace unix - - n - 0 bounce", "verify unix - - n - 1 verify",
                    "proxymap unix - - n - - proxymap", "error unix - - n - - error", "retry unix - - n - - error",
                    "virtual unix - n n - - virtual", "anvil unix - - n - 1 anvil", "scache unix - - n - 1 scache",
                    "postlog unix-dgram n - n - 1 postlogd", "smtp unix - - n - - smtp"]
        services.append(f"127.0.0.1:{self.port} inet n - n - - smtpd\n")
        self.jail.write("etc/postfix/master.cf", "\n".join(services))

    def command(self):
        return ["/usr/lib/postfix/sbin/master", "-c", "/etc/postfix", "-d"]

    def said(self):
        log = self.jail.root / "var/log/mail.log"
        return super().said() + (log.read_text(errors="replace")[-3000:] if log.exists() else "")


class Dovecot(JailedServer):
    name = "dovecot"
    packages = ("dovecot-core", "dovecot-lmtpd")
    users = ("dovecot", "dovenull")
    lmtp = True
    extras = ("two_fates",)

    def configure(self):
        for user in ("bob", "carol", "busy"):
            self.jail.add_folder(f"mail/{user}", "root" if user == "busy" else "bob", 0o700)
        self.jail.write("etc/dovecot/users", "".join(f"{user}@example.org:::::\n" for user in ("bob", "carol", "busy")))
        self.jail.write("etc/dovecot/dovecot.conf", f"""
protocols = lmtp
listen = 127.0.0.1
base_dir = /run/dovecot
log_path = /dev/stderr
ssl = no
hostname = mx.example.org
mail_location = maildir:/mail/%n
mail_uid = 2001
mail_gid = 2001
passdb {{
  driver = static
  args = nopassword=y
}}
userdb {{
  driver = passwd-file
  args = /etc/dovecot/users
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {self.port}
  }}
}}
""")

    def command(self):
        return ["/usr/sbin/dovecot", "-F", "-c", "/etc/dovecot/dovecot.conf"]


# ---- the scenes

ACCEPTED = ("accepted", "unknown_user", "one_of_several_fails")
SMTP_ONLY = ("relay_denied", "too_big", "starttls")


class Suite:
    def __init__(self, server_class, given):
        self.server_class = server_class
        self.given = given
        self.count = 0

    def run(self, runner):
        names = ACCEPTED + (() if self.server_class.lmtp else SMTP_ONLY) + self.server_class.extras
        names = [name for name in names
                 if name not in self.server_class.excepted and runner.wants(f"{self.server_class.name}.{name}")]
        if not names:
            return
        folder = self.given.folder / self.server_class.name
        folder.mkdir()
        servers = pathlib.Path(self.given.servers or DEFAULT_SERVERS)
        try:
            with self.server_class(folder, servers, self.given.certificate) as self.server:
                for name in names:
                    runner.play(f"{self.server.name}.{name}", getattr(self, name))
        except Unavailable as reason:
            for name in names:
                runner.skip(f"{self.server_class.name}.{name}", reason)
        except Exception as error:
            failed = f"{type(error).__name__}: {error}"
            runner.play(f"{self.server_class.name}.start", lambda: failed)

    def send(self, fates, arguments=(), message=None):
        """Sends to the recipients of fates and returns what is wrong with what came of it."""
        self.count += 1
        self.token = f"scene {self.count}".encode()
        command = [self.given.client, "--server", f"127.0.0.1:{self.server.port}", "--from", "alice@example.com",
                   "--verbose", "--timeout", "30", *arguments]
        if self.server.lmtp:
            command.append("--lmtp")
        for recipient in fates:
            command += ["--to", recipient]
        message = message or b"Subject: a test\nFrom: alice@example.com\n\n" + self.token + b"\n.\n..dots\nbye\n"
        done = subprocess.run(command, input=message, capture_output=True, timeout=120)
        self.transcript = done.stderr.decode(errors="replace") + done.stdout.decode(errors="replace")
        self.status = done.returncode
        lines = done.stdout.decode().splitlines()
        wrong = [f"{recipient}: expected {fate!r}" for recipient, fate in fates.items()
                 if f"{recipient}: {fate}" not in lines]
        return wrong

    def judge(self, wrong, status, kept_for=()):
        if self.status != status:
            wrong.append(f"exit status {self.status}, expected {status}")
        for user in kept_for:
            whole = lambda user=user: self.server.has_mail(user, self.token)
            if not wrong and not wait_until(whole):
                wrong.append(f"the mail for {user} did not arrive")
        return "\n".join([*wrong, self.transcript, self.server.said()]) if wrong else None

    def accepted(self):
        wrong = self.send({"bob@example.org": "delivered"})
        problem = self.judge(wrong, 0, ["bob"])
        if problem or self.server.has_mail("bob", b"\n.") and self.has_dots():
            return problem
        return f"the dots of the message did not survive\n{self.transcript}"

    def has_dots(self):
        return self.server.has_mail("bob", b"\n..dots") and not self.server.has_mail("bob", b"\n...dots")

    def unknown_user(self):
        return self.judge(self.send({"nobody@example.org": "rejected"}), 69)

    def one_of_several_fails(self):
        fates = {"bob@example.org": "delivered", "nobody@example.org": "rejected", "carol@example.org": "delivered"}
        return self.judge(self.send(fates), 69, ["bob", "carol"])

    def relay_denied(self):
        return self.judge(self.send({"bob@example.net": "rejected"}), 69)

    def too_big(self):
        message = b"Subject: large\n\n" + b"x" * 70 + b"\n"
        return self.judge(self.send({"bob@example.org": "rejected"}, message=message * 50), 69)

    def send_over_tls(self, fates, arguments):
        if self.given.no_tls:
            raise Unavailable("the client is built without TLS")
        wrong = self.send(fates, ["--starttls=require", "--ca-file", self.given.certificate, *arguments])
        return wrong if "(TLS from here on)" in self.transcript else [*wrong, "there was no TLS"]

    def starttls(self):
        return self.judge(self.send_over_tls({"bob@example.org": "delivered"}, []), 0, ["bob"])

    def starttls_with_a_stranger(self):
        """The certificate is not one that the client trusts."""
        if self.given.no_tls:
            raise Unavailable("the client is built without TLS")
        wrong = self.send({"bob@example.org": "try again later"}, ["--starttls=require"])
        if "certificate verify failed" not in self.transcript:
            wrong.append("the certificate was not checked")
        return self.judge(wrong, 75)

    def put_off(self):
        return self.judge(self.send({"busy@example.org": "try again later"}), 75)

    def two_fates(self):
        """Both recipients are taken at RCPT; LMTP says behind the message that the mailbox of one cannot be written."""
        wrong = self.send({"bob@example.org": "delivered", "busy@example.org": "try again later"})
        return self.judge(wrong, 75, ["bob"])

    def auth(self):
        wrong = self.send_over_tls({"bob@example.org": "delivered"}, ["--user", "alice", "--password", "s3cret"])
        return self.judge(wrong, 0, ["bob"])

    def auth_refused(self):
        wrong = self.send_over_tls({"bob@example.org": "rejected"}, ["--user", "alice", "--password", "wrong"])
        if "C: AUTH" not in self.transcript:
            wrong.append("there was no AUTH")
        return self.judge(wrong, 77)


SUITES = {
    server.name: lambda runner, given, server=server: Suite(server, given).run(runner)
    for server in (Aiosmtpd, OpenSmtpd, Postfix, Exim, Dovecot)
}
