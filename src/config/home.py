"""Where an installation keeps its data, its database and its secret."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

SQLITE_START = ";".join(
    (
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "PRAGMA busy_timeout=20000",
        "PRAGMA foreign_keys=ON",
        "PRAGMA recursive_triggers=ON",
        "PRAGMA secure_delete=ON",
        "PRAGMA cache_size=-8000",
        "PRAGMA wal_autocheckpoint=4000",
    )
)
"""An acknowledged report must survive a power cut (synchronous=FULL); a deleted row must not linger.

Eight megabytes of pages for each line and sixteen of journal: the way to a page in a database of many years is looked up
less often, and a page that many reports touch is written back once (decision 38).

trusted_schema stays on: SQLite 3.40 counts JSON_VALID as unsafe, which guards every JSON column.
"""


def home() -> Path:
    """Return KIKAO_HOME (default ./var); it and whatever this process writes is for its owner alone."""
    os.umask(0o077)
    place = Path(os.environ.get("KIKAO_HOME", "var")).absolute()
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def secret_key(place: Path) -> str:
    """Return the installation's secret, made on first use and readable by its owner alone."""
    file = Path(os.environ.get("KIKAO_SECRET_KEY_FILE", place / "secret-key"))
    if not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as written:
            written.write(secrets.token_urlsafe(64))
    return file.read_text().strip()


def database(place: Path) -> dict[str, object]:
    """Return Django's settings of the database: SQLite in KIKAO_HOME unless KIKAO_DATABASE_URL names PostgreSQL.

    A thread keeps its line to SQLite: the last one to close writes the whole journal back, at every single request.
    """
    address = os.environ.get("KIKAO_DATABASE_URL", "")
    if address.startswith(("postgres://", "postgresql://")):
        return _postgres(address)
    name = address.removeprefix("sqlite:///") or str(place / "kikao.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START},
    }


def _postgres(address: str) -> dict[str, object]:
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
