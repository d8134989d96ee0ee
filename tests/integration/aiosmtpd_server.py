"""A mail server of aiosmtpd for the tests; prints its port, keeps what it takes in the folder that it is given.

    aiosmtpd_server.py FOLDER CERTIFICATE
"""

import asyncio
import itertools
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

KNOWN = {"bob@example.org", "carol@example.org"}
RELAY_DENIED = "554 5.7.1 Relay access denied"
UNKNOWN = "550 5.1.1 No such user here"
BUSY = "450 4.2.1 Mailbox busy"


class Keeper:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.count = itertools.count()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if not address.endswith("@example.org"):
            return RELAY_DENIED
        if address == "busy@example.org":
            return BUSY
        if address not in KNOWN:
            return UNKNOWN
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        for address in envelope.rcpt_tos:
            folder = self.folder / address.partition("@")[0]
            folder.mkdir(exist_ok=True)
            (folder / str(next(self.count))).write_bytes(envelope.content)
        return "250 2.0.0 Ok"


def authenticator(server, session, envelope, mechanism, data):
    return AuthResult(success=data.login == b"alice" and data.password == b"s3cret", handled=False)


async def main(folder, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def protocol():
        return SMTP(Keeper(folder), hostname="mx.example.org", data_size_limit=2000, tls_context=context,
                    authenticator=authenticator, auth_require_tls=True, loop=asyncio.get_running_loop())

    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
