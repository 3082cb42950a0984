"""A machine of its own: a home on the disk, the server as a process, browsers and programs that call it by real HTTP."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any, Self

import pyotp

import kikao
from tests.kit.template import laid

FORM = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
ANSWERS = "goat banana 2 tuesday hot"
"""What a person would answer to any of the questions of a flood."""
SOURCE = Path(kikao.__file__).parents[1]
LONG = 90.0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(true: Callable[[], bool], what: str, patience: float = LONG) -> None:
    """Wait until something is true."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, f"{what} did not happen in {patience} seconds"
        time.sleep(0.2)


def command(*words: str) -> list[str]:
    """Return how `kikao` is called as a process."""
    return [sys.executable, "-m", "kikao.interfaces.cli.main", *words]


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a process of Kikao in a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIKAO_")}
    paths = os.pathsep.join(filter(None, (str(SOURCE), os.environ.get("PYTHONPATH", ""))))
    return {
        **kept,
        "KIKAO_HOME": str(home),
        "KIKAO_KDF": "light",
        "PYTHONPATH": paths,
        "KIKAO_LANGUAGE": "en",
    }


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as a browser sends it."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"
    field: str = "attached"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cookies: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return it as text."""
        return self.body.decode("utf-8", "replace")


@dataclass
class Machine:
    """A home, and the server that runs on it or does not."""

    home: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None
    accounts: dict[str, dict[str, str]] = field(default_factory=dict)
    typed: dict[str, int] = field(default_factory=dict)

    @property
    def environ(self) -> dict[str, str]:
        """Return the environment: everything that a program may write goes into this home."""
        inside = {name: str(self.home / "tmp") for name in ("TMPDIR", "TEMP", "XDG_CACHE_HOME", "HOME")}
        return {**environment(self.home), **inside}

    def kikao(self, *words: object, typed: str = "") -> "subprocess.CompletedProcess[str]":
        """Run a command of `kikao` here."""
        return subprocess.run(
            command(*map(str, words)),
            env=self.environ,
            cwd=self.home,
            input=typed,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    def found(self) -> Self:
        """Make the demonstration group."""
        (self.home / "tmp").mkdir(mode=0o700, parents=True)
        laid(self.home)
        made = self.kikao("demo", "--no-serve", "--port", self.port)
        assert made.returncode == 0, made.stdout + made.stderr
        content = json.loads((self.home / "demo.json").read_text())
        self.accounts = {one["username"]: one for one in content["accounts"]}
        return self

    def serve(self) -> Self:
        """Start the server; what it says goes into a file, as a service manager would keep it."""
        with (self.home / "said").open("ab") as said:
            self.process = subprocess.Popen(
                command("serve", "--port", str(self.port)),
                env=self.environ,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        until(self.answers, "the first page")
        return self

    def said(self, most: int = 4000) -> str:
        """Return the end of what the server said, for who must find out why it did not answer."""
        return (self.home / "said").read_text(errors="replace")[-most:]

    def answers(self) -> bool:
        """Tell whether anybody answers."""
        try:
            return self.ask("GET", "/").status in (200, 302)
        except OSError:
            return False

    def kill(self) -> None:
        """Take the current away from all its processes at once."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=30)
            until(lambda: not self.answers(), "the end of the server", 60)
            self.process = None

    def ask(
        self, verb: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Send one request and return what came back."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(verb, path, body=body, headers={"Host": f"localhost:{self.port}", **(headers or {})})
            given = line.getresponse()
            cookies = tuple(given.headers.get_all("Set-Cookie") or ())
            return Reply(given.status, dict(given.getheaders()), given.read(), cookies)
        finally:
            line.close()

    def code_of(self, name: str) -> str:
        """Return six figures of an account's app that were not typed yet, or nothing where it has none.

        The door takes no figures twice and those of the next half minute already: a third coming in waits for it.
        """
        seed = self.accounts[name]["totp_secret"]
        step = self.typed[name] = max(half_minute(), self.typed.get(name, 0) + 1)
        until(lambda: step <= half_minute() + 1, "the next code", 60)
        return pyotp.TOTP(seed).at(step * 30) if seed else ""


def half_minute() -> int:
    """Return the present step of every app that shows codes."""
    return int(time.time()) // 30


@dataclass
class Program:
    """A program with the token of a session."""

    machine: Machine
    token: str = ""

    @classmethod
    def signed_in(cls, machine: Machine, name: str) -> "Program":
        """Sign in with the passphrase, and a code where the account has one."""
        said = {"passphrase": machine.accounts[name]["password"], "code": machine.code_of(name)}
        return cls(machine, cls(machine).post("/sessions", username=name, **said)["token"])

    def get(self, path: str) -> Any:
        """Ask."""
        return self.send("GET", path, None)

    def post(self, path: str, **said: object) -> Any:
        """Make something, or do something with it."""
        return self.send("POST", path, said)

    def put(self, path: str, **said: object) -> Any:
        """Change something."""
        return self.send("PUT", path, said)

    def send(self, verb: str, path: str, said: object) -> Any:
        """Call; what is refused fails the test with its words."""
        body = None if said is None else json.dumps(said).encode()
        headers = {"Content-Type": "application/json", "Accept-Language": "en"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        given = self.machine.ask(verb, f"/api/v1{path}", body, headers)
        assert given.status < 300, f"{verb} {path}: {given.status} {given.text}"
        return json.loads(given.body) if given.body else None


@dataclass
class Browser:
    """A browser with its cookies."""

    machine: Machine
    cookies: dict[str, str] = field(default_factory=dict)

    @classmethod
    def signed_in(cls, machine: Machine, name: str) -> "Browser":
        """Come in at the door."""
        browser = cls(machine)
        said = {"username": name, "passphrase": machine.accounts[name]["password"]}
        browser.fill("/office/sign-in/", said)
        if code := machine.code_of(name):
            browser.fill("/office/second-factor/", {"code": code})
        assert browser.get("/office/").status == 200, "the door stayed shut"
        return browser

    def get(self, path: str) -> Reply:
        """Open a page."""
        return self._kept(self.machine.ask("GET", path, None, self._headers()))

    def fill(
        self, path: str, typed: Mapping[str, object], files: Iterable[Sent] = (), *, form: str = ""
    ) -> Reply:
        """Open the page of a form (`form`, when it stands on another), fill it in and send it as a browser does."""
        page = self.get(form or path).text
        return self.send(path, {**dict(FORM.findall(unescape(page))), **typed}, files)

    def send(self, path: str, typed: Mapping[str, object], files: Iterable[Sent] = ()) -> Reply:
        """Send a form as it is."""
        kind, body = multipart(typed, files)
        return self._kept(self.machine.ask("POST", path, body, {**self._headers(), "Content-Type": kind}))

    def _headers(self) -> dict[str, str]:
        shown = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": shown, "Accept-Language": "en", "Referer": f"http://localhost:{self.machine.port}/"}

    def _kept(self, given: Reply) -> Reply:
        for cookie in given.cookies:
            self.cookies |= {one.key: one.value for one in SimpleCookie(cookie).values()}
        return given


def multipart(typed: Mapping[str, object], files: Iterable[Sent] = ()) -> tuple[str, bytes]:
    """Return a form as a browser sends it: its kind, and its bytes."""
    between = uuid.uuid4().hex
    pairs = [
        (n, one) for n, value in typed.items() for one in (value if isinstance(value, list) else [value])
    ]
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{one}'.encode() for name, one in pairs]
    for file in files:
        head = f'Content-Disposition: form-data; name="{file.field}"; filename="{file.name}"'
        parts.append(f"{head}\r\nContent-Type: {file.media_type}\r\n\r\n".encode() + file.content)
    body = b"".join(b"--" + between.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    return f"multipart/form-data; boundary={between}", body + b"--" + between.encode() + b"--\r\n"
