"""Giving roles: a secretary gives, a second person confirms, and only then does the role count."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.accounts.models import Account
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.registry.people.actions.seats import CustodianSeatStop
from kikao.registry.people.actions.shutting import shut_sealed
from kikao.registry.people.models import Holding, RoleGrant
from kikao.registry.people.policy import CONFIRMERS, SEATED, clash, may_keep_identities
from kikao.registry.people.queries.actors import accounts_with


@action("role.give", to={Role.SECRETARIAT})
def give_role(by: Actor, *, account_id: UUID, role: str) -> UUID:
    """Give somebody a role; it counts when a second person has confirmed it."""
    if role not in Role.values:
        raise Invalid({"role": _("Choose a role from the list.")})
    account = Account.objects.filter(working_group_id=by.working_group_id, id=account_id, active=True).first()
    if account is None:
        raise Unknown
    if account.id == by.account_id:
        raise ToOneselfStop
    _check_fit(account.id, Role(role))
    grant = RoleGrant.objects.create(
        working_group_id=by.working_group_id,
        account=account,
        role=role,
        given_by_id=by.account_id,
        given_at=now(),
    )
    return grant.id


@action("role.confirm", to=CONFIRMERS)
def confirm_role(by: Actor, *, grant_id: UUID) -> UUID:
    """Confirm, as a second person, a role that a secretary gave.

    Set-up at the machine confirms only until the group takes reports in and has two secretaries.
    """
    grant = _waiting(by, grant_id)
    if by.account_id is None:
        _refuse_late_set_up(by)
    elif by.account_id == grant.account_id:
        raise ToOneselfStop
    elif by.account_id == grant.given_by_id:
        raise Stop(
            "role.same_person",
            _("You gave this role: a second person has to confirm it."),
            cure=_("Ask another secretary or a custodian."),
        )
    _check_fit(grant.account_id, Role(grant.role), but=grant.id)
    RoleGrant.objects.filter(id=grant.id).update(confirmed_by_id=by.account_id, confirmed_at=now())
    return grant.id


@action("role.end", to={Role.SECRETARIAT})
def end_role(by: Actor, *, grant_id: UUID) -> UUID:
    """End a role, or take back one that still waits; what its holder could open is closed at once."""
    grant = _open(by, grant_id)
    if grant.role == Role.SECRETARIAT and grant.confirmed_at:
        others = set(accounts_with(by.working_group_id, Role.SECRETARIAT)) - {grant.account_id}
        if not others:
            raise Stop(
                "role.last_secretary",
                _("This is the last secretary: nobody could give a role again."),
                cure=_("Give the role to somebody else and have it confirmed first."),
            )
    RoleGrant.objects.filter(id=grant.id).update(ended_at=now(), ended_by_id=by.account_id)
    standing = RoleGrant.objects.filter(account_id=grant.account_id, ended_at__isnull=True)
    left = frozenset(standing.values_list("role", flat=True))
    shut_sealed(by, account_id=grant.account_id, ended=frozenset({grant.role}), left=left)
    return grant.id


class ToOneselfStop(Stop):
    """Somebody reached for a role of their own."""

    def __init__(self) -> None:
        """Send them to others."""
        super().__init__(
            "role.to_oneself",
            _("Nobody gives or confirms a role to themselves."),
            cure=_("Two other people have to do it."),
        )


def _open(by: Actor, grant_id: UUID) -> RoleGrant:
    grant = RoleGrant.objects.filter(working_group_id=by.working_group_id, id=grant_id).first()
    if grant is None:
        raise Unknown
    if grant.ended_at is not None:
        raise Stop("role.ended_already", _("This role has ended already."))
    return grant


def _waiting(by: Actor, grant_id: UUID) -> RoleGrant:
    grant = _open(by, grant_id)
    if grant.confirmed_at is not None:
        raise Stop("role.confirmed_already", _("This role was confirmed already."))
    return grant


def _refuse_late_set_up(by: Actor) -> None:
    working = WorkingGroup.objects.filter(id=by.working_group_id, intake_open=True, is_demo=False).exists()
    if working or len(accounts_with(by.working_group_id, Role.SECRETARIAT)) > 1:
        raise NotAllowed


def _check_fit(account_id: UUID, role: Role, but: UUID | None = None) -> None:
    standing = RoleGrant.objects.filter(account_id=account_id, ended_at__isnull=True).exclude(Q(id=but))
    held = frozenset(Role(one) for one in standing.values_list("role", flat=True))
    if role in held:
        raise Stop(
            "role.held_already", _("This account has this role already, or it waits for confirmation.")
        )
    if other := clash(held, role):
        raise Stop(
            "role.apart",
            _("“%(role)s” and “%(other)s” cannot be held together.")
            % {"role": role.label, "other": other.label},
            cure=_("End the one before giving the other, or use another account."),
        )
    holdings = list(
        Holding.objects.filter(account_id=account_id, until_on__isnull=True).select_related(
            "seat__organisation"
        )
    )
    if role in SEATED and not holdings:
        raise Stop(
            "role.without_seat",
            _("This role needs a seat: without one nobody knows from what to keep its holder apart."),
            cure=_("Let the account hold a seat first."),
        )
    if role == Role.CUSTODIAN and not all(may_keep_identities(one.seat.organisation) for one in holdings):
        raise CustodianSeatStop
