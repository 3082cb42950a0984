"""What the sources of some reports agreed to, asked before anything is done with them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.enums import SCOPES_OF_FACTS, ConsentScope
from kikao.casework.reports.models import Consent, Report
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Stop


class ConsentStop(Stop):
    """The source of a report did not agree to what somebody wants to do with it."""

    def __init__(self, scope: ConsentScope, references: Iterable[str]) -> None:
        """Name the scope and the reports; whoever is told this sees them."""
        words = {"scope": scope.label, "reports": ", ".join(sorted(references))}
        super().__init__(
            "consent.missing",
            _("The source did not agree to “%(scope)s”: %(reports)s.") % words,
            cure=_(
                "Ask the source and record the answer on the page of the report. There is no way around it."
            ),
        )


def lacking(by: Actor, report_ids: Iterable[UUID], scope: ConsentScope) -> dict[UUID, str]:
    """Return those of the reports, with their references, whose source gave no consent to this, or took it back.

    Facts alone, where nothing of a source is held and nobody was asked, may be worked with and go no further.
    """
    asked = list(report_ids)
    if not asked:
        return {}
    answers = Consent.objects.filter(report=OuterRef("pk"), current=True)
    rows = Report.objects.filter(working_group_id=by.working_group_id, id__in=asked).annotate(
        agreed=Exists(answers.filter(scope=scope, given=True)), answered=Exists(answers)
    )
    return {row.id: row.reference for row in rows if not _agrees(row, scope)}


def require_consent(by: Actor, report_ids: Iterable[UUID], scope: ConsentScope) -> None:
    """Refuse what the source of one of these reports did not agree to."""
    if missing := lacking(by, report_ids, scope):
        raise ConsentStop(scope, missing.values())


def require_consent_to_be_known(by: Actor, subject_id: UUID) -> None:
    """Refuse to ask who the source of a report is when the source did not agree that whoever asks may know.

    The secretariat and the custodians need the consent to use the report, a task force the one to share the identity
    with it. Danger to life asks nobody: that is another act, seen by every custodian.
    """
    report = Report.objects.filter(working_group_id=by.working_group_id, id=subject_id).first()
    if report is None:
        return
    inside = by.is_(Role.SECRETARIAT, Role.CUSTODIAN)
    scope = ConsentScope.SECUSE if inside else ConsentScope.IDENT
    agreed = Consent.objects.filter(report=report, current=True, given=True, scope=scope)
    if report.is_locked or not agreed.exists():
        raise ConsentStop(scope, [report.reference])


def _agrees(row: Report, scope: ConsentScope) -> bool:
    if row.is_locked or row.restricted:
        return False
    unasked = row.facts_only and not getattr(row, "answered", False)
    return bool(getattr(row, "agreed", False)) or (unasked and scope in SCOPES_OF_FACTS)
