"""What of a case was passed on, where the people behind it were sent for help, and what could go along."""

from uuid import UUID

from kikao.casework.cases.queries import reports_behind_case, require_case
from kikao.casework.meetings.queries import releases_of_case
from kikao.casework.referrals.queries.lists import lines_of, rows_of
from kikao.casework.referrals.schemas import CareLine, CaseReferrals, Offered
from kikao.casework.reports.models import Referral as CareReferral
from kikao.casework.reports.policy import hanging_seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.files.queries import released_of
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

MOST = 200
"""Lines of one case; whoever passes a case on more often than that looks into the list of all referrals."""


def referrals_of_case(by: Actor, case_id: UUID) -> CaseReferrals:
    """Return what was passed on of a case, in order, and beside it the referrals of the reports behind it."""
    require_case(by, case_id)
    rows = rows_of(by).filter(case_id=case_id).order_by("sent_on", "id")[:MOST]
    return CaseReferrals(lines_of(by, rows), care_behind(by, case_id), may_refer=by.is_(Role.SECRETARIAT))


def care_behind(by: Actor, case_id: UUID) -> tuple[CareLine, ...]:
    """Return where the people behind a case were sent for help, for the secretariat alone."""
    if not by.is_(Role.SECRETARIAT):
        return ()
    rows = CareReferral.objects.filter(hanging_seen_by(by), report_id__in=reports_behind_case(case_id))
    labels = labels_of(by, TermList.REFERRAL_TARGET)
    return tuple(
        CareLine(
            row.report_id,
            row.report.reference,
            labels.of(TermList.REFERRAL_TARGET, row.target),
            row.passed_on,
            row.referred_on,
        )
        for row in rows.select_related("report").order_by("referred_on", "id")[:MOST]
    )


def offered_for(by: Actor, case_id: UUID) -> Offered:
    """Return what can go along with a referral of a case: files marked safe, texts that stand released."""
    require_case(by, case_id)
    files = released_of(by, [case_id])
    texts = [one for one in releases_of_case(by, case_id) if one.state == "APPROVED"]
    return Offered(
        tuple((str(one.id), f"{one.copy.reference}/{one.copy.number}") for one in files.items),
        tuple((str(one.id), f"{one.reference} – {one.seat}") for one in texts),
    )
