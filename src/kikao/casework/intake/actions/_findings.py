"""What a site visit or an agreement check answered in codes: claimed on arrival, waiting until somebody takes it up."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.casework.forms.enums import Field
from kikao.casework.intake.models import Finding, Submission
from kikao.casework.intake.reckoning.splitting import Asked, Split
from kikao.casework.reports.reckoning import EARLIEST
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.registry.places.models import Place
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import offered

_REFERENCE = re.compile(r"[A-Z]{1,4}(?:-[A-Z])?-\d{4}-[2-9A-Z]{6}")
"""The only words of an agreement that stand plain: a reference of ours, never what somebody called it."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOST_CLAUSES = 300
_CLAIMED = (TermList.FOLLOW_UP_FINDING, TermList.CLAUSE_STATUS)


@dataclass
class _Line:
    clause: int | None = None
    finding: str = ""


def keep_findings(by: Actor, row: Submission, found: Split) -> None:
    """Write the codes of a visit or a check; what is no code stays sealed with the rest of the answers."""
    place = _place(by, found)
    if place:
        wall.raise_wall(by.working_group_id, row.id, wall.place_key(place), row.id)
    common = {
        "working_group_id": row.working_group_id,
        "submission": row,
        "instrument": _instrument(found),
        "no_access": _code(by, (TermList.NO_ACCESS_REASON,), found.first(Field.NO_ACCESS)),
        "place_id": place,
        "done_on": _day(found.first(Field.DONE_ON)),
    }
    lines = _lines(by, found)
    if lines or any(common[name] for name in ("instrument", "no_access", "place_id", "done_on")):
        Finding.objects.bulk_create(
            Finding(**common, clause=line.clause, finding=line.finding) for line in lines or [_Line()]
        )


def _lines(by: Actor, found: Split) -> list[_Line]:
    """Return each clause with what was found of it, in the order of the answers; a clause counts once."""
    answers = [pair for pair in found.coded if pair[0] in {Field.CLAUSE, Field.FINDING}]
    known = offered(
        by, [(name, asked.value) for _f, asked in answers[: 2 * MOST_CLAUSES] for name in _CLAIMED]
    )
    codes = {code for _name, code in known}
    lines: list[_Line] = []
    for field, asked in answers[: 2 * MOST_CLAUSES]:
        _enter(lines, field, asked, codes)
    kept = {line.clause: line for line in reversed(lines) if line.clause is not None or line.finding}
    return list(reversed(kept.values()))


def _enter(lines: list[_Line], field: Field, asked: Asked, codes: set[str]) -> None:
    if field == Field.CLAUSE:
        if asked.value.isascii() and asked.value.isdigit() and 0 < int(asked.value[:5]) < 1000:
            lines.append(_Line(int(asked.value)))
    elif asked.value in codes:
        if not lines or lines[-1].finding:
            lines.append(_Line())
        lines[-1].finding = asked.value


def _instrument(found: Split) -> str:
    asked = found.first(Field.INSTRUMENT)
    return asked.value if asked and _REFERENCE.fullmatch(asked.value) else ""


def _code(by: Actor, lists: tuple[TermList, ...], asked: Asked | None) -> str:
    if asked is None:
        return ""
    return asked.value if offered(by, [(name, asked.value) for name in lists]) else ""


def _day(asked: Asked | None) -> date | None:
    if asked is None or not _DAY.match(asked.value):
        return None
    try:
        day = date.fromisoformat(asked.value[:10])
    except ValueError:
        return None
    return day if EARLIEST <= day <= today() else None


def _place(by: Actor, found: Split) -> UUID | None:
    asked = found.first(Field.PLACE)
    if asked is None:
        return None
    there = Place.objects.filter(working_group_id=by.working_group_id)
    try:
        there = there.filter(id=UUID(asked.value))
    except ValueError:
        there = there.filter(pcode=asked.value).exclude(pcode="")
    return there.values_list("id", flat=True).first()
