"""Parts of several acts: who acts for a case, choosing an organisation, sealing words, whom to tell."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import require_case
from kikao.casework.outcomes.models import Outcome
from kikao.casework.tasks.policy import works_on
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.sealing.vault import put
from kikao.registry.people.models import Organisation

RECORDERS = frozenset({Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
"""Members too can be in the task force of a case; the act looks whether they are in this one's."""


def worked_case(by: Actor, case_id: UUID) -> Case:
    """Return a case that the actor works on, or refuse."""
    case = require_case(by, case_id)
    if not works_on(by, case.id):
        raise Stop(
            "outcome.not_in_force",
            _("What came of a case is recorded by the secretariat and by its task force."),
            cure=_("Tell the secretariat what you know."),
            status=403,
        )
    return case


def organisation_of(by: Actor, organisation_id: UUID, field: str) -> Organisation:
    """Return an organisation of the register, or refuse."""
    row = Organisation.objects.filter(id=organisation_id, working_group_id=by.working_group_id).first()
    if row is None:
        raise Invalid({field: _("Choose from the list.")})
    return row


def outcome_of(case: Case, outcome_id: UUID | None) -> UUID | None:
    """Return the outcome of this case that something hangs on, or refuse that of another."""
    if outcome_id and not Outcome.objects.filter(id=outcome_id, case=case).exists():
        raise Invalid({"outcome_id": _("Choose from the list.")})
    return outcome_id


def past(moment: Moment | None, field: str) -> Moment:
    """Return when something was, as well as it is known; not what lies ahead."""
    when = moment or Moment()
    if when.start and when.start > today():
        raise Invalid({field: _("This day has not come yet.")})
    return when


def sealed(case: Case, kind: str, words: str) -> UUID | None:
    """Seal words for the readers of a case; nothing when there are none."""
    return put(case.working_group_id, case.id, kind, words) if words else None
