"""Hand-overs for programs: the same acts and queries as on the pages."""

import base64
import binascii
from collections.abc import Iterator
from uuid import UUID

from django.http import StreamingHttpResponse
from ninja import Router, Status

from kikao.casework.handover import actions
from kikao.casework.handover.queries import (
    arrival,
    arrivals,
    cards,
    handover,
    handovers,
    handovers_of_case,
    own_card,
    package,
    receipt,
)
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.handed import NotAPackage, NotAReceipt
from kikao.interfaces.api.handover.shapes import (
    AcceptIn,
    ArrivalPageOut,
    ArrivalsOut,
    Base64In,
    CardIn,
    CardsOut,
    DeclineIn,
    HandoverOut,
    LinesOut,
    Made,
    OfCaseOut,
    OwnCardOut,
    ProposalIn,
    ReasonIn,
    SeenIn,
    WordsIn,
)
from kikao.interfaces.api.signs import ApiRequest, require_fresh

router = Router()
PIECE = 64 * 1024
AT_MOST = 2 * 1024 * 1024
"""Longer files come by the page, which seals them while they arrive."""


@router.get("/cards/ours", response=OwnCardOut, summary="Our own card")
def our_card(request: ApiRequest) -> object:
    """Return the card that other groups enter."""
    found = own_card(request.actor)
    if found is None:
        raise Unknown
    return found


@router.post("/cards/ours", response={201: Made}, summary="Make our keys")
def make_keys(request: ApiRequest) -> Status[Made]:
    """Make the keys by which other groups know us, or new ones in their place."""
    require_fresh(request)
    return Status(201, Made(id=actions.make_handover_keys(request.actor)))


@router.get("/cards", response=CardsOut, summary="Cards of other groups")
def listed_cards(request: ApiRequest, after: str | None = None) -> object:
    """Return the cards of other groups."""
    return cards(request.actor, after=after)


@router.post("/cards", response={201: Made}, summary="Enter a card")
def enter(request: ApiRequest, given: CardIn) -> Status[Made]:
    """Enter another group's card."""
    return Status(201, Made(id=actions.enter_card(request.actor, text=given.text)))


@router.post("/cards/{uuid:card_id}/confirm", response=Made, summary="Compare a card")
def confirm(request: ApiRequest, card_id: UUID, given: WordsIn) -> Made:
    """Trust a card, as a second person, by the words that were read out."""
    return Made(id=actions.confirm_card(request.actor, card_id=card_id, words=given.words))


@router.get("", response=LinesOut, summary="What goes to other groups")
def listed(request: ApiRequest, state: str = "", after: str | None = None) -> object:
    """Return what goes to other groups, newest first."""
    return handovers(request.actor, state=state, after=after)


@router.get("/case/{uuid:case_id}", response=OfCaseOut, summary="Hand-overs of a case")
def of_case(request: ApiRequest, case_id: UUID) -> object:
    """Return where a case went, and from which group it came."""
    return handovers_of_case(request.actor, case_id)


@router.post("/case/{uuid:case_id}", response={201: Made}, summary="Propose a hand-over")
def propose(request: ApiRequest, case_id: UUID, given: ProposalIn) -> Status[Made]:
    """Propose that a case goes to another group."""
    made = actions.propose_handover(request.actor, case_id=case_id, **given.model_dump())
    return Status(201, Made(id=made))


@router.get("/{uuid:handover_id}", response=HandoverOut, summary="One hand-over")
def one(request: ApiRequest, handover_id: UUID) -> object:
    """Return one hand-over with its preview."""
    return handover(request.actor, handover_id)


@router.post("/{uuid:handover_id}/approve", response=Made, summary="Agree to a hand-over")
def approve(request: ApiRequest, handover_id: UUID, given: SeenIn) -> Made:
    """Agree as a second person to the preview whose fingerprint is sent back."""
    return Made(id=actions.approve_handover(request.actor, handover_id=handover_id, seen=given.seen))


@router.post("/{uuid:handover_id}/refuse", response=Made, summary="Refuse a hand-over")
def refuse(request: ApiRequest, handover_id: UUID, given: ReasonIn) -> Made:
    """Keep the case here."""
    return Made(id=actions.refuse_handover(request.actor, handover_id=handover_id, reason=given.reason))


@router.post("/{uuid:handover_id}/recall", response=Made, summary="Take a hand-over back")
def recall(request: ApiRequest, handover_id: UUID, given: ReasonIn) -> Made:
    """Take a proposal back before its file is made."""
    return Made(id=actions.recall_handover(request.actor, handover_id=handover_id, reason=given.reason))


@router.post("/{uuid:handover_id}/make", response=Made, summary="Make the file")
def make(request: ApiRequest, handover_id: UUID) -> Made:
    """Make the file that was approved; what is new or changed since then is refused."""
    return Made(id=actions.make_handover_file(request.actor, handover_id=handover_id))


@router.get("/{uuid:handover_id}/file", summary="The file of a hand-over")
def file(request: ApiRequest, handover_id: UUID) -> StreamingHttpResponse:
    """Return the file as it was made."""
    row, pieces = package(request.actor, handover_id)
    answer = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{row.reference}.kikao"'
    return answer


@router.post("/{uuid:handover_id}/receipt", response=Made, summary="Enter a receipt")
def enter_receipt(request: ApiRequest, handover_id: UUID, given: Base64In) -> Made:
    """Enter the signed receipt of the other group."""
    try:
        raw = base64.b64decode(given.content, validate=True)
    except binascii.Error as error:
        raise NotAReceipt from error
    return Made(id=actions.enter_receipt(request.actor, handover_id=handover_id, receipt=raw))


@router.get("/arrivals", response=ArrivalsOut, summary="What came from other groups")
def listed_arrivals(request: ApiRequest, state: str = "", after: str | None = None) -> object:
    """Return what came from other groups, newest first."""
    return arrivals(request.actor, state=state, after=after)


@router.post("/arrivals", response={201: Made}, summary="Take a file in")
def take(request: ApiRequest, given: Base64In) -> Status[Made]:
    """Take a file of another group in; a long one comes by the page."""
    try:
        raw = base64.b64decode(given.content[:AT_MOST], validate=True)
    except binascii.Error as error:
        raise NotAPackage from error

    def source() -> Iterator[bytes]:
        """Give the file from its beginning."""
        yield from (raw[start : start + PIECE] for start in range(0, len(raw), PIECE))

    return Status(201, Made(id=actions.receive_handover(request.actor, source=source)))


@router.get("/arrivals/{uuid:arrival_id}", response=ArrivalPageOut, summary="One case that came")
def one_arrival(request: ApiRequest, arrival_id: UUID) -> object:
    """Return one case that came."""
    return arrival(request.actor, arrival_id)


@router.post("/arrivals/{uuid:arrival_id}/accept", response=Made, summary="Accept a case")
def accept(request: ApiRequest, arrival_id: UUID, given: AcceptIn) -> Made:
    """Make a tabled case of what came."""
    entered = actions.Entered(given.ours, given.above)
    made = actions.accept_arrival(request.actor, arrival_id=arrival_id, title=given.title, entered=entered)
    return Made(id=made)


@router.post("/arrivals/{uuid:arrival_id}/decline", response=Made, summary="Decline a case")
def decline(request: ApiRequest, arrival_id: UUID, given: DeclineIn) -> Made:
    """Decline what came."""
    return Made(id=actions.decline_arrival(request.actor, arrival_id=arrival_id, **given.model_dump()))


@router.get("/arrivals/{uuid:arrival_id}/receipt", response=Base64In, summary="The receipt")
def saved_receipt(request: ApiRequest, arrival_id: UUID) -> object:
    """Return the signed receipt that goes back."""
    return Base64In(content=base64.b64encode(receipt(request.actor, arrival_id)).decode())
