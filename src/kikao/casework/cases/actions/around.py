"""Where else a matter was brought, who refused, what may flare up again."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions.parties import organisation_of
from kikao.casework.cases.enums import ForumKind
from kikao.casework.cases.models import OpenRisk, PriorForum, Refusal
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import chosen, line, prose
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.foundation.sealing.vault import put

LONG = 300


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
    case, when = require_case(by, case_id), _past(heard, "heard")
    forum = PriorForum.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        kind=chosen(kind, ForumKind, "kind", needed=True),
        organisation=organisation_of(by, organisation_id) if organisation_id else None,
        parallel=parallel,
        result=line(result, "result", most=LONG),
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
    case, when = require_case(by, case_id), _past(refused, "refused")
    said = prose(words, "words", needed=_("Say what was refused."))
    refusal = Refusal.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        organisation=organisation_of(by, organisation_id) if organisation_id else None,
        words_item_id=put(by.working_group_id, case.id, "case.refusal", said),
        refused_from=when.start,
        refused_until=when.end,
        refused_precision=when.precision,
    )
    return refusal.id


@action("case.note_risk", to={Role.SECRETARIAT})
def note_risk(by: Actor, *, case_id: UUID, words: str) -> UUID:
    """Note what could make the matter flare up again."""
    case = require_case(by, case_id)
    said = prose(words, "words", needed=_("Say what could go wrong."))
    risk = OpenRisk.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        words_item_id=put(by.working_group_id, case.id, "case.risk", said),
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


def _past(moment: Moment | None, field: str) -> Moment:
    when = moment or Moment()
    if when.start and when.start > today():
        raise Invalid({field: _("This day has not come yet.")})
    return when
