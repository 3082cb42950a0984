"""The report of a mission as a file that a word processor opens: drafted from what was found, to be edited and signed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kikao.casework.missions.schemas.mission import StopLine
from kikao.casework.monitoring.schemas.visits import VisitFinding
from kikao.interfaces.office.documents import new_document, written
from kikao.interfaces.office.missions.gathering import CaseReported, Report
from kikao.interfaces.ui.words import day_words, moment_words

if TYPE_CHECKING:
    from docx.document import Document


def report_docx(report: Report, group: str) -> bytes:
    """Return the report as a file; whoever edits it signs the paper, and the paper is filed."""
    file = new_document()
    file.sections[0].footer.paragraphs[0].text = report.head.line.reference
    _head(file, report, group)
    for part in report.cases:
        _case(file, part)
    if report.cost:
        file.add_heading(_("Cost"), level=2)
        told = {"usd": report.cost.usd, "cdf": report.cost.cdf, "worth": report.cost.worth}
        file.add_paragraph(_("%(usd)s and %(cdf)s, worth %(worth)s together") % told)
    file.add_paragraph(f"\n\n{_('Who leads the mission')}: ____________________")
    return written(file)


def _head(file: "Document", report: Report, group: str) -> None:
    line = report.head.line
    file.add_heading(f"{_('Report of mission')} {line.reference}", level=1)
    file.add_paragraph(group)
    if line.left_without_clearance:
        file.add_paragraph(f"{_('Left without clearance')}: {line.uncleared_reason}", style="Intense Quote")
    days = f"{day_words(line.starts_on)} – {day_words(line.ends_on)}"
    facts = [(_("Purpose"), line.purpose_words), (_("Days"), days)]
    if report.whole:
        facts.insert(0, (_("Mission"), line.title))
    for label, value in facts:
        file.add_paragraph(f"{label}: {value}")
    file.add_heading(_("Who went"), level=2)
    _bullets(file, (f"{one.name} – {one.role_words}" for one in report.head.team))
    if report.stops:
        file.add_heading(_("Places"), level=2)
        _bullets(file, (stop_words(one) for one in report.stops))


def stop_words(stop: StopLine) -> str:
    """Say whether a place was reached, on which day, or why not."""
    if stop.reached_on:
        return f"{stop.place}: {_('reached')} {day_words(stop.reached_on)}"
    if stop.no_access:
        return f"{stop.place}: {_('not reached')} ({stop.no_access_words})"
    return f"{stop.place}: {_('nothing noted')}"


def _case(file: "Document", part: CaseReported) -> None:
    seen = part.seen
    file.add_heading(seen.name, level=2)
    _listed(file, _("Accused"), part.accused)
    looked = (f"{one.reference} – {one.title} ({len(one.clauses)})" for one in seen.agreements)
    _listed(file, _("What was looked at: agreements and the number of their clauses"), looked)
    file.add_heading(_("Findings"), level=3)
    if not (seen.found or seen.by_hand):
        file.add_paragraph(_("Nothing was written down."))
    _bullets(file, (finding_words(one) for one in seen.found))
    for one in seen.by_hand:
        if one.corrected:
            continue
        access = f"{_('No access')}: {one.no_access_words}. " if one.no_access else ""
        words = (one.words or _("Sealed for this reader.")) if one.has_words else ""
        file.add_paragraph(f"{day_words(one.seen_on)}: {access}{words}")
    tasks = (" · ".join(task_facts) for task_facts in ((one.title, one.owner) for one in part.tasks))
    _listed(file, _("Tasks that are open"), tasks)
    checks = (f"{day_words(one.due_on)}: {one.about}" for one in seen.coming)
    _listed(file, _("Checks still to be made"), checks)


def finding_words(one: VisitFinding) -> str:
    """Say what was found of a clause or a situation, and how well it is proved."""
    where = f"{one.instrument} {one.number or ''}".strip()
    head = f"{where}: {one.about}" if where else one.about
    result = " – ".join(part for part in (one.finding_words, one.standing_words, one.no_access_words) if part)
    return f"{head} → {result} ({one.proof_words}, {moment_words(one.observed)})"


def _listed(file: "Document", heading: str, lines: Iterable[str]) -> None:
    held = [line for line in lines if line]
    if held:
        file.add_heading(heading, level=3)
        _bullets(file, held)


def _bullets(file: "Document", lines: Iterable[str]) -> None:
    for line in lines:
        file.add_paragraph(line, style="List Bullet")
