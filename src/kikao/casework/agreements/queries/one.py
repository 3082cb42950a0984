"""One agreement whole: who is in it, what it says, who signed, who knows of it, how it came about and ended."""

from uuid import UUID

from kikao.casework.agreements.enums import (
    BEFORE_SIGNING,
    HandOver,
    HelperPart,
    InstrumentState,
    Language,
    PartyPart,
    SignatoryRole,
    SigningManner,
)
from kikao.casework.agreements.lifecycle import INSTRUMENT
from kikao.casework.agreements.models import (
    HandedCopy,
    Instrument,
    InstrumentMove,
    InstrumentParty,
    Signature,
)
from kikao.casework.agreements.policy import seen_by, writes_on
from kikao.casework.agreements.queries.clauses import clause_lines, name_of
from kikao.casework.agreements.queries.listed import lines
from kikao.casework.agreements.queries.rights import rights_page
from kikao.casework.agreements.queries.texts import text_line
from kikao.casework.agreements.schemas import (
    CopyLine,
    EndingLine,
    HelperLine,
    InstrumentPage,
    Linked,
    MoveOfText,
    PartyInIt,
    ReadingLine,
    SignatureLine,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.models import Organisation
from kikao.registry.people.schemas import in_language

Words = dict[UUID, str | None]


def instrument(by: Actor, instrument_id: UUID, *, words: bool = False) -> InstrumentPage:
    """Return one agreement; with `words` its seals are opened too, which the trail notes."""
    row = Instrument.objects.filter(seen_by(by), id=instrument_id).select_related("place", "amends").first()
    if row is None:
        raise Unknown
    everybody = list(
        row.parties.select_related("organisation", "seat", "successor_of__organisation").order_by("position")
    )
    hands = list(row.signatures.select_related("organisation").order_by("id"))
    moves = list(row.moves.select_related("party__organisation").order_by("id"))
    copies = list(row.copies.select_related("party__organisation").order_by("handed_on", "id"))
    opened = _opened(by, hands, moves) if words else {}
    parties = tuple(_party(one, hands, copies) for one in everybody)
    standing = [
        one for one in parties if one.left_on is None and one.part == PartyPart.PARTY and not one.successor_of
    ]
    writes = writes_on(by, row)
    return InstrumentPage(
        line=lines([row])[0],
        room_id=row.room_id,
        place_id=row.place_id,
        version=row.version,
        parties=parties,
        helpers=_helpers(row),
        clauses=clause_lines(row.clauses.order_by("number"), everybody, opened),
        texts=tuple(
            text_line(one) for one in row.texts.order_by("purpose", "number", "language").defer("words")
        ),
        signatures=tuple(_signature(one, opened) for one in hands),
        moves=tuple(_move(one, opened) for one in moves),
        endings=_endings(row),
        readings=_readings(row),
        copies=tuple(_copy(one) for one in copies),
        without_copy=tuple(one.organisation for one in parties if one.left_on is None and not one.has_copy),
        without_hand=tuple(one.organisation for one in standing if not one.signed),
        rights=rights_page(by, row, words=words),
        amends=_linked(row.amends) if row.amends else None,
        amended_by=tuple(_linked(one) for one in row.amendments.order_by("id")),
        next_states=tuple(sorted((one.value, str(one.label)) for one in INSTRUMENT.allowed(row.state))),
        may_write=writes,
        may_edit=writes and (row.state in BEFORE_SIGNING or _recorded(row)),
    )


def _recorded(row: Instrument) -> bool:
    """Tell whether an agreement that others made can still be completed; what the group made is fixed by its signing."""
    return not row.made_here and row.state == InstrumentState.SIGNED


def _opened(by: Actor, hands: list[Signature], moves: list[InstrumentMove]) -> Words:
    items = [one.reason_item_id for one in hands if one.reason_item_id]
    items += [one.words_item_id for one in moves if one.words_item_id]
    return read_many(by, items) if items else {}


def _named(organisation: Organisation) -> str:
    return in_language(organisation.name, organisation.name_fr)


def _party(row: InstrumentParty, hands: list[Signature], copies: list[HandedCopy]) -> PartyInIt:
    return PartyInIt(
        id=row.id,
        position=row.position,
        organisation_id=row.organisation_id,
        organisation=name_of(row),
        part=row.part,
        part_words=str(PartyPart(row.part).label),
        function=row.function,
        seat_id=row.seat_id,
        seat=in_language(row.seat.title, row.seat.title_fr) if row.seat else "",
        successor_of=row.successor_of_id,
        successor_of_name=name_of(row.successor_of),
        took_over=row.took_over,
        since_on=row.since_on,
        left_on=row.left_on,
        left_reason=row.left_reason,
        has_copy=any(one.party_id == row.id for one in copies),
        signed=any(one.party_id == row.id and one.manner != SigningManner.ABSENT for one in hands),
    )


def _helpers(row: Instrument) -> tuple[HelperLine, ...]:
    return tuple(
        HelperLine(_named(one.organisation), str(HelperPart(one.part).label), one.contribution, one.said_by)
        for one in row.helpers.select_related("organisation").order_by("id")
    )


def _signature(row: Signature, opened: Words) -> SignatureLine:
    return SignatureLine(
        id=row.id,
        role_words=str(SignatoryRole(row.role).label),
        organisation=_named(row.organisation),
        function=row.function,
        manner=row.manner,
        manner_words=str(SigningManner(row.manner).label),
        witness=row.witness,
        reason=opened.get(row.reason_item_id) if row.reason_item_id else "",
        signed_on=row.signed_on,
    )


def _move(row: InstrumentMove, opened: Words) -> MoveOfText:
    return MoveOfText(
        new=row.new,
        new_words=str(InstrumentState(row.new).label),
        party=name_of(row.party),
        happened_on=row.happened_on,
        has_words=row.words_item_id is not None,
        words=opened.get(row.words_item_id) if row.words_item_id else "",
        entered_on=row.entered_on,
    )


def _endings(row: Instrument) -> tuple[EndingLine, ...]:
    rows = row.endings.select_related("party__organisation").order_by("id")
    return tuple(EndingLine(name_of(one.party), one.goes_on, one.ended_on, one.reason) for one in rows)


def _readings(row: Instrument) -> tuple[ReadingLine, ...]:
    rows = row.readings.select_related("place").order_by("read_on", "id")
    return tuple(
        ReadingLine(
            one.place.name, one.read_on, str(Language(one.language).label), one.women, one.men, one.uncounted
        )
        for one in rows
    )


def _copy(row: HandedCopy) -> CopyLine:
    return CopyLine(
        name_of(row.party),
        row.handed_on,
        str(HandOver(row.how).label),
        str(Language(row.language).label),
    )


def _linked(row: Instrument) -> Linked:
    return Linked(row.id, row.reference, row.title, str(InstrumentState(row.state).label), row.signed_on)
