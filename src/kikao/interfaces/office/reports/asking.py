"""The ways between the pages of a report, and what its forms offer."""

from dataclasses import replace
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.forms.queries.wording import answers_below, wording_of
from kikao.casework.intake.queries import version_behind
from kikao.casework.reports.queries import report
from kikao.casework.reports.schemas import ReportView, ReportWords
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.offering import Choices
from kikao.registry.people.queries import organisations
from kikao.registry.places.queries import place_choices, territory_choices
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

MOST = 500
"""Organisations a select offers."""


def back_to(by: Actor, report_id: UUID) -> str:
    """Return the report's page, or the queue for somebody whom the act itself walled."""
    try:
        report(by, report_id)
    except Unknown:
        return reverse("office:reports-list")
    return address_of(report_id)


def address_of(report_id: UUID) -> str:
    """Return the address of a report's page."""
    return reverse("office:reports-report", args=[report_id])


def trail_of(held: ReportView | None = None) -> list[tuple[str, str]]:
    """Return the way up from a page of a report."""
    trail = [(_("Reports"), reverse("office:reports-list"))]
    if held:
        trail.append((held.line.reference, address_of(held.line.id)))
    return trail


def in_words(by: Actor, report_id: UUID, opened: ReportWords) -> ReportWords:
    """Return what was opened with the names and codes of a phone's form in words."""
    version_id = version_behind(by, report_id) if opened.more else None
    if not opened.more or version_id is None:
        return opened
    wording = wording_of(by, version_id, answers_below(opened.more))
    return replace(opened, more=wording.lines(opened.more))


def plain_choices(by: Actor) -> dict[str, Choices]:
    """Return natures, categories, levels, places and territories."""
    labels = labels_of(
        by, TermList.EVENT_NATURE, TermList.INCIDENT_CATEGORY, TermList.SEVERITY, retired=False
    )
    return {
        "nature": labels.choices(TermList.EVENT_NATURE),
        "category": labels.choices(TermList.INCIDENT_CATEGORY),
        "severity": labels.choices(TermList.SEVERITY),
        "place_id": place_choices(by),
        "territory_id": territory_choices(by),
    }


def bodies(by: Actor) -> Choices:
    """Return the organisations of the register."""
    return [(str(line.id), line.name) for line in organisations(by, size=MOST).items]


def referral_targets(by: Actor) -> Choices:
    """Return the bodies to which a person can be sent, those that care first."""
    offered = labels_of(by, TermList.REFERRAL_TARGET, retired=False).choices(TermList.REFERRAL_TARGET)
    return sorted(offered, key=lambda pair: pair[0] not in _CARE)


_CARE = frozenset({"MED", "CHILD", "LEGAL"})


def channels(by: Actor) -> Choices:
    """Return the channels through which a report is taken by hand."""
    return labels_of(by, TermList.CHANNEL, retired=False).choices(TermList.CHANNEL)
