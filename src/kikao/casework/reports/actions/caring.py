"""Restricting a report to the circle, and sending a person where help is."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.reports import reckoning
from kikao.casework.reports.actions._circle import close_circle
from kikao.casework.reports.actions._incoming import known, seal
from kikao.casework.reports.actions._rows import changed, seen, unlocked
from kikao.casework.reports.enums import ConsentScope, Restriction
from kikao.casework.reports.models import Consent, Referral
from kikao.casework.reports.policy import check_referral
from kikao.casework.reports.queries import ConsentStop
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import require_terms


@action("report.restrict", to={Role.SECRETARIAT})
def restrict_report(by: Actor, *, report_id: UUID, why: str) -> UUID:
    """Close a report to everybody but the circle; from now on only a referral can come of it."""
    row = seen(by, report_id)
    known(Restriction, why, "why")
    row.restricted = why
    close_circle(row)
    return changed(row, "restricted")


@action("report.refer", to={Role.SECRETARIAT})
def refer_report(by: Actor, *, report_id: UUID, target: str, passed_on: bool = False, note: str = "") -> UUID:
    """Note that a person was told where help is, or was sent there with what the person agreed to pass on."""
    row = unlocked(seen(by, report_id))
    if not require_terms(by, TermList.REFERRAL_TARGET, [target] if target else [], field="target"):
        raise Invalid({"target": _("Choose from the list.")})
    check_referral(row.id, target)
    if passed_on and not _agreed(row.id):
        raise ConsentStop(ConsentScope.AUTH, [row.reference])
    words = reckoning.clean({"note": (note, reckoning.SHORT)})["note"]
    referral = Referral.objects.create(
        working_group_id=row.working_group_id,
        report=row,
        target=target,
        passed_on=passed_on,
        note_item_id=seal(row, "referral", words) if words else None,
        referred_by=by.account_id,
        referred_on=today(),
    )
    return referral.id


def _agreed(report_id: UUID) -> bool:
    answers = Consent.objects.filter(report_id=report_id, scope=ConsentScope.AUTH, current=True, given=True)
    return answers.exists()
