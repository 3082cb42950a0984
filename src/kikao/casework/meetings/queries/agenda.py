"""The agenda as it is read: the same words for everybody in the room."""

from collections.abc import Iterable
from uuid import UUID

from kikao.casework.cases.queries import cases_by_id
from kikao.casework.cases.schemas import CaseLine
from kikao.casework.meetings.enums import COMING, ItemKind
from kikao.casework.meetings.models import AgendaItem, Release, Sitting
from kikao.casework.meetings.policy import at_desk
from kikao.casework.meetings.queries.decisions import decisions_of_sitting
from kikao.casework.meetings.queries.room import open_items
from kikao.casework.meetings.schemas import DecisionLine, ItemLine
from kikao.foundation.access.actor import Actor


def agenda(by: Actor, row: Sitting) -> tuple[ItemLine, ...]:
    """Return the agenda items open to the reader, with what was decided on each."""
    items = open_items(by, row)
    cases = cases_by_id(by, [item.case_id for item in items if item.case_id])
    words = words_of(items, cases)
    decided: dict[UUID, list[DecisionLine]] = {}
    if row.state not in COMING:
        for line in decisions_of_sitting(by, row.id):
            if line.item_id:
                decided.setdefault(line.item_id, []).append(line)
    return tuple(
        _line(by, number, item, words[item.id], cases, tuple(decided.get(item.id, ())))
        for number, item in enumerate(items, start=1)
    )


def words_of(items: Iterable[AgendaItem], cases: dict[UUID, CaseLine]) -> dict[UUID, str]:
    """Return what each item is called: for everybody alike, so a title counts only once a second person checked it."""
    found = list(items)
    released = _released([item.release_id for item in found if item.release_id and not item.as_read])
    return {item.id: item.as_read or _words(item, cases, released) for item in found}


def _words(item: AgendaItem, cases: dict[UUID, CaseLine], released: dict[UUID, str]) -> str:
    if item.kind == ItemKind.SAID:
        return item.words
    if item.release_id:
        return released.get(item.release_id, item.words)
    line = cases.get(item.case_id) if item.case_id else None
    if line is None:
        return item.words
    named = f"{line.reference} – {line.title}" if line.checked and line.title else line.reference
    return f"{named}: {item.words}" if item.words else named


def _released(release_ids: list[UUID]) -> dict[UUID, str]:
    if not release_ids:
        return {}
    rows = Release.objects.filter(id__in=release_ids).values_list("id", "reference", "what")
    return {release_id: f"{reference} – {what}" for release_id, reference, what in rows}


def _line(
    by: Actor,
    number: int,
    item: AgendaItem,
    words: str,
    cases: dict[UUID, CaseLine],
    decided: tuple[DecisionLine, ...],
) -> ItemLine:
    case = cases.get(item.case_id) if item.case_id else None
    return ItemLine(
        id=item.id,
        position=number,
        kind=item.kind,
        kind_words=str(ItemKind(item.kind).label),
        case_id=case.id if case else None,
        task_id=item.task_id if case else None,
        words=words,
        note=item.note,
        decisions=decided,
        unchecked=bool(case and not case.checked and at_desk(by)),
    )
