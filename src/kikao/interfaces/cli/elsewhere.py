"""Which home a command works in, settled before anything is loaded: a restore goes into an empty one."""

import os
from collections.abc import MutableMapping, Sequence
from pathlib import Path

CURE = "Name a folder that does not exist yet: kikao restore CONTENT KEYS --home DIR"


def into_empty_home(said: Sequence[str], environ: MutableMapping[str, str] = os.environ) -> str:
    """Make the folder of `restore --home` the home of this process; return why not, or nothing."""
    words = list(said)
    if "--home" not in words or words.index("--home") + 1 == len(words):
        return ""
    home = Path(words[words.index("--home") + 1]).absolute()
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        return f"{home} is not empty; a restore never writes over anything."
    environ["KIKAO_HOME"] = str(home)
    environ.pop("KIKAO_SECRET_KEY_FILE", None)
    if not environ.get("KIKAO_DATABASE_URL", "").startswith("postgres"):
        environ.pop("KIKAO_DATABASE_URL", None)
    return ""
