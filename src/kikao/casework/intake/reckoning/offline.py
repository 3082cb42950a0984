"""A report that a browser kept sealed until there was network: what its fields mean, read without ever losing one."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from kikao.casework.reports.enums import NEEDED_SCOPES, Restriction
from kikao.casework.reports.schemas import Accusation, Known, Told
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid

VERSION = 1
_MOMENT = tuple(f"happened_{part}" for part in ("day", "month", "year", "until", "about"))
_READ = frozenset({"words", "place_words", "contact", "language", "category", "relation", "accused", "also"})


def subject_of(working_group_id: UUID) -> UUID:
    """Return the subject whose envelope browsers seal to: one for each group, the same for ever."""
    return uuid5(working_group_id, "what browsers seal")


def payload_of(content: bytes) -> dict[str, list[str]]:
    """Read what was sealed: the fields of the page's form by name. ValueError when it is nothing of ours."""
    found = json.loads(content)
    if not isinstance(found, dict) or found.get("version") != VERSION:
        raise ValueError("no draft of this version")
    fields = found.get("fields")
    if not isinstance(fields, dict):
        raise TypeError("a draft without fields")
    return {str(name): _texts(values) for name, values in fields.items()}


def told_of(fields: Mapping[str, list[str]]) -> tuple[Told, dict[str, Any]]:
    """Return what was told, and how it is to be taken, as `receive_report` takes both; what no field knows is kept.

    Sending is consent to keep it and to its use by the secretariat, as on the page itself.
    """
    given = {name: [one for one in values if one.strip()] for name, values in fields.items()}
    rest: list[tuple[str, str]] = []
    territory = _id(given, rest)
    why = [one for one in given.get("why", []) if one in Restriction.values]
    if not why:
        rest += [("why", one) for one in given.get("why", [])]
    facts_only = bool(given.get("facts_only")) and not given.get("contact")
    known = Known(
        language=_first(given, "language", rest) or Known().language,
        happened=_happened(given, rest),
        territory_id=territory,
        category=_first(given, "category", rest),
        source_kind=_first(given, "relation", rest) or Known().source_kind,
    )
    handled = {*_READ, *_MOMENT, "territory", "why", "facts_only"}
    rest += [(name, one) for name, values in sorted(given.items()) if name not in handled for one in values]
    told = Told(
        words="\n\n".join(given.get("words", [])),
        place_words="\n".join(given.get("place_words", [])),
        identity="\n".join(given.get("contact", [])),
        more=tuple(rest),
        accused=tuple(Accusation(kind) for kind in given.get("accused", [])),
        known=known,
    )
    consents = (*(scope.value for scope in NEEDED_SCOPES), *given.get("also", []))
    how = {"consents": consents, "facts_only": facts_only, "restricted": why[0] if why else ""}
    return told, how


def _texts(values: object) -> list[str]:
    return [str(one) for one in values] if isinstance(values, list) else [str(values)]


def _first(given: Mapping[str, list[str]], name: str, rest: list[tuple[str, str]]) -> str:
    """Return the one answer to a question that takes one; any further goes with the rest."""
    first, *others = given.get(name) or [""]
    rest += [(name, one) for one in others]
    return first


def _id(given: Mapping[str, list[str]], rest: list[tuple[str, str]]) -> UUID | None:
    typed = _first(given, "territory", rest)
    try:
        return UUID(typed) if typed else None
    except ValueError:
        rest.append(("territory", typed))
        return None


def _happened(given: Mapping[str, list[str]], rest: list[tuple[str, str]]) -> Moment:
    """Read the boxes of a date; a day that no calendar has goes with the rest."""
    boxes = {part: "".join(given.get(part, [])[:1]).strip() for part in _MOMENT}
    day, month, year, until, about = (boxes[part] for part in _MOMENT)
    text = f"{day}//{year}" if day and not month else "/".join(one for one in (day, month, year) if one)
    if until:
        text = f"{text}-{until}"
    elif about and text:
        text = f"~{text}"
    try:
        return Moment.parse(text)
    except Invalid:
        rest.append(("happened", text))
        return Moment()
