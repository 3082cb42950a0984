"""How a report comes in: typed by a secretary, or sent by a source at the public door."""

from dataclasses import replace
from uuid import UUID

from kikao.casework.reports import reckoning
from kikao.casework.reports.actions._incoming import (
    keep,
    known,
    look_at,
    note_consent,
    room_in_pile,
)
from kikao.casework.reports.enums import (
    NEEDED_SCOPES,
    BehalfManner,
    ConsentManner,
    ConsentScope,
    Pile,
)
from kikao.casework.reports.schemas import Taking, Told
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.sealing.box import ReceiptKeys
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import require_terms

WEB = "WEB"


@action("report.record", to={Role.SECRETARIAT})
def record_report(by: Actor, *, told: Told, taking: Taking, receipt: ReceiptKeys | None = None) -> UUID:
    """Type in what somebody told by voice, letter or paper, with what that person agreed to."""
    answers = _check_taking(by, taking)
    incoming = look_at(
        by,
        told,
        {"said_at": taking.said_at, "behalf": taking.behalf},
        receipt,
        facts_only=taking.facts_only,
        restricted=taking.restricted,
    )
    row = incoming.row
    row.channel = taking.channel
    row.arrived_on = taking.arrived_on or row.arrived_on
    row.taken_by = by.account_id
    row.ask_no_more = taking.ask_no_more
    row.behalf_manner, row.read_back = taking.behalf_manner, taking.read_back
    keep(by, incoming)
    if not taking.facts_only:
        note_consent(
            by,
            row,
            answers,
            manner=taking.manner,
            language=told.known.language,
            guardian=taking.guardian,
        )
    return row.id


@action("report.send", to=set(), public=True, system=False)
def send_report(
    by: Actor,
    *,
    told: Told,
    receipt: ReceiptKeys,
    also: tuple[str, ...] = (),
    flood: bool = False,
    facts_only: bool = False,
    restricted: str = "",
) -> UUID:
    """Send a report from the public page; sending is consent to store and to use by the secretariat."""
    answers = reckoning.answers_of({*also, *NEEDED_SCOPES})
    plain = replace(told.known, reliability="", place_id=None, place_precision="", interpreter=False)
    told = replace(told, known=plain)
    incoming = look_at(by, told, {}, receipt, facts_only=facts_only, restricted=restricted)
    if flood:
        room_in_pile(by)
        incoming.row.pile = Pile.HELD
    incoming.row.channel = WEB
    keep(by, incoming)
    note_consent(
        by,
        incoming.row,
        answers,
        manner=ConsentManner.WEB,
        language=told.known.language,
        guardian=False,
    )
    return incoming.row.id


def _check_taking(by: Actor, taking: Taking) -> dict[ConsentScope, bool]:
    require_terms(by, TermList.CHANNEL, [taking.channel], field="channel")
    known(ConsentManner, taking.manner, "manner", empty=taking.facts_only)
    known(
        BehalfManner,
        taking.behalf_manner,
        "behalf_manner",
        empty=not taking.behalf.strip(),
    )
    reckoning.check_arrival(taking.arrived_on or today(), today())
    answers = reckoning.answers_of(taking.consents)
    reckoning.check_consent(answers, facts_only=taking.facts_only)
    return answers
