"""Reading what is typed into an incident, without asking the database."""

from collections.abc import Iterable, Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from kikao.casework.incidents.enums import PUBLISHED
from kikao.foundation.base.stops import Invalid, Words

TITLE = 200
SOURCE = 300
LONG = 20_000


def line(text: str, field: str, *, most: int = TITLE, needed: Words = "") -> str:
    """Return one line of plain words, or refuse it; `needed` says what to write when nothing may be missing."""
    words = " ".join(text.split(" ")).strip()
    if not words and needed:
        raise Invalid({field: needed})
    if len(words) > most:
        raise Invalid({field: _("This is too long: %(most)d letters at most.") % {"most": most}})
    if words and not words.isprintable():
        raise Invalid({field: _("Write one line of plain text.")})
    return words


def prose(text: str, field: str, *, needed: Words = "") -> str:
    """Return words of any length up to a few pages, or refuse them."""
    words = text.strip()
    if not words and needed:
        raise Invalid({field: needed})
    if len(words) > LONG:
        raise Invalid({field: _("This is too long: %(most)d letters at most.") % {"most": LONG}})
    if any(not sign.isprintable() and sign not in "\n\r\t" for sign in words):
        raise Invalid({field: _("This holds signs that no keyboard writes. Type the words instead.")})
    return words


def chosen(value: str, kind: type[TextChoices], field: str, *, needed: bool = False) -> str:
    """Return a code of one of our own lists, or refuse it."""
    if (value or needed) and value not in kind.values:
        raise Invalid({field: _("Choose from the list.")})
    return value


def source_of(kind: str, title: str, locator: str) -> tuple[str, str]:
    """Return title and page of a published source; who a person is belongs in no plain field."""
    title, locator = line(title, "source_title", most=SOURCE), line(locator, "locator", most=SOURCE)
    if kind in PUBLISHED:
        if not title:
            raise Invalid({"source_title": _("Give the title of the publication.")})
        return title, locator
    wrong = {"source_title": title, "locator": locator}
    if any(wrong.values()):
        message = _("Only a publication is named here. Who told it belongs to the report, under seal.")
        raise Invalid({field: message for field, words in wrong.items() if words})
    return "", ""


def changed_mappings(
    held: Mapping[str, str], proposed: Iterable[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return which codes to propose anew and which proposals fell away; what a person judged stays."""
    wanted = frozenset(proposed)
    stale = frozenset(code for code, state in held.items() if state == "PROPOSED" and code not in wanted)
    return wanted - held.keys(), stale
