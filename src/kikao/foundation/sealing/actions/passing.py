"""Passing identities on: two custodians give a third the shares that he or she lacks, or put them under new papers.

One asks, another agrees: the session of who agrees takes off the outer box and leaves the inner one to who asked, whose
session then seals the key to the pairs of the third. Nothing is shown to anybody, and no share is made for one alone.
"""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing import box, roster
from kikao.foundation.sealing.compartments import about, about_pair, pair_wraps
from kikao.foundation.sealing.enums import PassingState
from kikao.foundation.sealing.keys import account_of, key_of, public_key_of
from kikao.foundation.sealing.lifecycle import PASSING
from kikao.foundation.sealing.models import Compartment, HalfKey, PairWrap, Passing
from kikao.foundation.sealing.offline import identity_keys
from kikao.foundation.sealing.papers import cover
from kikao.foundation.sealing.standstill import require_unfrozen
from kikao.foundation.sealing.stops import Broken, NoKeyYet
from kikao.foundation.sealing.telling import Word, tell
from kikao.foundation.sealing.waiting import identities_wanted, passings_overdue

ANSWER_WITHIN = timedelta(hours=72)
FINISH_WITHIN = timedelta(hours=24)


@action("identity.pass_on", to={Role.CUSTODIAN}, system=False)
def ask_to_pass_on(by: Actor, *, account_id: UUID | None) -> UUID:
    """Ask another custodian to help pass identities on to a third, or (without account) to the papers of now."""
    require_unfrozen(by.working_group_id)
    key_of(by)
    if account_id is not None:
        _require_receiver(by, account_id)
    mine = Q(working_group_id=by.working_group_id, asked_by=account_of(by), to_account_id=account_id)
    if Passing.objects.filter(mine, state__in=(PassingState.ASKED, PassingState.AGREED)).exists():
        raise AskedAlready
    passing = Passing.objects.create(
        working_group_id=by.working_group_id,
        to_account_id=account_id,
        asked_by=account_of(by),
        asked_at=now(),
        until=now() + ANSWER_WITHIN,
    )
    tell(by, Word.PASSING, {one for one in roster.custodians_of(by.working_group_id) if one != account_id})
    return passing.id


@action("identity.pass_agree", to={Role.CUSTODIAN}, system=False)
def agree_to_pass_on(by: Actor, *, passing_id: UUID) -> UUID:
    """Help another custodian pass identities on; needs the key of one's own session."""
    passing = _open(by, passing_id)
    PASSING.check(passing.state, PassingState.AGREED)
    require_unfrozen(by.working_group_id)
    key, helper = key_of(by), account_of(by)
    if passing.asked_by == helper:
        raise OwnPassing
    halves = list(_halves(by, key, passing, helper))
    if not halves:
        raise NothingToPassOn
    HalfKey.objects.bulk_create(halves)
    passing.state = PassingState.AGREED
    passing.answered_by = helper
    passing.answered_at = now()
    passing.until = now() + FINISH_WITHIN
    passing.save()
    tell(by, Word.PASSING_ANSWERED, {passing.asked_by})
    return passing.id


@action("identity.pass_refuse", to={Role.CUSTODIAN}, system=False)
def refuse_to_pass_on(by: Actor, *, passing_id: UUID) -> UUID:
    """Say no to passing identities on, or take one's own request back; the record stays."""
    passing = _open(by, passing_id)
    PASSING.check(passing.state, PassingState.REFUSED)
    if passing.asked_by != account_of(by):
        passing.answered_by = account_of(by)
    passing.answered_at = now()
    passing.state = PassingState.REFUSED
    passing.save()
    tell(by, Word.PASSING_ANSWERED, {passing.asked_by})
    return passing.id


@action("identity.pass_finish", to={Role.CUSTODIAN}, system=False)
def finish_passing_on(by: Actor, *, passing_id: UUID) -> UUID:
    """Seal to the pairs of the third what the other custodian left; the halves are gone with it."""
    passing = _open(by, passing_id)
    PASSING.check(passing.state, PassingState.DONE)
    if passing.asked_by != account_of(by):
        raise Unknown
    require_unfrozen(by.working_group_id)
    if passing.to_account_id is not None:
        _require_receiver(by, passing.to_account_id)
    key = key_of(by)
    halves = list(HalfKey.objects.filter(passing=passing).select_related("compartment"))
    opened = {half.compartment: _opened(key, half) for half in halves}
    if passing.to_account_id is not None:
        _give(by, opened, passing.to_account_id)
    for compartment, private in opened.items():
        cover(compartment, private)
    HalfKey.objects.filter(passing=passing).delete()
    passing.state = PassingState.DONE
    passing.save()
    return passing.id


@action("identity.pass_expire", to=SYSTEM_ONLY)
def expire_passings(by: Actor) -> int:
    """Remove what custodians left for each other and nobody passed on in time."""
    ended = list(passings_overdue(by).values_list("id", flat=True))
    HalfKey.objects.filter(passing_id__in=ended).delete()
    Passing.objects.filter(id__in=ended).update(state=PassingState.EXPIRED)
    return len(ended)


class AskedAlready(Stop):
    """The same is under way."""

    def __init__(self) -> None:
        """Point to the request that there is."""
        super().__init__(
            "sealing.asked_already",
            _("You asked for this already."),
            cure=_("Ask another custodian to look at your request."),
        )


class OwnPassing(Stop):
    """Somebody answered their own request."""

    def __init__(self) -> None:
        """Two persons, always."""
        super().__init__(
            "sealing.own_passing",
            _("You asked for this yourself; another custodian answers."),
            cure=_("Ask another custodian to look at your request."),
            status=403,
        )


class NothingToPassOn(Stop):
    """The two have no share in what the third lacks."""

    def __init__(self) -> None:
        """Have another pair try."""
        super().__init__(
            "sealing.nothing_to_pass_on",
            _("You two together hold nothing on the server that is lacking there."),
            cure=_("Another custodian may hold the shares; if nobody does, the paper keys open them."),
        )


def about_passing(passing_id: UUID, compartment: Compartment) -> str:
    """Return what a half left for another custodian is bound to."""
    return f"passing|{passing_id}|{compartment.id}"


def _require_receiver(by: Actor, account_id: UUID) -> None:
    if account_id not in roster.custodians_of(by.working_group_id):
        raise Unknown
    if account_id == account_of(by):
        raise Invalid({"account_id": _("Another custodian asks this for you.")})
    if not identity_keys([account_id]):
        raise NoKeyYet


def _halves(by: Actor, key: bytes, passing: Passing, helper: UUID) -> Iterable[HalfKey]:
    """Take off one's own box from every share of who asked that is wanted and that no wall keeps from any of the three."""
    wanted = identities_wanted(by, passing.to_account_id, {passing.asked_by, helper})
    pairs = PairWrap.objects.filter(
        compartment_id__in=wanted,
        requester_account_id=passing.asked_by,
        requester_offline_id=None,
        approver_account_id=helper,
        approver_offline_id=None,
    )
    public = public_key_of(passing.asked_by)
    for pair in pairs.select_related("compartment"):
        compartment = pair.compartment
        try:
            inner = box.open_with(key, bytes(pair.blob), about_pair(compartment, passing.asked_by, helper))
        except box.SealBroken as error:
            raise Broken from error
        yield HalfKey(
            working_group_id=by.working_group_id,
            passing=passing,
            compartment=compartment,
            blob=box.seal_to(public, inner, about_passing(passing.id, compartment)),
        )


def _opened(key: bytes, half: HalfKey) -> bytes:
    compartment = half.compartment
    try:
        inner = box.open_with(key, bytes(half.blob), about_passing(half.passing_id, compartment))
        private = box.open_with(key, inner, about(compartment))
    except box.SealBroken as error:
        raise Broken from error
    if box.public_of(private) != bytes(compartment.public_key):
        raise Broken
    return private


def _give(by: Actor, opened: dict[Compartment, bytes], receiver: UUID) -> None:
    """Make every pair of the receiver with those who hold a share; nobody else's pairs are touched."""
    ids = [one.id for one in opened]
    walled = roster.walled_by_subject(by.working_group_id, {one.subject_id for one in opened}, [receiver])
    partners: dict[UUID, set[UUID]] = {one: set() for one in ids}
    rows = PairWrap.objects.filter(compartment_id__in=ids)
    for compartment_id, first, second in rows.values_list(
        "compartment_id", "requester_account_id", "approver_account_id"
    ):
        partners[compartment_id] |= {first, second}
    publics = identity_keys({receiver}.union(*partners.values()))
    made: list[PairWrap] = []
    for compartment, private in opened.items():
        if receiver in walled[compartment.subject_id]:
            continue
        those = {who: publics[who] for who in (partners[compartment.id] | {receiver}) & set(publics)}
        made += [
            pair
            for pair in pair_wraps(compartment, private, those)
            if receiver in {pair.requester_account_id, pair.approver_account_id}
        ]
    theirs = Q(requester_account_id=receiver) | Q(approver_account_id=receiver)
    PairWrap.objects.filter(theirs, compartment_id__in=ids).delete()
    PairWrap.objects.bulk_create(made)


def _open(by: Actor, passing_id: UUID) -> Passing:
    found = (
        Passing.objects.select_for_update()
        .filter(working_group_id=by.working_group_id, id=passing_id, until__gt=now())
        .first()
    )
    if found is None:
        raise Unknown
    return found
