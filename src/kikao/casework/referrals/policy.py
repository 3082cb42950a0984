"""Who sees a referral: the readers of its case. Where a case must not go: to whom it accuses, or above or below them."""

from uuid import UUID

from django.db.models import Q

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.referrals.reckoning import KINDS, UNIFORMED
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import UNIFORM, keys_on, organisation_key
from kikao.registry.people.models import Organisation
from kikao.registry.people.queries import web_of


def seen_by(by: Actor) -> Q:
    """Return the referrals of cases that the reader may see."""
    return cases_seen_by(by, "case_id")


def hanging_seen_by(by: Actor) -> Q:
    """Return rows that hang on a referral of a case that the reader may see."""
    return cases_seen_by(by, "referral__case_id")


def accuses(by: Actor, case_id: UUID, target: str, organisation_id: UUID | None) -> bool:
    """Tell whether a case accuses the body it would go to, one above or below it, or one that it may turn out to be."""
    marks = keys_on([case_id])[case_id]
    if organisation_id:
        return bool(web_of(by.working_group_id, {organisation_id}).keys({organisation_id}) & marks)
    if target in UNIFORMED and UNIFORM in marks:
        return True
    alike = Organisation.objects.filter(
        working_group_id=by.working_group_id, actor_type__in=KINDS.get(target, frozenset())
    )
    return any(organisation_key(one) in marks for one in alike.values_list("id", flat=True))
