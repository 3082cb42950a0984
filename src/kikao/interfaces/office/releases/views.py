"""Releasing a separate text to a named seat, and what that seat reads and answers."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.cases.queries import titles
from kikao.casework.meetings.actions import (
    approve_release,
    open_release,
    propose_release,
    refuse_release,
    reply_to_release,
    withdraw_release,
)
from kikao.casework.meetings.queries import decision, release, releases_for
from kikao.casework.meetings.schemas import ReleaseLine
from kikao.casework.tasks.queries import my_work
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.interfaces.office.asking import Question, SureForm, ask, may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.releases.forms import FilterForm, ProposeForm, ReasonForm, ReplyForm
from kikao.registry.people.queries import account_names, seat_choices

LIST = "office:releases-list"


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show the texts released to the reader; to the secretariat all that it may see."""
    by, desk = request.actor, may(request.actor, propose_release)
    form = FilterForm(request.GET or None)
    state = form.cleaned_data["state"] if desk and form.is_valid() else ""
    context = {
        "page": releases_for(by, state=state, after=request.GET.get("after")),
        "form": form,
        "narrowed": bool(state),
        "desk": desk,
    }
    return render(request, "office/releases/list.html", context)


@require_safe
@page
def one(request: OfficeRequest, release_id: UUID) -> HttpResponse:
    """Show one text: to its seat nothing but the text, to the secretariat the case behind it."""
    by = request.actor
    line = release(by, release_id)
    if line.own and line.case_id is None:
        open_release(by, release_id=release_id)
        tasks = [task for task in my_work(by).items if not task.case_id]
        return render(request, "office/releases/own.html", {"line": line, "tasks": tasks, "trail": _trail()})
    context = {
        "line": line,
        "case": titles(by, [line.case_id] if line.case_id else []).get(line.case_id or release_id, ""),
        "people": account_names(by.working_group_id, [line.proposed_by]),
        "mine": line.proposed_by == by.account_id,
        "locked": by.key is None,
        "trail": _trail(),
    }
    return render(request, "office/releases/release.html", context)


def _trail(line: ReleaseLine | None = None) -> list[tuple[str, str]]:
    trail = [(_("Released texts"), reverse(LIST))]
    if line:
        trail.append((line.reference, reverse("office:releases-release", args=[line.id])))
    return trail


def _after(made: object) -> str:
    return reverse("office:releases-release", args=[made])


def _for_desk(request: OfficeRequest, release_id: UUID) -> tuple[Actor, ReleaseLine]:
    """Return the text behind whose case the secretary may look."""
    by = request.actor
    if not may(by, propose_release):
        raise NotAllowed
    line = release(by, release_id)
    if line.case_id is None:
        raise Unknown
    return by, line


@page
def proposed(request: OfficeRequest, decision_id: UUID) -> HttpResponse:
    """Write the text that a decision lets a named seat read."""
    by = request.actor
    if not may(by, propose_release):
        raise NotAllowed
    taken = decision(by, decision_id)
    if taken.case_id is None:
        raise Unknown
    return ask(
        request,
        Question(
            title=_("Propose a release"),
            lead=titles(by, [taken.case_id]).get(taken.case_id, ""),
            submit=_("Propose it"),
            form=ProposeForm(request.POST or None, seats=seat_choices(by)),
            act=lambda answers: propose_release(by, decision_id=decision_id, **answers),
            after=_after,
            done=_("The text is proposed. Another person of the secretariat approves it."),
            note=_("Nobody reads it before a second person has approved it."),
            trail=_trail(),
        ),
    )


@page
def approved(request: OfficeRequest, release_id: UUID) -> HttpResponse:
    """Approve the text as a second person, once one is sure."""
    by, line = _for_desk(request, release_id)
    return ask(
        request,
        Question(
            title=_("Approve the release"),
            lead=f"{line.seat}: {line.what}",
            submit=_("Approve"),
            form=SureForm(request.POST or None),
            act=lambda _answers: approve_release(by, release_id=release_id),
            after=_after,
            done=_("The text is released. The seat finds a notice."),
            trail=_trail(line),
            consequences=(
                _("This seat reads exactly these words, and nothing else of the case."),
                _("What was read cannot be taken back, only the text can be withdrawn."),
            ),
        ),
    )


@page
def refused(request: OfficeRequest, release_id: UUID) -> HttpResponse:
    """Refuse the text, with the reason."""
    by, line = _for_desk(request, release_id)
    return ask(
        request,
        Question(
            title=_("Refuse the release"),
            lead=f"{line.seat}: {line.what}",
            submit=_("Refuse"),
            form=ReasonForm(request.POST or None),
            act=lambda answers: refuse_release(by, release_id=release_id, **answers),
            after=_after,
            done=_("The release is refused; the record stays."),
            trail=_trail(line),
        ),
    )


@page
def withdrawn(request: OfficeRequest, release_id: UUID) -> HttpResponse:
    """Withdraw the text, with the reason."""
    by, line = _for_desk(request, release_id)
    return ask(
        request,
        Question(
            title=_("Withdraw the release"),
            lead=f"{line.seat}: {line.what}",
            submit=_("Withdraw"),
            form=ReasonForm(request.POST or None),
            act=lambda answers: withdraw_release(by, release_id=release_id, **answers),
            after=_after,
            done=_("The release is withdrawn; the record stays."),
            trail=_trail(line),
            danger=True,
            consequences=(
                _("From now on the seat finds nothing; what it has read is not forgotten."),
                _("The record of the release and of its end stays."),
            ),
        ),
    )


@page
def replied(request: OfficeRequest, release_id: UUID) -> HttpResponse:
    """Answer a text that was released to one's own seat."""
    by = request.actor
    line = release(by, release_id)
    if not line.own:
        raise Unknown
    return ask(
        request,
        Question(
            title=_("Answer"),
            lead=line.what,
            submit=_("Send the answer"),
            form=ReplyForm(request.POST or None),
            act=lambda answers: reply_to_release(by, release_id=release_id, **answers),
            after=lambda _made: _after(release_id),
            done=_("Your answer was handed to the secretariat, sealed."),
            trail=_trail(line),
        ),
    )
