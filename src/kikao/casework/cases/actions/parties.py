"""Who is who in a case, where else it was brought, who refused, what may go wrong."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions.finding import index_case
from kikao.casework.cases.enums import WALLING_ROLES, ForumKind, PartyRole
from kikao.casework.cases.models import Case, OpenRisk, Party, PriorForum, Refusal
from kikao.casework.cases.queries import require_case
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import lower_wall, organisation_key, raise_wall
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.registry.people.models import Organisation


def enter_party(by: Actor, case: Case, organisation_id: UUID, role: str) -> Party:
    """Write one party and, where the role accuses, the wall with it."""
    organisation = _organisation(by, organisation_id)
    party, _made = Party.objects.get_or_create(
        working_group_id=by.working_group_id,
        case=case,
        organisation=organisation,
        role=PartyRole(role),
    )
    if party.role in WALLING_ROLES:
        raise_wall(by.working_group_id, case.id, organisation_key(organisation.id), party.id)
    return party


def _organisation(by: Actor, organisation_id: UUID) -> Organisation:
    row = Organisation.objects.filter(working_group_id=by.working_group_id, id=organisation_id).first()
    if row is None:
        raise Unknown
    return row


@action("case.add_party", to={Role.SECRETARIAT})
def add_party(by: Actor, *, case_id: UUID, organisation_id: UUID, role: str) -> UUID:
    """Say what an organisation is in the case; an alleged author, sponsor or adverse party is walled at once."""
    case = require_case(by, case_id)
    if role not in PartyRole.values:
        raise Invalid({"role": _("Choose a role from the list.")})
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


@action("case.add_forum", to={Role.SECRETARIAT})
def add_forum(
    by: Actor,
    *,
    case_id: UUID,
    kind: str,
    organisation_id: UUID | None = None,
    parallel: bool = False,
    result: str = "",
    heard: Moment | None = None,
) -> UUID:
    """Write down where else the matter was or is brought, and what came of it there."""
    case, when = require_case(by, case_id), heard or Moment()
    organisation = _organisation(by, organisation_id) if organisation_id else None
    forum = PriorForum.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        kind=ForumKind(kind),
        organisation=organisation,
        parallel=parallel,
        result=result.strip(),
        heard_from=when.start,
        heard_until=when.end,
        heard_precision=when.precision,
    )
    return forum.id


@action("case.record_refusal", to={Role.SECRETARIAT})
def record_refusal(
    by: Actor,
    *,
    case_id: UUID,
    words: str,
    organisation_id: UUID | None = None,
    refused: Moment | None = None,
) -> UUID:
    """Write down that a party would not talk or compromise; the group cannot compel anybody."""
    case, when = require_case(by, case_id), refused or Moment()
    if not words.strip():
        raise Invalid({"words": _("Say what was refused.")})
    refusal = Refusal.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        organisation=_organisation(by, organisation_id) if organisation_id else None,
        words=words.strip(),
        refused_from=when.start,
        refused_until=when.end,
        refused_precision=when.precision,
    )
    return refusal.id


@action("case.note_risk", to={Role.SECRETARIAT})
def note_risk(by: Actor, *, case_id: UUID, words: str) -> UUID:
    """Note what could make the matter flare up again."""
    case = require_case(by, case_id)
    if not words.strip():
        raise Invalid({"words": _("Say what could go wrong.")})
    risk = OpenRisk.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        words=words.strip(),
        noted_on=today(),
    )
    return risk.id


@action("case.lapse_risk", to={Role.SECRETARIAT})
def lapse_risk(by: Actor, *, risk_id: UUID) -> UUID:
    """Note that a risk is past; it stays in the record."""
    risk = OpenRisk.objects.filter(working_group_id=by.working_group_id, id=risk_id, lapsed_on=None).first()
    if risk is None:
        raise Unknown
    require_case(by, risk.case_id)
    risk.lapsed_on = today()
    risk.save(update_fields=["lapsed_on"])
    return risk.id
