"""Asking to open an identity, and what two custodians answer.

The first custodian's session takes off the outer box and leaves what is inside to each other custodian; the second
takes off the inner one and seals the key to who asked. A custodian who asks is the first of the two. Nobody can do it
alone, whatever they hold of the database, because each private key opens one layer only.
"""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import is_walled, join_subjects
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import now
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing.compartments import new_narrative
from kikao.foundation.sealing.enums import Layer, OpeningState
from kikao.foundation.sealing.keys import account_of, key_of, public_key_of
from kikao.foundation.sealing.lifecycle import OPENING
from kikao.foundation.sealing.models import Compartment, IdentityOpening, OpenedKey, PairWrap, Wrap
from kikao.foundation.sealing.policy import ASKERS
from kikao.foundation.sealing.reading import put
from kikao.foundation.sealing.roster import custodians_of, require_consent, unwalled_of
from kikao.foundation.sealing.standstill import require_unfrozen
from kikao.foundation.sealing.stops import Sealed
from kikao.foundation.sealing.telling import Word, tell, tell_custodians
from kikao.foundation.sealing.turns import Turn, take, turns_of

LONGEST = 72
LONGEST_IN_DANGER = 24
REASON = "opening_reason"
ANSWER = "opening_answer"


class OwnRequest(Stop):
    """Somebody answered their own request, or for a second time."""

    def __init__(self) -> None:
        """Two persons, always."""
        super().__init__(
            "sealing.own_request",
            _("You have done your part in this; another custodian answers."),
            cure=_("Ask another custodian to look at the request."),
            status=403,
        )


class CarryNeeded(Stop):
    """The key that this takes is kept off the server."""

    def __init__(self) -> None:
        """Point to the file that is carried to it."""
        super().__init__(
            "sealing.carry_needed",
            _("Your key for this is not on the server."),
            cure=_(
                "Take the request file to the computer where you keep your key, and bring back the answer."
            ),
            status=409,
        )


@action("identity.ask", to=ASKERS, system=False)
def ask_identity(by: Actor, *, subject_id: UUID, reason: str) -> UUID:
    """Ask the custodians to let one learn who a source, victim or witness is, and say why."""
    opening = _ask(by, subject_id, reason, account_of(by), danger=False)
    tell_custodians(by, Word.ASKED, opening)
    return opening.id


@action("identity.break_glass", to=ASKERS, system=False)
def break_glass(by: Actor, *, subject_id: UUID, reason: str, reader_id: UUID | None = None) -> UUID:
    """Have an identity opened at once because a life is in danger; every custodian is alarmed.

    A custodian can have it opened for somebody who works on the matter (`reader_id`): the asking is then the first of
    the two agreements, so that one other custodian is enough.
    """
    opening = _ask(by, subject_id, reason, reader_id or account_of(by), danger=True)
    tell_custodians(by, Word.DANGER, opening)
    return opening.id


@action("identity.approve", to={Role.CUSTODIAN}, system=False)
def approve_identity(
    by: Actor,
    *,
    opening_id: UUID,
    hours: int = LONGEST_IN_DANGER,
    words: str = "",
    carried: Mapping[str, bytes] | None = None,
) -> UUID:
    """Let somebody learn an identity for some hours; needs one's own key, in the session or on a machine apart.

    Where two custodians are still needed, the first agreement opens nothing yet.
    """
    opening = to_answer(by, opening_id)
    OPENING.check(opening.state, OpeningState.APPROVED)
    longest = LONGEST_IN_DANGER if opening.danger else LONGEST
    if not 1 <= hours <= longest:
        raise Invalid({"hours": _("Between 1 and %(most)s hours.") % {"most": longest}})
    _require_still_free(opening)
    turns = turns_of(opening, account_of(by), compartments_of(by, opening.subject_id))
    if opening.agreed_by is None:
        _agree(by, opening, turns, carried)
    else:
        _open(by, opening, turns, carried)
        opening.state = OpeningState.APPROVED
        opening.answered_by, opening.answered_at = account_of(by), now()
        opening.until = now() + timedelta(hours=hours)
        _say(opening, words)
        tell_custodians(by, Word.OPENED, opening)
        tell(by, Word.ANSWERED, {opening.asked_by, opening.reader_id}, opening)
    opening.save()
    return opening.id


@action("identity.refuse", to={Role.CUSTODIAN}, system=False)
def refuse_identity(by: Actor, *, opening_id: UUID, words: str = "") -> UUID:
    """Keep an identity shut; the request and the refusal stay on record."""
    opening = to_answer(by, opening_id)
    OPENING.check(opening.state, OpeningState.REFUSED)
    OpenedKey.objects.filter(opening=opening).delete()
    opening.state = OpeningState.REFUSED
    opening.answered_by, opening.answered_at = account_of(by), now()
    _say(opening, words)
    opening.save()
    tell(by, Word.ANSWERED, {opening.asked_by, opening.reader_id}, opening)
    return opening.id


def to_answer(by: Actor, opening_id: UUID) -> IdentityOpening:
    """Return the request that this custodian may answer now."""
    require_unfrozen(by.working_group_id)
    opening = (
        IdentityOpening.objects.select_for_update()
        .filter(working_group_id=by.working_group_id, id=opening_id)
        .first()
    )
    if opening is None or is_walled(by, opening.subject_id):
        raise Unknown
    if by.account_id in {opening.asked_by, opening.reader_id, opening.agreed_by}:
        raise OwnRequest
    return opening


def compartments_of(by: Actor, subject_id: UUID) -> list[Compartment]:
    """Return the identity envelopes of a subject from which the reader is not walled."""
    found = Compartment.objects.filter(
        working_group_id=by.working_group_id, subject_id=subject_id, layer=Layer.I
    )
    if not found or is_walled(by, subject_id):
        raise Unknown
    return list(found)


def _ask(by: Actor, subject_id: UUID, reason: str, reader: UUID, *, danger: bool) -> IdentityOpening:
    envelopes = compartments_of(by, subject_id)
    first = _first_custodian(by, subject_id)
    _require_reader(by, subject_id, reader, first)
    if not reason.strip():
        raise Invalid({"reason": _("Say why this identity must be known.")})
    if not danger:
        require_consent(by, subject_id)
    require_unfrozen(by.working_group_id)
    group, opening_id = by.working_group_id, random_id()
    custodians = unwalled_of(group, subject_id, custodians_of(group))
    new_narrative(group, opening_id, custodians | {account_of(by), reader})
    join_subjects(group, subject_id, opening_id, opening_id)
    opening = IdentityOpening.objects.create(
        id=opening_id,
        working_group_id=group,
        subject_id=subject_id,
        asked_by=account_of(by),
        asked_at=now(),
        reader_id=reader,
        agreed_by=first,
        agreed_at=now() if first else None,
        danger=danger,
        reason_item_id=put(group, opening_id, REASON, reason.strip()),
    )
    if first and reader != first:
        _pass_on(by, opening, turns_of(opening, first, envelopes), None)
    return opening


def _first_custodian(by: Actor, subject_id: UUID) -> UUID | None:
    """Return the asker, if as a custodian they are one of the two."""
    if not by.is_(Role.CUSTODIAN):
        return None
    asker = account_of(by)
    if not PairWrap.objects.filter(compartment__subject_id=subject_id, requester_account_id=asker).exists():
        raise Sealed
    return asker


def _require_reader(by: Actor, subject_id: UUID, reader: UUID, first: UUID | None) -> None:
    """Refuse a reader who does not work on the matter: who reads holds the narrative's key, or is a custodian."""
    if reader == first:
        return
    if first is None and reader != by.account_id:
        raise Unknown
    if not Wrap.objects.filter(compartment__subject_id=subject_id, account_id=reader).exists():
        raise Unknown
    if reader not in unwalled_of(by.working_group_id, subject_id, [reader]):
        raise Unknown
    public_key_of(reader)


def _require_still_free(opening: IdentityOpening) -> None:
    """Refuse when who reads or the first custodian was walled, or is no custodian any more."""
    group = opening.working_group_id
    concerned = {opening.reader_id} | ({opening.agreed_by} if opening.agreed_by else set())
    if unwalled_of(group, opening.subject_id, concerned) != concerned:
        raise Unknown
    if opening.agreed_by and opening.agreed_by not in custodians_of(group):
        raise Unknown


def _agree(
    by: Actor, opening: IdentityOpening, turns: list[Turn], carried: Mapping[str, bytes] | None
) -> None:
    _pass_on(by, opening, turns, carried)
    opening.agreed_by, opening.agreed_at = account_of(by), now()
    tell_custodians(by, Word.AGREED, opening)


def _open(
    by: Actor, opening: IdentityOpening, turns: list[Turn], carried: Mapping[str, bytes] | None
) -> None:
    made = _boxes(by, opening, turns, carried)
    OpenedKey.objects.filter(opening=opening).delete()
    OpenedKey.objects.bulk_create(made)


def _pass_on(
    by: Actor, opening: IdentityOpening, turns: list[Turn], carried: Mapping[str, bytes] | None
) -> None:
    OpenedKey.objects.bulk_create(_boxes(by, opening, turns, carried))


def _boxes(
    by: Actor, opening: IdentityOpening, turns: list[Turn], carried: Mapping[str, bytes] | None
) -> list[OpenedKey]:
    return [
        OpenedKey(
            working_group_id=by.working_group_id,
            opening=opening,
            compartment=turn.compartment,
            account_id=turn.for_account,
            offline_key_id=turn.theirs_offline,
            blob=_blob(by, turn, carried or {}),
        )
        for turn in turns
    ]


def _blob(by: Actor, turn: Turn, carried: Mapping[str, bytes]) -> bytes:
    if turn.mine_offline is None:
        return take(key_of(by), turn)
    if turn.name not in carried:
        raise CarryNeeded
    return carried[turn.name]


def _say(opening: IdentityOpening, words: str) -> None:
    if words.strip():
        opening.words_item_id = put(opening.working_group_id, opening.id, ANSWER, words.strip())
