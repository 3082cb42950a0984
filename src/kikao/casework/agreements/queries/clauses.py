"""Clauses as a reader of their agreement sees them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from kikao.casework.agreements.enums import (
    BEFORE_SIGNING,
    ChangeCause,
    ClauseKind,
    ClauseStatus,
    InstrumentState,
    Rhythm,
    RightsQuestion,
)
from kikao.casework.agreements.lifecycle import CLAUSE
from kikao.casework.agreements.models import (
    Clause,
    ClauseChange,
    ClauseConflict,
    Instalment,
    InstrumentParty,
)
from kikao.casework.agreements.policy import writes_on
from kikao.casework.agreements.queries.rows import require_clause
from kikao.casework.agreements.reckoning import SOURCES, next_due
from kikao.casework.agreements.schemas import (
    ChangeOfClause,
    ClauseLine,
    ClausePage,
    ConflictLine,
    InstalmentLine,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.money import Currency, Money
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.schemas import in_language

Words = Mapping[UUID, str | None]
Heirs = dict[UUID | None, InstrumentParty]


def clause(by: Actor, clause_id: UUID, *, words: bool = False) -> ClausePage:
    """Return one clause with every step; with `words` its seals are opened too, which the trail notes."""
    row = require_clause(by, clause_id)
    held = row.instrument
    changes = list(ClauseChange.objects.filter(clause=row).select_related("instalment").order_by("id"))
    lifted = ClauseConflict.objects.filter(clause=row, lifted_item_id__isnull=False)
    items = [one.reason_item_id for one in changes if one.reason_item_id]
    items += [one for one in lifted.values_list("lifted_item_id", flat=True) if one]
    opened = read_many(by, items) if words and items else {}
    parties = InstrumentParty.objects.filter(instrument=held).select_related("organisation")
    writes = writes_on(by, held)
    return ClausePage(
        line=clause_lines([row], list(parties), opened)[0],
        instrument=held.title,
        history=tuple(_change(one, opened) for one in changes),
        may_write=writes and held.state == InstrumentState.SIGNED,
        may_change=writes and held.state in BEFORE_SIGNING and row.status != ClauseStatus.VOID,
    )


def clause_lines(
    rows: Iterable[Clause], parties: Iterable[InstrumentParty], opened: Words
) -> tuple[ClauseLine, ...]:
    """Cut clauses that the reader may see, with two queries more, however many they are."""
    found, known = list(rows), {party.id: party for party in parties}
    heirs: Heirs = {party.successor_of_id: party for party in known.values()}
    ids = [row.id for row in found]
    parts: dict[UUID, list[Instalment]] = {}
    standing = Instalment.objects.filter(clause_id__in=ids).exclude(status=ClauseStatus.VOID)
    for part in standing.order_by("position"):
        parts.setdefault(part.clause_id, []).append(part)
    against: dict[UUID, list[ClauseConflict]] = {}
    for one in ClauseConflict.objects.filter(clause_id__in=ids).order_by("id"):
        against.setdefault(one.clause_id, []).append(one)
    return tuple(
        _line(row, known, _bound(row.obligor_id, known, heirs), parts.get(row.id, []), (against, opened))
        for row in found
    )


def name_of(party: InstrumentParty | None) -> str:
    """Return the name of a party in the reader's language; nothing for none."""
    return in_language(party.organisation.name, party.organisation.name_fr) if party else ""


def _bound(party_id: UUID, known: Mapping[UUID, InstrumentParty], heirs: Heirs) -> InstrumentParty | None:
    """Follow a company that changed hands: whoever took its obligations over, nobody when the last did not."""
    party: InstrumentParty | None = known[party_id]
    while party and (heir := heirs.get(party.id)):
        party = heir if heir.took_over else None
    return party


def _line(
    row: Clause,
    known: Mapping[UUID, InstrumentParty],
    bound: InstrumentParty | None,
    parts: list[Instalment],
    against: tuple[Mapping[UUID, list[ClauseConflict]], Words],
) -> ClauseLine:
    conflicts, opened = against
    beneficiary = known.get(row.beneficiary_id) if row.beneficiary_id else None
    due = [part.due_on for part in parts if part.status in {ClauseStatus.DUE, ClauseStatus.LATE}]
    return ClauseLine(
        id=row.id,
        instrument_id=row.instrument_id,
        number=row.number,
        kind=row.kind,
        kind_words=str(ClauseKind(row.kind).label),
        words=row.words,
        obligor_id=row.obligor_id,
        obligor=name_of(known[row.obligor_id]),
        bound=name_of(bound),
        beneficiary_id=row.beneficiary_id,
        beneficiary=name_of(beneficiary),
        due_on=row.due_on,
        next_on=due[0] if due else next_due(row.due_on, row.rhythm, row.until_on, not_before=today()),
        rhythm=row.rhythm,
        rhythm_words=str(Rhythm(row.rhythm).label),
        until_on=row.until_on,
        indicator=row.indicator,
        amount=row.amount,
        status=row.status,
        status_words=str(ClauseStatus(row.status).label),
        version=row.version,
        next_states=tuple(sorted((one.value, str(one.label)) for one in CLAUSE.allowed(row.status))),
        instalments=tuple(_instalment(part, row.currency) for part in parts),
        conflicts=tuple(_conflict(one, opened) for one in conflicts.get(row.id, [])),
    )


def _instalment(row: Instalment, currency: str) -> InstalmentLine:
    return InstalmentLine(
        row.id,
        row.position,
        row.due_on,
        Money(row.amount_minor, Currency(currency)),
        row.status,
        str(ClauseStatus(row.status).label),
        row.paid_on,
    )


def _conflict(row: ClauseConflict, opened: Words) -> ConflictLine:
    return ConflictLine(
        row.id,
        row.question,
        str(RightsQuestion(row.question).label),
        SOURCES[row.question],
        row.flagged_on,
        row.lifted_on,
        opened.get(row.lifted_item_id) if row.lifted_item_id else "",
    )


def _change(row: ClauseChange, opened: Words) -> ChangeOfClause:
    return ChangeOfClause(
        old_words=str(ClauseStatus(row.old).label) if row.old else "",
        new=row.new,
        new_words=str(ClauseStatus(row.new).label),
        reason=opened.get(row.reason_item_id) if row.reason_item_id else "",
        has_reason=row.reason_item_id is not None,
        by=row.by_account,
        changed_on=row.changed_on,
        instalment=row.instalment.position if row.instalment else None,
        cause=_cause(row),
    )


def _cause(row: ClauseChange) -> str:
    words = str(ChangeCause(row.cause).label) if row.cause else ""
    return f"{words} ({row.cause_reference})" if row.cause_reference else words
