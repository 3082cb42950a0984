"""A real little gateway for text messages, in a thread of the test."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from pytest_django import Settings

from config.sms import sms

NUMBER = "+243812345678"


@dataclass
class Office:
    """A gateway in a thread: what it received, and how it answers."""

    taken: list[dict[str, str]] = field(default_factory=list)
    asked: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    status: int = 200
    words: str = "Accepted for delivery"
    slow: float = 0.0
    silent: bool = False
    port: int = 0

    def takes(self, method: str, path: str, headers: dict[str, str], body: bytes) -> None:
        """Note a request, and the message in it when it is taken."""
        self.asked.append((method, path, headers, body))
        said = json.loads(body) if body[:1] == b"{" else flat(body.decode() or urlsplit(path).query)
        if self.status < 300:
            self.taken.append(said)


def flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}


def _answering(office: Office) -> type[BaseHTTPRequestHandler]:
    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            office.takes(self.command, self.path, dict(self.headers), body)
            if office.silent:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            time.sleep(office.slow)
            self.send_response(office.status)
            self.end_headers()
            self.wfile.write(office.words.encode())

        do_GET = do_PUT = do_POST  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    return Desk


@pytest.fixture
def office(settings: Settings) -> Iterator[Office]:
    """Open a gateway on this machine and let Kikao know of it."""
    found = Office()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _answering(found))
    found.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    tell(settings, found)
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


def tell(settings: Settings, office: Office, **more: object) -> None:
    url = f"http://name:s3cret@127.0.0.1:{office.port}/send"
    settings.KIKAO_SMS = {**sms(url)["KIKAO_SMS"], **more}
