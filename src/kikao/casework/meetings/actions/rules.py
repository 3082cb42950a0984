"""What the group settles for itself: quorum, balance, urgent decisions, the rotation of hosts."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.meetings.models import GroupRules, HostTurn
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.registry.people.models import Organisation


@action("rules.set", to={Role.SECRETARIAT})
def set_group_rules(
    by: Actor,
    *,
    quorum: int,
    pillar_minimum: int,
    urgent_members: int,
    urgent_hours: int = 48,
    closed_quorum: int = 3,
) -> UUID:
    """Set how many seats make a quorum, how many of each pillar, and how many are consulted when it is urgent."""
    settled = {
        "quorum": quorum,
        "pillar_minimum": pillar_minimum,
        "urgent_members": urgent_members,
        "urgent_hours": urgent_hours,
        "closed_quorum": closed_quorum,
    }
    least = {name: 0 if name == "pillar_minimum" else 1 for name in settled}
    wrong = {
        name: _("Give a number from %(least)d to 1,000.") % {"least": least[name]}
        for name, number in settled.items()
        if not least[name] <= number <= 1000
    }
    if wrong:
        raise Invalid(wrong)
    rules, _made = GroupRules.objects.update_or_create(working_group_id=by.working_group_id, defaults=settled)
    return rules.id


@action("rules.set_hosts", to={Role.SECRETARIAT})
def set_host_turns(by: Actor, *, organisation_ids: Sequence[UUID]) -> UUID:
    """Set the rotation in which member organisations host the sittings."""
    asked = list(dict.fromkeys(organisation_ids))
    known = Organisation.objects.filter(working_group_id=by.working_group_id, id__in=asked).count()
    if known != len(asked):
        raise Unknown
    HostTurn.objects.filter(working_group_id=by.working_group_id).delete()
    HostTurn.objects.bulk_create(
        HostTurn(working_group_id=by.working_group_id, organisation_id=host, position=position)
        for position, host in enumerate(asked, start=1)
    )
    return by.working_group_id
