"""Who can open one report, incident, case or encrypted form: letting somebody read it, and taking the key back."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.cases.queries import case
from kikao.casework.forms.queries import version
from kikao.casework.incidents.queries import incident
from kikao.casework.reports.queries import report
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.sealing.actions import grant_reading, revoke_reading
from kikao.foundation.sealing.readers import Readers, readers_of_subject
from kikao.interfaces.office.asking import HIDDEN, Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, into_form, page
from kikao.interfaces.office.keys.forms import GrantForm, TakeForm
from kikao.interfaces.office.keys.trails import names
from kikao.registry.people.queries import accounts_with


@dataclass(frozen=True, slots=True)
class Subject:
    """A report, incident, case or version of a form as this page names it."""

    id: UUID
    kind: str
    title: str
    list_name: str
    list_label: str

    @property
    def here(self) -> str:
        """Return the address of the list of readers."""
        return reverse(f"office:keys-{self.kind}", args=[self.id])

    @property
    def trail(self) -> list[tuple[str, str]]:
        """Return the way back to what it is about."""
        one = reverse(f"office:{self.list_name}-{self.kind}", args=[self.id])
        return [(self.list_label, reverse(f"office:{self.list_name}-list")), (self.title, one)]


Find = Callable[[Actor, UUID], Subject]


def _report(by: Actor, report_id: UUID) -> Subject:
    return Subject(report_id, "report", report(by, report_id).line.reference, "reports", _("Reports"))


def _incident(by: Actor, incident_id: UUID) -> Subject:
    line = incident(by, incident_id).line
    return Subject(incident_id, "incident", line.title or line.reference, "incidents", _("Incidents"))


def _case(by: Actor, case_id: UUID) -> Subject:
    line = case(by, case_id).line
    return Subject(case_id, "case", line.title or line.reference, "cases", _("Cases"))


def _version(by: Actor, version_id: UUID) -> Subject:
    held = version(by, version_id)
    if not held.line.is_encrypted:
        raise Unknown
    return Subject(version_id, "version", f"{held.form.title} {held.line.version}", "forms", _("Forms"))


@page
def of_report(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Show who can open a report."""
    return _shown(request, _report, report_id)


@page
def of_incident(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Show who can open an incident."""
    return _shown(request, _incident, incident_id)


@page
def of_case(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Show who can open a case."""
    return _shown(request, _case, case_id)


@page
def of_version(request: OfficeRequest, version_id: UUID) -> HttpResponse:
    """Show who can open what phones encrypt with a version of a form."""
    return _shown(request, _version, version_id)


@page
def from_report(request: OfficeRequest, report_id: UUID, account_id: UUID) -> HttpResponse:
    """Take the key to a report back."""
    return _taken(request, _report, report_id, account_id)


@page
def from_incident(request: OfficeRequest, incident_id: UUID, account_id: UUID) -> HttpResponse:
    """Take the key to an incident back."""
    return _taken(request, _incident, incident_id, account_id)


@page
def from_case(request: OfficeRequest, case_id: UUID, account_id: UUID) -> HttpResponse:
    """Take the key to a case back."""
    return _taken(request, _case, case_id, account_id)


@page
def from_version(request: OfficeRequest, version_id: UUID, account_id: UUID) -> HttpResponse:
    """Take the key to a version of a form back."""
    return _taken(request, _version, version_id, account_id)


def _shown(request: OfficeRequest, find: Find, subject_id: UUID) -> HttpResponse:
    by = open_for(request, grant_reading)
    subject, held = find(by, subject_id), _held(by, subject_id)
    people = names(by, _people(held))
    offered = [(str(one), people[one]) for one in sorted(held.candidates, key=lambda one: people[one])]
    form = GrantForm(request.POST or None, people=offered)
    if form.is_valid():
        try:
            grant_reading(by, subject_id=subject_id, **form.cleaned_data)
        except Stop as stop:
            if stop.status in HIDDEN and stop.code != "sealing.sealed":
                raise
            into_form(form, stop)
        else:
            messages.success(request, _("This person can open it now, as far as you can."))
            return redirect(subject.here)
    context = {
        "subject": subject,
        "take": f"office:keys-{subject.kind}-take",
        "held": held,
        "lines": [(people.get(line.account_id, ""), line) for line in held.lines],
        "past": [(people.get(one.account_id, ""), people.get(one.by_account, ""), one) for one in held.past],
        "form": form if offered else None,
        "trail": subject.trail,
    }
    return render(request, "office/keys/readers.html", context, status=422 if form.errors else 200)


def _held(by: Actor, subject_id: UUID) -> Readers:
    candidates = accounts_with(by.working_group_id, Role.SECRETARIAT, Role.TASK_FORCE)
    return readers_of_subject(by, subject_id, candidates)


def _people(held: Readers) -> set[UUID]:
    found = {line.account_id for line in held.lines} | set(held.candidates)
    return found.union(*({one.account_id, one.by_account} for one in held.past))


def _taken(request: OfficeRequest, find: Find, subject_id: UUID, account_id: UUID) -> HttpResponse:
    by = open_for(request, revoke_reading)
    subject, held = find(by, subject_id), _held(by, subject_id)
    if account_id not in {line.account_id for line in held.lines}:
        raise Unknown
    name = names(by, [account_id])[account_id]
    return ask(
        request,
        Question(
            title=_("Take the key back"),
            lead=_("%(name)s will not open this any more: %(title)s")
            % {"name": name, "title": subject.title},
            submit=_("Take it back"),
            form=TakeForm(request.POST or None),
            act=lambda answers: revoke_reading(by, subject_id=subject_id, account_id=account_id, **answers),
            after=lambda _made: subject.here,
            done=_("The key is taken back. What is added from now on has a new one."),
            trail=[*subject.trail, (_("Who can open it"), subject.here)],
            danger=True,
            consequences=(
                _("What this person has read already, nobody can take back."),
                _("What is added from now on is sealed with a new key, for those who are left."),
                _("The reason is sealed with the rest and stands on the list of readers."),
            ),
        ),
    )
