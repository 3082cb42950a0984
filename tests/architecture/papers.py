"""The documents that are made from the code: who can do what, the lifecycles, what is plain and what is sealed.

`python -m tests.architecture.papers` writes them into docs/, with --check it only tells which are stale.
"""

import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

import django
import polib
from django.conf import settings
from django.utils.translation import override

from tests.architecture.order import ROOT, dotted, sources

DOCS = ROOT / "docs"
LOCALE = ROOT / "src/kikao/locale"
ROOMS = ("actions", "lifecycle", "policy", "sealed", "apps")


def load_everything() -> None:
    """Import every module of the house below the interfaces, so that each has said what it declares."""
    for path in sources():
        name = dotted(path)
        if not name.startswith("kikao.interfaces"):
            importlib.import_module(name)


def who_can() -> str:
    """Return the table of who can do what, from the door of every act."""
    from kikao.foundation.access.enums import Role
    from kikao.foundation.audit.door import ACTIONS

    head = [str(role.label) for role in Role]
    lines = [
        "# Who can do what",
        "",
        "Made from the acts in the code by `script/docs`; do not edit by hand. A change here is a change of what",
        "somebody may do, and is read as such. Which rows a person may act on is decided by the module's policy",
        "and by the wall, whatever the role.",
    ]
    groups: dict[str, list[str]] = {}
    for verb, deed in sorted(ACTIONS.items()):
        if not deed.module.startswith("kikao."):
            continue
        marks = ["x" if role in deed.roles else "" for role in Role]
        others = ["x" if deed.own else "", "x" if deed.public else "", "x" if deed.system else ""]
        row = f"| `{verb}` | {deed.meaning} | " + " | ".join([*marks, *others]) + " |"
        groups.setdefault(".".join(deed.module.split(".")[1:3]), []).append(row)
    for module, rows in sorted(groups.items()):
        columns = ["act", "what it means", *head, "everybody, for their own", "source", "clock"]
        lines += [
            "",
            f"## {module}",
            "",
            "| " + " | ".join(columns) + " |",
            "|---" * len(columns) + "|",
            *rows,
        ]
    return "\n".join(lines) + "\n"


def lifecycles() -> str:
    """Return a drawing of every lifecycle."""
    from kikao.foundation.base.lifecycle import LIFECYCLES

    lines = [
        "# Lifecycles",
        "",
        "Made from the tables in the code by `script/docs`; do not edit by hand. A move that is not drawn here is",
        "refused.",
    ]
    for name, lifecycle in sorted(LIFECYCLES.items()):
        lines += ["", f"## {name}", "", "```mermaid", lifecycle.drawing(), "```"]
    return "\n".join(lines) + "\n"


def plain_and_sealed() -> str:
    """Return the list of what is plain and what is sealed."""
    from kikao.foundation.sealing.fields import render

    return render()


def swahili_to_review() -> str:
    """Return every Swahili text of the public side beside its English and French, for a speaker to review."""
    french = {entry.msgid: entry.msgstr for entry in polib.pofile(str(LOCALE / "fr/LC_MESSAGES/django.po"))}
    lines = [
        "# Swahili to be reviewed",
        "",
        "Every Swahili text of the public pages. None has been read by a speaker from Bukavu yet. Made from the",
        "catalogue by `script/docs`; correct `src/kikao/locale/sw/LC_MESSAGES/django.po`, not this page.",
        "",
        "| Swahili (to be reviewed) | English | French |",
        "|---|---|---|",
    ]
    for entry in polib.pofile(str(LOCALE / "sw/LC_MESSAGES/django.po")):
        if entry.msgstr:
            cells = (entry.msgstr, entry.msgid, french.get(entry.msgid, ""))
            lines.append(
                "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
            )
    return "\n".join(lines) + "\n"


PAPERS: dict[str, Callable[[], str]] = {
    "who-can.md": who_can,
    "lifecycles.md": lifecycles,
    "plain-and-sealed.md": plain_and_sealed,
    "swahili-to-review.md": swahili_to_review,
}


def stale() -> dict[Path, str]:
    """Return each document that no longer says what the code says, with what it should say."""
    load_everything()
    with override("en"):
        made = {DOCS / name: make() for name, make in PAPERS.items()}
    return {path: text for path, text in made.items() if not path.exists() or path.read_text() != text}


def main(words: list[str]) -> int:
    """Write the stale documents, or with --check name them."""
    old = stale()
    for path, text in old.items():
        if "--check" not in words:
            path.write_text(text)
        print(f"   {path.relative_to(ROOT)}: {'stale, run script/docs' if '--check' in words else 'written'}")
    return int(bool(old) and "--check" in words)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if not settings.configured:
        django.setup()
    sys.exit(main(sys.argv[1:]))
