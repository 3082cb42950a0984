"""Looking at a table before anything is done, and taking the next lines of it over."""

from dataclasses import dataclass
from time import monotonic

from kikao.casework.imports.actions import import_record
from kikao.casework.imports.queries import Names, names_of, problems_of, taken_already
from kikao.casework.imports.reckoning.units import Unit, tag_of, units
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import sent_once
from kikao.foundation.base.stops import Stop
from kikao.interfaces.office.imports.desk import Desk
from kikao.interfaces.office.imports.kinds import SITES_KIND
from kikao.registry.context.actions import import_events
from kikao.registry.context.queries import events_compared
from kikao.registry.context.schemas import EventsLooked
from kikao.registry.places.actions import import_sites
from kikao.registry.places.queries import sites_compared
from kikao.registry.places.schemas import SitesLooked

LOOKED = 20
EVENTS_LOOKED = 2000
AT_ONCE = 1000
PATIENCE = 5.0
REHEARSED = "import.rehearsed"
"""Records shown beforehand, events compared beforehand, events taken at once, seconds of one step; what a rehearsal ends with."""


@dataclass(frozen=True)
class Look:
    """One record before it is taken: the number of its line, what it says, what stands against it."""

    number: int
    words: str
    problems: tuple[str, ...]
    is_known: bool


def looked_at(by: Actor, desk: Desk) -> tuple[Look, ...]:
    """Return the first records with everything that stands against them; nothing is kept of it."""
    names = names_of(by)
    first = units(desk.kind.key, desk.lines)[:LOOKED]
    known = taken_already(by, desk.kind.key, first)
    found = []
    for unit in first:
        words = " · ".join(cell for cell in unit.first.said.values() if cell)[:200]
        faults = () if unit.number in known else _faults(by, desk.kind.key, unit, names)
        found.append(Look(unit.number, words, faults, unit.number in known))
    return tuple(found)


def _faults(by: Actor, kind: str, unit: Unit, names: Names) -> tuple[str, ...]:
    """Rehearse one record, and return what stands against it."""
    try:
        import_record(by, kind=kind, unit=unit, names=names, rehearsal=True)
    except Stop as stop:
        return () if stop.code == REHEARSED else _said(kind, stop)
    return ()


def sites_looked_at(by: Actor, desk: Desk) -> SitesLooked:
    """Return what a file of sites would do."""
    return sites_compared(by, desk.lines)


def events_looked_at(by: Actor, desk: Desk) -> EventsLooked:
    """Return what the first lines of a file of events would do."""
    return events_compared(by, desk.kind.key.upper(), desk.lines[:EVENTS_LOOKED])


def step(by: Actor, desk: Desk) -> None:
    """Take the next lines over, as many as a page can wait for."""
    if desk.kind.is_records:
        _records(by, desk)
    elif desk.kind is SITES_KIND:
        _sites(by, desk)
    else:
        _events(by, desk)


def total(desk: Desk) -> int:
    """Return how many records or lines there are."""
    return len(units(desk.kind.key, desk.lines)) if desk.kind.is_records else len(desk.table.lines)


def rows_refused(desk: Desk) -> list[tuple[str, ...]]:
    """Return the refused lines as they came, each with its reason; of a refused sitting all its lines."""
    why = dict(desk.progress.refused)
    cells = {line.number: line.cells for line in desk.table.lines}
    if not desk.kind.is_records:
        return [(*cells[number], words) for number, words in why.items()]
    refused = [unit for unit in units(desk.kind.key, desk.lines) if unit.number in why]
    return [(*cells[line.number], why[unit.number]) for unit in refused for line in unit.lines]


def _records(by: Actor, desk: Desk) -> None:
    come, kind = desk.progress, desk.kind.key
    every, names, until = units(kind, desk.lines), names_of(by), monotonic() + PATIENCE
    for unit in every[come.next :]:
        if taken_already(by, kind, [unit]):
            come.again += 1
        else:
            _one(by, desk, unit, names)
        come.next += 1
        if monotonic() >= until:
            break
    come.is_done = come.next >= len(every)


def _one(by: Actor, desk: Desk, unit: Unit, names: Names) -> None:
    kind = desk.kind.key
    try:
        with sent_once(tag_of(by.working_group_id, kind, unit)):
            import_record(by, kind=kind, unit=unit, names=names)
    except Stop as stop:
        desk.progress.refused.append((unit.number, " ".join(_said(kind, stop))))
    else:
        desk.progress.taken += 1


def _sites(by: Actor, desk: Desk) -> None:
    come = desk.progress
    looked = sites_compared(by, desk.lines, overwrite=come.overwrite)
    import_sites(by, lines=desk.lines, overwrite=come.overwrite)
    come.taken, come.changed, come.again = looked.new, looked.changed, looked.unchanged
    come.refused = [(plan.number, plan.fault) for plan in looked.refused]
    come.kept = [(plan.number, plan.name, ", ".join(plan.kept_words)) for plan in looked.kept]
    come.next, come.is_done = len(desk.lines), True


def _events(by: Actor, desk: Desk) -> None:
    come, source, until = desk.progress, desk.kind.key.upper(), monotonic() + PATIENCE
    lines = desk.lines
    while come.next < len(lines) and monotonic() < until:
        piece = lines[come.next : come.next + AT_ONCE]
        looked = events_compared(by, source, piece)
        import_events(by, source=source, lines=piece)
        come.taken, come.changed = come.taken + looked.new, come.changed + looked.changed
        come.again += looked.unchanged
        come.refused += [(one.number, one.words) for one in looked.refused]
        come.next += len(piece)
    come.is_done = come.next >= len(lines)


def _said(kind: str, stop: Stop) -> tuple[str, ...]:
    told = problems_of(kind, stop)
    return tuple(f"{one.column}: {one.words}" if one.column else one.words for one in told)
