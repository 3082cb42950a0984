"""What the parties talked out and promised: rooms with their sides, agreements with clauses, and who helped."""

from typing import Any
from uuid import UUID

from kikao.casework.agreements.actions import (
    add_clause,
    add_instrument_party,
    answer_rights,
    confirm_rights,
    credit_helper,
    dispute_clause,
    draft_instrument,
    record_signature,
    register_instrument,
    sign_instrument,
    write_instrument_text,
)
from kikao.casework.agreements.actions import claim_clause as claim
from kikao.casework.agreements.enums import (
    ClauseStatus,
    HelperPart,
    InstrumentKind,
    InstrumentState,
    Rhythm,
    RightsQuestion,
    SigningManner,
)
from kikao.casework.agreements.schemas import Promise
from kikao.casework.mediation.actions import end_room, open_room, record_statement
from kikao.casework.mediation.enums import RoomOutcome
from kikao.casework.mediation.queries import room
from kikao.casework.mediation.schemas import BodyGiven, SideGiven
from kikao.casework.monitoring.actions import plan_checks
from kikao.foundation.base.moments import Precision
from kikao.interfaces.cli.demo.data import LABEL, fr, moment, told
from kikao.interfaces.cli.demo.founding import Stage

CHAIRS = 3
MEDIATOR = "communautes"
_ENDED = {RoomOutcome.AGREED: "Accord trouvé", RoomOutcome.STALLED: "Plus rien ne bouge"}


def talk(stage: Stage, case: dict[str, Any]) -> UUID | None:
    """Open the room in which the sides of a case talked, with what the sources say that each said."""
    given = case["room"]
    if not given:
        return None
    by = stage.first
    opened = open_room(
        by,
        case_id=stage.cases[case["key"]],
        title=fr(given["title"]),
        sides=[
            SideGiven(one["name"], CHAIRS, (BodyGiven(stage.organisations[one["organisation"]]),))
            for one in given["sides"]
        ],
        mediator_ids=[stage.accounts[MEDIATOR]],
    )
    sides = room(by, opened).sides
    for one in given["records"]:
        record_statement(
            by,
            room_id=opened,
            side_id=sides[one["side"]].id,
            kind=one["kind"],
            words=f"{fr(one['text'])} Selon : {source_of(one)}",
        )
    return opened


def end_talks(stage: Stage, case: dict[str, Any], room_id: UUID | None) -> None:
    """End the talks as the sources leave them."""
    if room_id is not None:
        outcome = RoomOutcome(case["room"]["outcome"])
        version = room(stage.first, room_id).version
        reason = f"{_ENDED[outcome]} {LABEL}"
        end_room(stage.first, room_id=room_id, version=version, outcome=outcome, reason=reason)


def agree(stage: Stage, case: dict[str, Any], room_id: UUID | None) -> None:
    """Write down what was signed or demanded, clause by clause; undated papers stay undated."""
    for given in case["instruments"]:
        if given["clauses"]:
            _write(stage, case, given, room_id)


def _write(stage: Stage, case: dict[str, Any], given: dict[str, Any], room_id: UUID | None) -> None:
    by, case_id = stage.first, stage.cases[case["key"]]
    title = f"{InstrumentKind(given['type']).label} – {fr(case['title']).partition(' :')[0]}"
    made = given["made_here"]
    row = (
        draft_instrument(by, case_id=case_id, kind=given["type"], title=title, room_id=room_id)
        if made
        else register_instrument(
            by,
            kind=given["type"],
            title=title,
            state=given.get("state", InstrumentState.SIGNED),
            case_id=case_id,
            precision=Precision.UNKNOWN,
        )
    )
    parties = {
        key: add_instrument_party(by, instrument_id=row, organisation_id=stage.organisations[key])
        for key in given["parties"]
    }
    clauses = [(_promise(by, row, one, parties), one["status"]) for one in given["clauses"]]
    for key in given["convenors"]:
        credit_helper(
            by,
            instrument_id=row,
            organisation_id=stage.organisations[key],
            part=HelperPart.CONVENOR,
            contribution=f"A réuni les parties {LABEL}",
            said_by=source_of(given),
        )
    if made:
        _sign(stage, row, given, parties)
        plan_checks(by, instrument_id=row)
    for clause, status in clauses:
        _stand(stage, clause, status, given)


def _promise(by: Any, row: UUID, given: dict[str, Any], parties: dict[str, UUID]) -> UUID:
    beneficiary = given["beneficiary"]
    promise = Promise(
        kind=given["type"],
        words=fr(given["text"]),
        obligor_id=parties[given["obligor"]],
        beneficiary_id=parties[beneficiary] if beneficiary else None,
        rhythm=Rhythm.ALWAYS,
    )
    return add_clause(by, instrument_id=row, promise=promise)


def _sign(stage: Stage, row: UUID, given: dict[str, Any], parties: dict[str, UUID]) -> None:
    by, when = stage.first, moment(given["happened"])
    text = write_instrument_text(
        by,
        instrument_id=row,
        language="fr",
        words=f"Le texte signé n'est pas publié ; ses clauses sont reprises de : {source_of(given)} {LABEL}",
    )
    answer_rights(by, instrument_id=row, answers=dict.fromkeys(RightsQuestion.values, True))
    confirm_rights(stage.second, instrument_id=row)
    for party in parties.values():
        record_signature(
            by,
            instrument_id=row,
            party_id=party,
            function=f"Représentant {LABEL}",
            manner=SigningManner.SIGNED,
            signed_on=when.start,
        )
    known = when.precision if when.start else Precision.UNKNOWN
    sign_instrument(by, instrument_id=row, signed_on=when.start, precision=known, text_ids=[text])


def _stand(stage: Stage, clause: UUID, status: str | None, given: dict[str, Any]) -> None:
    if status == ClauseStatus.CLAIMED:
        claim(stage.first, clause_id=clause, reason=f"Selon : {source_of(given)}")
    elif status == ClauseStatus.DISPUTED:
        dispute_clause(stage.first, clause_id=clause, reason=f"Non respecté, selon : {source_of(given)}")


def source_of(given: dict[str, Any]) -> str:
    """Return the title of the publication that says so."""
    title: str = told("cases")["sources"][given["source"]]["title"]
    return title[:200]
