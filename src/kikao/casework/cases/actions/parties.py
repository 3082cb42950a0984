"""Who is who in a case; who is accused loses sight of it in the same transaction."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions.finding import index_case
from kikao.casework.cases.enums import WALLING_ROLES, PartyRole
from kikao.casework.cases.models import Case, Party
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import chosen
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import lower_wall, organisation_key, raise_wall
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.registry.people.models import Organisation


def enter_party(by: Actor, case: Case, organisation_id: UUID, role: str) -> Party:
    """Write one party and, where the role accuses, the wall with it."""
    role = chosen(role, PartyRole, "role", needed=True)
    party, made = Party.objects.get_or_create(
        working_group_id=by.working_group_id,
        case=case,
        organisation=organisation_of(by, organisation_id),
        role=role,
    )
    if not made:
        raise Stop(
            "case.party_twice",
            _("This organisation has this role in the case already."),
            cure=_("Choose another role, or leave it as it is."),
        )
    if role in WALLING_ROLES:
        raise_wall(by.working_group_id, case.id, organisation_key(party.organisation_id), party.id)
    return party


def organisation_of(by: Actor, organisation_id: UUID) -> Organisation:
    """Return an organisation of the group that is still called by its own name."""
    row = Organisation.objects.filter(working_group_id=by.working_group_id, id=organisation_id).first()
    if row is None:
        raise Unknown
    if row.merged_into_id:
        raise Invalid(
            {"organisation_id": _("This organisation was merged into another. Choose the other one.")}
        )
    return row


@action("case.add_party", to={Role.SECRETARIAT})
def add_party(by: Actor, *, case_id: UUID, organisation_id: UUID, role: str) -> UUID:
    """Say what an organisation is in the case; an alleged author, sponsor or adverse party is walled at once."""
    case = require_case(by, case_id)
    party = enter_party(by, case, organisation_id, role)
    index_case(case)
    return party.id


@action("case.remove_party", to={Role.SECRETARIAT})
def remove_party(by: Actor, *, party_id: UUID) -> UUID:
    """Take back that an organisation is something in a case, with the wall that came of it."""
    party = Party.objects.filter(working_group_id=by.working_group_id, id=party_id).first()
    if party is None:
        raise Unknown
    case = require_case(by, party.case_id)
    lower_wall(case.id, party.id)
    party.delete()
    index_case(case)
    return case.id
