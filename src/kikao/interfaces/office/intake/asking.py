"""The ways between the pages of what waits apart, and how its codes read."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.forms.queries.wording import wording_of
from kikao.casework.intake.enums import HeldReason, SubmissionState
from kikao.casework.intake.queries import submission
from kikao.casework.intake.reckoning.arrived import Answer
from kikao.casework.intake.schemas import SubmissionLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown

TONES = {
    SubmissionState.WAITING: "wait",
    SubmissionState.WHOLE: "good",
    SubmissionState.HELD: "warn",
    SubmissionState.CONFLICT: "bad",
    SubmissionState.EDIT: "active",
    SubmissionState.SETTLED: "stopped",
    SubmissionState.ERASED: "stopped",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A submission as a list shows it."""

    line: SubmissionLine
    state_label: str
    reason_label: str
    tone: str
    form_words: str


def row_of(line: SubmissionLine) -> Row:
    """Return a line with the words of its codes."""
    reason = str(HeldReason(line.held_reason).label) if line.held_reason else ""
    state = SubmissionState(line.state)
    return Row(line, str(state.label), reason, TONES[state], form_words(line))


def form_words(line: SubmissionLine) -> str:
    """Say by which form and version something was written; which unknown one it was, only its sealed words tell."""
    if line.form:
        return _("%(form)s, version %(version)s") % {"form": line.form, "version": line.version}
    if line.held_reason == HeldReason.OFFLINE:
        return _("the public page")
    if line.held_reason == HeldReason.UNKNOWN_VERSION:
        return _("a form of the group, in a version that it does not have")
    return _("a form that the group does not know")


def trail_of(line: SubmissionLine | None = None) -> list[tuple[str, str]]:
    """Return the way up from a page of a submission."""
    trail = [
        (_("Reports"), reverse("office:reports-list")),
        (_("What waits apart"), reverse("office:intake-list")),
    ]
    if line:
        trail.append((line.reference, address_of(line.id)))
    return trail


def address_of(submission_id: UUID) -> str:
    """Return the address of a submission's page."""
    return reverse("office:intake-submission", args=[submission_id])


def back_to(by: Actor, submission_id: UUID) -> str:
    """Return the submission's page, or the list for somebody whom the act itself walled."""
    try:
        submission(by, submission_id)
    except Unknown:
        return reverse("office:intake-list")
    return address_of(submission_id)


def answered(by: Actor, version_id: UUID | None, answers: Iterable[Answer]) -> list[tuple[str, str]]:
    """Return answers with how they were asked and codes in words, as far as a form or a list of the group says it."""
    given = tuple(answers)
    wording = wording_of(by, version_id, [one.value for one in given])
    return [(wording.asked(one.path), wording.said(one.path, one.value)) for one in given]
