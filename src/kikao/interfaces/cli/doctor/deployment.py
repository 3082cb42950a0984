"""How the installation is reached and run: the headers of its own address, what lies open, what memory may leave behind."""

import stat
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.conf import settings

from kikao.interfaces.cli.doctor.finding import BAD, GOOD, UNKNOWN, WARN, Finding

MUST = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}
NEVER = ("Server", "X-Powered-By")
SWAPS, SYNCHRONISED = Path("/proc/swaps"), Path("/run/systemd/timesync/synchronized")
OTHERS = 0o077
ASK_AGAIN = "Run: kikao serve, and ask again from this machine."


def deployment() -> Iterator[Finding]:
    """Look at the address, the settings, the files and the machine."""
    yield Finding("debugging", BAD if settings.DEBUG else GOOD, "on" if settings.DEBUG else "off", _debug())
    yield _answers()
    yield _files(settings.KIKAO_HOME)
    yield _swap()
    yield _clock()


def _debug() -> str:
    return "Take DEBUG out of the settings: nothing of Kikao turns it on." if settings.DEBUG else ""


def _answers() -> Finding:
    try:
        found = _headers(f"{settings.KIKAO_BASE_URL}/")
    except (OSError, ValueError) as error:
        said = f"nobody answers at {settings.KIKAO_BASE_URL} ({type(error).__name__})"
        return Finding("headers", UNKNOWN, said, ASK_AGAIN)
    wrong = faults_of(found, https=settings.HTTPS)
    if wrong:
        cure = "Let the proxy in front pass on what Kikao answers, and add nothing of its own."
        return Finding("headers", BAD, ", ".join(wrong), cure)
    return Finding("headers", GOOD, settings.KIKAO_BASE_URL)


def _headers(address: str) -> Mapping[str, str]:
    """Ask one's own address for its first page."""
    asked = urllib.request.Request(address, headers={"User-Agent": "kikao doctor"})  # noqa: S310 - our own
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310 - the address of this installation
            return dict(answer.headers.items())
    except urllib.error.HTTPError as refused:
        return dict(refused.headers.items())


def faults_of(found: Mapping[str, str], *, https: bool) -> list[str]:
    """Name what is missing, weaker than it must be, or told without need."""
    wanted = MUST | ({"Strict-Transport-Security": "max-age=31536000"} if https else {})
    wrong = [f"{name} is missing or weak" for name, part in wanted.items() if part not in found.get(name, "")]
    if "unsafe" in found.get("Content-Security-Policy", ""):
        wrong.append("the policy allows unsafe scripts")
    return wrong + [f"{name} names a program" for name in NEVER if found.get(name)]


def _files(home: Path) -> Finding:
    """Look for what others on the machine may read."""
    try:
        open_ones = [path for path in home.rglob("*") if _is_open(path)]
    except OSError as error:
        return Finding("files", UNKNOWN, f"{home}: {error.strerror}", "Run it as the owner of the data.")
    if not open_ones:
        return Finding("files", GOOD, "for their owner alone")
    said = f"{len(open_ones)} can be read by others, such as {open_ones[0]}"
    return Finding("files", BAD, said, f"Run: chmod -R go= {home}")


def _is_open(path: Path) -> bool:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    return not stat.S_ISLNK(found.st_mode) and bool(found.st_mode & OTHERS)


def _swap() -> Finding:
    """A page of memory on an open disk outlives the session whose key it held."""
    try:
        lines = SWAPS.read_text().splitlines()[1:]
    except OSError:
        return Finding("swap", UNKNOWN, "this system does not tell", "Turn swap off, or encrypt it.")
    plain = [line.split()[0] for line in lines if not line.startswith(("/dev/zram", "/dev/dm-"))]
    if plain:
        said = f"{', '.join(plain)} may be on an open disk"
        return Finding("swap", WARN, said, "Run: swapoff -a, or encrypt it; memory holds keys of sessions.")
    return Finding("swap", GOOD, "none on an open disk")


def _clock() -> Finding:
    """A clock that is wrong dates the trail wrongly, and codes of apps do not fit."""
    if SYNCHRONISED.exists():
        return Finding("clock of the machine", GOOD, "is set by others")
    if SYNCHRONISED.parent.parent.exists():
        cure = "Run: timedatectl set-ntp true, and compare with a telephone."
        return Finding("clock of the machine", WARN, "nobody sets it", cure)
    return Finding(
        "clock of the machine", UNKNOWN, "this system does not tell", "Compare it with a telephone."
    )
