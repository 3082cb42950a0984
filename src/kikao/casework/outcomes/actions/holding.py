"""Holding to account: recording a measure, verifying it as another person, watching where somebody goes next."""

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.enums import WALLING_ROLES
from kikao.casework.cases.models import Case, Party
from kikao.casework.incidents.reckoning import chosen, prose
from kikao.casework.outcomes.actions._parts import (
    RECORDERS,
    organisation_of,
    outcome_of,
    past,
    sealed,
    worked_case,
)
from kikao.casework.outcomes.enums import Measure, Proof
from kikao.casework.outcomes.lifecycle import OUTCOME
from kikao.casework.outcomes.models import Accountability, Posting
from kikao.casework.outcomes.policy import seen_by, verifies
from kikao.casework.tasks.models import Recommendation
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import keys_on, organisation_key
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.sealing.vault import put
from kikao.registry.people.queries import desk_of

AGAIN = timedelta(days=30)
"""How long after a sighting somebody looks again, while the watch lasts."""
WEEK = timedelta(days=7)
AT_ONCE = 500


@action("measure.record", to=RECORDERS)
def record_measure(
    by: Actor,
    *,
    case_id: UUID,
    measure: str,
    who: str,
    words: str = "",
    organisation_id: UUID | None = None,
    authority_id: UUID | None = None,
    taken: Moment | None = None,
    recommendation_id: UUID | None = None,
    outcome_id: UUID | None = None,
) -> UUID:
    """Record what was done against a person or unit, sealed as to whom; claimed until another person verified it."""
    case, when = worked_case(by, case_id), past(taken, "taken")
    if organisation_id:
        _require_accused(case, organisation_id)
    if authority_id:
        organisation_of(by, authority_id, "authority_id")
    if recommendation_id:
        _require_recommended(case, recommendation_id)
    whom = prose(who, "who", needed=_("Say which person or unit, as it was told to you: it is sealed."))
    row = Accountability.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        measure=chosen(measure, Measure, "measure", needed=True),
        who_item_id=put(by.working_group_id, case.id, "measure.who", whom),
        words_item_id=sealed(case, "measure.words", prose(words, "words")),
        organisation_id=organisation_id,
        authority_id=authority_id,
        recommendation_id=recommendation_id,
        outcome_id=outcome_of(case, outcome_id),
        taken_from=when.start,
        taken_until=when.end,
        taken_precision=when.precision,
        recorded_by=by.account_id,
        recorded_on=today(),
    )
    return row.id


def _require_accused(case: Case, organisation_id: UUID) -> None:
    """An organisation stands plain beside a measure only where the case accuses it already."""
    party = Party.objects.filter(case=case, organisation_id=organisation_id, role__in=WALLING_ROLES)
    if organisation_key(organisation_id) not in keys_on([case.id])[case.id] and not party.exists():
        raise Invalid(
            {"organisation_id": _("This case does not accuse it. Write the unit into the sealed words.")}
        )


def _require_recommended(case: Case, recommendation_id: UUID) -> None:
    if not Recommendation.objects.filter(id=recommendation_id, case=case).exists():
        raise Invalid({"recommendation_id": _("Choose from the list.")})


def _measure(by: Actor, measure_id: UUID) -> Accountability:
    row = Accountability.objects.filter(seen_by(by), id=measure_id).select_related("case").first()
    if row is None:
        raise Unknown
    worked_case(by, row.case_id)
    if row.struck_on:
        raise Stop("outcome.struck", _("This entry was struck: it was wrong."), cure=_("Record it anew."))
    return row


@action("measure.verify", to=RECORDERS)
def verify_measure(by: Actor, *, measure_id: UUID, how: str) -> UUID:
    """Verify, as another person than the one who recorded it, that a measure was really taken."""
    row = _measure(by, measure_id)
    OUTCOME.check(row.proof, Proof.VERIFIED)
    if not verifies(by, row):
        raise Stop(
            "measure.verified_by_another",
            _("You recorded this claim yourself."),
            cure=_("Ask another person to verify it."),
        )
    seen = prose(how, "how", needed=_("Say who went to see, when, and what they saw."))
    claimed = Accountability.objects.filter(id=row.id, proof=Proof.CLAIMED)
    if not claimed.update(
        proof=Proof.VERIFIED,
        verified_by=by.person,
        verified_on=today(),
        verified_item_id=sealed(row.case, "measure.verified", seen),
    ):
        raise Clash
    return row.id


@action("measure.note_posting", to=RECORDERS)
def note_posting(
    by: Actor,
    *,
    measure_id: UUID,
    where: str,
    since: Moment | None = None,
    watch_until: date | None = None,
    look_on: date | None = None,
) -> UUID:
    """Note where a person or unit was seen next, and until when the group keeps looking; earlier sightings stay."""
    row = _measure(by, measure_id)
    there = prose(where, "where", needed=_("Say where, as it was told to you: it is sealed."))
    when = past(since, "since")
    look = _look(watch_until, look_on)
    Posting.objects.filter(measure=row, look_on__isnull=False).update(look_on=None)
    made = Posting.objects.create(
        working_group_id=by.working_group_id,
        measure=row,
        where_item_id=put(by.working_group_id, row.case_id, "measure.where", there),
        since_item_id=sealed(row.case, "measure.where", when.as_text() if when.start else ""),
        noted_on=today(),
        noted_by=by.account_id,
        watch_until=watch_until,
        look_on=look,
    )
    return made.id


def _look(watch_until: date | None, look_on: date | None) -> date | None:
    """Return the day to look again; without an end of the watch nobody looks."""
    if watch_until is None:
        if look_on:
            raise Invalid({"watch_until": _("Say until when the group keeps looking.")})
        return None
    if watch_until < today():
        raise Invalid({"watch_until": _("The end must lie ahead.")})
    if look_on and not today() <= look_on <= watch_until:
        raise Invalid({"look_on": _("Choose a day between today and the end of the watch.")})
    return look_on or min(today() + AGAIN, watch_until)


@job("outcomes.watch_postings", every=timedelta(days=1))
@action("measure.remind", to=SYSTEM_ONLY)
def remind_of_postings(by: Actor) -> int:
    """Remind the secretariat to look where somebody is now, and every week until somebody has noted it again."""
    due = Posting.objects.filter(
        working_group_id=by.working_group_id, look_on__lte=today(), measure__struck_on=None
    )
    rows = list(due.select_related("measure").order_by("look_on", "id")[:AT_ONCE])
    waiting = [row for row in rows if row.reminded_on is None or row.reminded_on <= today() - WEEK]
    for row in waiting:
        case_id = row.measure.case_id
        leave_notice(
            by,
            desk_of(by.working_group_id, case_id),
            NoticeKind.CHECK_DUE,
            subject_id=case_id,
            about="case",
            about_id=case_id,
        )
        Posting.objects.filter(id=row.id).update(reminded_on=today())
    return len(waiting)
