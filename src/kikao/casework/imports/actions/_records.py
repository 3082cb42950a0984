"""What the lines of a report, a case and a sitting say, put into the acts that a secretary does by hand."""

from uuid import UUID

from kikao.casework.cases.actions import table_case
from kikao.casework.cases.enums import Level, PartyRole
from kikao.casework.cases.schemas import PartyGiven
from kikao.casework.imports.queries import Names, Reading, case_called
from kikao.casework.imports.reckoning.units import Unit
from kikao.casework.meetings.actions import enter_past_sitting
from kikao.casework.meetings.enums import ItemKind, SittingKind
from kikao.casework.meetings.schemas import PastItem, PastSitting
from kikao.casework.reports.actions import record_report
from kikao.casework.reports.enums import AccusedKind, Language, SourceKind
from kikao.casework.reports.schemas import Accusation, Known, Taking, Told
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid
from kikao.foundation.base.tables import Given, key_of


def report_of(by: Actor, names: Names, unit: Unit) -> UUID:
    """Record a past report."""
    read = Reading(names, unit.first)
    consents, identity = read.codes("consents"), read.words("identity")
    facts_only = read.yes("facts_only") or not (consents or identity)
    known = Known(
        language=read.code("language", otherwise=Language.FR),
        happened=read.moment("happened"),
        place_id=read.one("place"),
        territory_id=read.one("territory"),
        nature=read.code("nature"),
        category=read.code("category"),
        severity=read.code("severity"),
        source_kind=read.code("source_kind", otherwise=SourceKind.UNKNOWN),
        reliability=read.code("reliability"),
    )
    taking = Taking(
        channel=read.needed_code("channel"),
        arrived_on=read.day("arrived_on"),
        said_at=read.words("said_at"),
        consents=consents,
        manner=read.needed_code("manner") if consents else read.code("manner"),
        facts_only=facts_only,
    )
    accused = tuple(_accused(read))
    read.check()
    told = Told(
        words=read.words("words"),
        place_words=read.words("place_words"),
        identity=identity,
        accused=accused,
        known=known,
    )
    return record_report(by, told=told, taking=taking)


def _accused(read: Reading) -> list[Accusation]:
    """Read whom a report accuses: a kind of the list, or an organisation by its name."""
    kinds = read.names.by_kind["accused"]
    found = []
    for said in read.line.many("accused"):
        if len(kinds.get(key_of(said), {})) == 1:
            found.append(Accusation(kind=read.names.find("accused", said)))
            continue
        try:
            body = UUID(read.names.find("organisation", said))
        except Invalid as stop:
            read.faults["accused"] = " ".join(str(words) for words in stop.fields.values())
        else:
            found.append(Accusation(AccusedKind.ORGANISATION, body))
    return found


def case_of(by: Actor, names: Names, unit: Unit) -> UUID:
    """Table a past case on its real day."""
    read = Reading(names, unit.first)
    answers = {
        "tabled_on": read.day("tabled_on"),
        "request_nature": read.code("request_nature"),
        "requester_type": read.code("requester_type"),
        "level": read.code("level", otherwise=Level.LOCAL),
        "place_id": read.one("place"),
        "territory_id": read.one("territory"),
        "severity": read.code("severity"),
    }
    parties = [PartyGiven(body, role) for role in PartyRole.values for body in read.ids(role, "organisation")]
    read.check()
    return table_case(
        by,
        title=read.words("title"),
        summary=read.words("summary"),
        parties=parties,
        **answers,  # type: ignore[arg-type]
    )


def sitting_of(by: Actor, names: Names, unit: Unit) -> UUID:
    """Enter a past sitting from its lines, one for each item."""
    read = Reading(names, unit.first)
    kind = read.code("kind", otherwise=SittingKind.MONTHLY)
    held_on = read.day("held_on")
    past = PastSitting(
        kind=kind,
        held_on=held_on or today(),
        venue=read.words("venue", 200),
        host_id=read.one("host", "organisation"),
        closed=kind == SittingKind.CLOSED,
        present=read.ids("present", "seat"),
        alternates=read.ids("alternates", "seat"),
        guests=read.line.many("guests"),
        groups=_groups(read),
        items=tuple(_item(by, names, line) for line in unit.lines if _says_something(line)),
    )
    read.words("guests", 120)
    read.words("groups", 120)
    read.check()
    return enter_past_sitting(by, past=past)


def _says_something(line: Given) -> bool:
    return any(line.of(name) for name in ("case", "words", "note", "code", "reason"))


def _item(by: Actor, names: Names, line: Given) -> PastItem:
    read = Reading(names, line)
    case_id = case_called(by, line.of("case"), "case")
    kind = read.code("item_kind", otherwise=ItemKind.NEW_CASE if case_id else ItemKind.OTHER)
    code, joined_to = read.code("code"), case_called(by, line.of("joined_to"), "joined_to")
    words = read.words("words", 300)
    read.check()
    return PastItem(kind, case_id, words, line.of("note"), code, line.of("reason"), joined_to)


def _groups(read: Reading) -> tuple[tuple[str, int], ...]:
    found = []
    for said in read.line.many("groups"):
        group, _colon, number = said.rpartition(":")
        if group.strip() and number.strip().isascii() and number.strip().isdigit():
            found.append((group.strip(), int(number)))
        else:
            read.faults["groups"] = said
    return tuple(found)
