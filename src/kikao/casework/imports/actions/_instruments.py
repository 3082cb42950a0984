"""What the lines of an agreement say, put into the acts by which a secretary records one that others made."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.actions import (
    add_clause,
    add_instrument_party,
    credit_helper,
    register_instrument,
)
from kikao.casework.agreements.enums import HelperPart, InstrumentState, PartyPart, Rhythm
from kikao.casework.agreements.schemas import Promise
from kikao.casework.imports.actions._columns import on_line, told_by
from kikao.casework.imports.queries import Names, Reading, case_called
from kikao.casework.imports.reckoning.columns import CLAUSE, INSTRUMENTS
from kikao.casework.imports.reckoning.units import Unit
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.moments import Moment, Precision
from kikao.foundation.base.money import Currency, Money
from kikao.foundation.base.stops import Invalid
from kikao.foundation.base.tables import Given

OF_CLAUSE = frozenset(column.field for column in CLAUSE)
OF_HEAD = tuple(column.field for column in INSTRUMENTS if column.field not in OF_CLAUSE)
BODIES = (*PartyPart.values, *HelperPart.values)
CLAUSE_COLUMNS = {
    "kind": "clause_kind",
    "words": "clause_words",
    "obligor_id": "obligor",
    "beneficiary_id": "beneficiary",
    "instalments": "amount",
}
Bodies = tuple[tuple[str, UUID], ...]
"""Organisations, each with the part that it has."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause as its line says it: who owes it is still an organisation, not yet a party."""

    number: int
    promise: Promise


def instrument_of(by: Actor, names: Names, unit: Unit) -> UUID:
    """Record a past agreement with its parties, those who brought it about, and its clauses."""
    read = Reading(names, _split(unit.first))
    parties, helpers = _bodies(read, PartyPart.values), _bodies(read, HelperPart.values)
    credit = {name: read.words(name) for name in ("contribution", "said_by")}
    if any(credit.values()) and not helpers:
        read.faults["contribution"] = _("Name who convened, helped or witnessed.")
    _require_one_head(read, unit)
    clauses = [_clause(read, names, line) for line in unit.lines if any(map(line.of, OF_CLAUSE))]
    made = _register(by, read)
    held: dict[UUID, UUID] = {}
    for part, body in parties:
        with told_by({"organisation_id": part}):
            party = add_instrument_party(by, instrument_id=made, organisation_id=body, part=part)
        held.setdefault(body, party)
    for part, body in helpers:
        credit_helper(by, instrument_id=made, organisation_id=body, part=part, **credit)
    for clause in clauses:
        _add(by, made, clause, held)
    return made


def _split(line: Given) -> Given:
    """Let a semicolon stand for a bar where organisations are named."""
    bodies = {name: line.of(name).replace(";", "|") for name in BODIES}
    return Given(line.number, {**line.said, **bodies})


def _bodies(read: Reading, parts: Iterable[str]) -> Bodies:
    return tuple((part, body) for part in parts for body in read.ids(part, "organisation"))


def _require_one_head(read: Reading, unit: Unit) -> None:
    """Refuse a later line that says of the agreement itself something else than the first."""
    for line in unit.lines[1:]:
        for name in OF_HEAD:
            if line.of(name) not in ("", unit.first.of(name)):
                words = _("This is not what the first line of this agreement says.")
                read.faults.setdefault(name, on_line(words, line.number))


def _register(by: Actor, read: Reading) -> UUID:
    state = read.needed_code("state", kind="instrument_state")
    happened = _happened(read, state)
    case_id = _case(by, read)
    head = {
        "kind": read.needed_code("kind", kind="instrument_kind"),
        "place_id": read.one("place"),
        "ends_on": read.day("ends_on"),
    }
    read.check()
    return register_instrument(
        by,
        title=read.words("title"),
        state=state,
        happened_on=happened.start,
        precision=happened.precision,
        case_id=case_id,
        words=read.words("words"),
        **head,  # type: ignore[arg-type]
    )


def _happened(read: Reading, state: str) -> Moment:
    """Read when it was signed as well as that is known; a demand, an offer or a refusal has one day or none."""
    if state != InstrumentState.SIGNED:
        day = read.day("happened_on")
        return Moment(day, day, Precision.EXACT)
    moment = read.moment("happened_on")
    if moment.precision == Precision.EST and moment.start != moment.end:
        read.faults["happened_on"] = _("Write one day, about one day, a month or a year.")
    return moment


def _case(by: Actor, read: Reading) -> UUID | None:
    try:
        return case_called(by, read.line.of("case"), "case")
    except Invalid as stop:
        read.faults.update(stop.fields)
        return None


def _clause(head: Reading, names: Names, line: Given) -> _Clause:
    """Read the clause of one line; its faults are told with those of the agreement."""
    read = Reading(names, line)
    kind, obligor = read.needed_code("clause_kind"), read.needed_code("obligor", kind="organisation")
    promise = Promise(
        kind=kind,
        words=read.words("clause_words"),
        obligor_id=UUID(obligor) if obligor else UUID(int=0),
        beneficiary_id=read.one("beneficiary", "organisation"),
        due_on=read.day("due_on"),
        rhythm=read.code("rhythm", otherwise=Rhythm.ONCE),
        until_on=read.day("until_on"),
        amount=_amount(read),
    )
    for name, words in read.faults.items():
        head.faults.setdefault(name, on_line(words, line.number))
    return _Clause(line.number, promise)


def _amount(read: Reading) -> Money | None:
    said = read.line.of("amount")
    named = [one for one in Currency if one in said.upper()]
    if said and len(named) != 1:
        read.faults["amount"] = _("Write the amount with its currency: 1 200,50 USD.")
    if not said or len(named) != 1:
        return None
    try:
        return Money.parse(said, named[0])
    except Invalid as stop:
        read.faults["amount"] = " ".join(str(words) for words in stop.fields.values())
        return None


def _add(by: Actor, made: UUID, clause: _Clause, held: dict[UUID, UUID]) -> None:
    """Write a clause in, between parties of this agreement."""
    given = clause.promise
    ends = {"obligor": given.obligor_id, "beneficiary": given.beneficiary_id}
    strange = [name for name, body in ends.items() if body and body not in held]
    with told_by(CLAUSE_COLUMNS, clause.number):
        if strange:
            raise Invalid(dict.fromkeys(strange, _("This organisation is no party of the agreement.")))
        beneficiary_id = held[given.beneficiary_id] if given.beneficiary_id else None
        promise = replace(given, obligor_id=held[given.obligor_id], beneficiary_id=beneficiary_id)
        add_clause(by, instrument_id=made, promise=promise)
