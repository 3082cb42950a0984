"""Declaring a stake, and what follows at once."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.models import Account
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.registry.people.actions.walls import settle_walls
from kikao.registry.people.models import Interest, Organisation
from kikao.registry.people.policy import seen_by
from kikao.registry.people.queries.walls import keys_of
from kikao.registry.places.models import Place
from kikao.registry.places.policy import seen_by as places_seen_by


@action("interest.declare", to={Role.SECRETARIAT}, own=True)
def declare_interest(
    by: Actor,
    *,
    organisation_id: UUID | None = None,
    place_id: UUID | None = None,
    account_id: UUID | None = None,
) -> UUID:
    """Say that one has a stake in an organisation or a place, and be kept out of what concerns it from now on.

    A secretary may say it for somebody else.
    """
    whose = account_id or by.account_id
    if whose is None:
        raise NotAllowed
    if whose != by.account_id and not (by.kind == "system" or by.is_(Role.SECRETARIAT)):
        raise NotAllowed
    _check(by, whose, organisation_id, place_id)
    standing = Interest.objects.filter(
        working_group_id=by.working_group_id, account_id=whose, withdrawn_on__isnull=True
    )
    if standing.filter(Q(organisation_id=organisation_id), Q(place_id=place_id)).exists():
        raise Stop("interest.declared_already", _("This interest is declared already."))
    before = keys_of(by.working_group_id)
    interest = Interest.objects.create(
        working_group_id=by.working_group_id,
        account_id=whose,
        organisation_id=organisation_id,
        place_id=place_id,
        declared_on=today(),
    )
    settle_walls(by, before=before)
    return interest.id


@action("interest.withdraw", to={Role.SECRETARIAT})
def withdraw_interest(by: Actor, *, interest_id: UUID) -> UUID:
    """Take back somebody's interest when the stake has ended; nobody does it for themselves."""
    interest = Interest.objects.filter(working_group_id=by.working_group_id, id=interest_id).first()
    if interest is None:
        raise Unknown
    if interest.withdrawn_on is not None:
        raise Stop("interest.withdrawn_already", _("This interest was withdrawn already."))
    if interest.account_id == by.account_id:
        raise Stop(
            "interest.own",
            _("Nobody withdraws an interest of their own."),
            cure=_("Ask another secretary."),
        )
    before = keys_of(by.working_group_id)
    Interest.objects.filter(id=interest.id).update(withdrawn_on=today())
    settle_walls(by, before=before)
    return interest.id


def _check(by: Actor, whose: UUID, organisation_id: UUID | None, place_id: UUID | None) -> None:
    if not Account.objects.filter(working_group_id=by.working_group_id, id=whose).exists():
        raise Unknown
    if (organisation_id is None) == (place_id is None):
        raise Invalid({"organisation_id": _("Choose one organisation or one place.")})
    if organisation_id and not Organisation.objects.filter(seen_by(by), id=organisation_id).exists():
        raise Invalid({"organisation_id": _("Choose an organisation from the list.")})
    if place_id and not Place.objects.filter(places_seen_by(by), id=place_id).exists():
        raise Invalid({"place_id": _("Choose a place from the list.")})
