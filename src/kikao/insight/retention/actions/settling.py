"""How long things are kept: one of the secretariat proposes, a second person confirms."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.insight.retention.actions._seconds import TakesTwo, tell_seconds
from kikao.insight.retention.enums import PeriodKind, PeriodState
from kikao.insight.retention.lifecycle import PERIOD
from kikao.insight.retention.models import Period
from kikao.insight.retention.policy import KEEPERS, periods_seen_by
from kikao.insight.retention.queries import period_of
from kikao.insight.retention.reckoning import DEFAULTS


@action("retention.propose", to={Role.SECRETARIAT}, system=False)
def propose_period(by: Actor, *, kind: str, length: int) -> UUID:
    """Propose how long one kind of record is kept; nothing changes until a second person confirms."""
    if kind not in PeriodKind.values:
        raise Invalid({"kind": _("Choose one of the list.")})
    default = DEFAULTS[PeriodKind(kind)]
    if not default.least <= length <= default.most:
        words = _("Give a number from %(least)d to %(most)d.") % {
            "least": default.least,
            "most": default.most,
        }
        raise Invalid({"length": words})
    if length == period_of(by.working_group_id)[PeriodKind(kind)]:
        raise Invalid({"length": _("This is the period that is in force.")})
    Period.objects.filter(working_group_id=by.working_group_id, kind=kind, state=PeriodState.PROPOSED).update(
        state=PeriodState.REFUSED, answered_by=by.person, answered_on=today()
    )
    row = Period.objects.create(
        working_group_id=by.working_group_id,
        kind=kind,
        length=length,
        proposed_by=by.person,
        proposed_on=today(),
    )
    tell_seconds(by)
    return row.id


@action("retention.confirm", to=KEEPERS, system=False)
def confirm_period(by: Actor, *, period_id: UUID) -> UUID:
    """Put a proposed period in force, as another person than the one who proposed it."""
    row = _proposed(by, period_id)
    if row.proposed_by == by.person:
        raise TakesTwo
    Period.objects.filter(
        working_group_id=by.working_group_id, kind=row.kind, state=PeriodState.IN_FORCE
    ).update(state=PeriodState.REPLACED)
    return _answer(by, row, PeriodState.IN_FORCE)


@action("retention.refuse", to=KEEPERS, system=False)
def refuse_period(by: Actor, *, period_id: UUID) -> UUID:
    """Leave a period as it is: what was proposed is refused, or taken back."""
    return _answer(by, _proposed(by, period_id), PeriodState.REFUSED)


def _proposed(by: Actor, period_id: UUID) -> Period:
    row = Period.objects.select_for_update().filter(periods_seen_by(by), id=period_id).first()
    if row is None:
        raise Unknown
    return row


def _answer(by: Actor, row: Period, state: PeriodState) -> UUID:
    PERIOD.check(row.state, state)
    row.state, row.answered_by, row.answered_on = state, by.person, today()
    row.save(update_fields=["state", "answered_by", "answered_on"])
    return row.id
