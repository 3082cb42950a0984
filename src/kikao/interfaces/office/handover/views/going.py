"""Cases that go to other groups: the list, proposing, agreeing, the file, the receipt."""

from collections.abc import Iterator
from uuid import UUID

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.cases.queries import case
from kikao.casework.handover.actions import (
    approve_handover,
    close_case_handed_over,
    enter_receipt,
    make_handover_file,
    propose_handover,
    recall_handover,
    refuse_handover,
)
from kikao.casework.handover.queries import card_choices, handover, handovers, package
from kikao.casework.handover.schemas import Preview
from kikao.foundation.base.stops import Unknown
from kikao.foundation.files.queries import released_of
from kikao.interfaces.office.asking import Question, SureForm, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.handover.forms import (
    GoingFilterForm,
    ProposeForm,
    ReasonForm,
    ReceiptForm,
    SeenForm,
)
from kikao.interfaces.office.handover.trails import going_trail, tabs
from kikao.interfaces.office.offering import VersionForm
from kikao.interfaces.office.tasks.trails import case_trail

Download = HttpResponse | FileResponse | StreamingHttpResponse


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show what goes to other groups, newest first."""
    by = open_for(request, approve_handover)
    form = GoingFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    context = {
        "page": handovers(by, **wanted, after=request.GET.get("after")),
        "filter": form,
        "narrowed": any(wanted.values()),
        "tabs": tabs(by, "going"),
    }
    return render(request, "office/handover/list.html", context)


@page
def new(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Propose that a case goes to another group."""
    by = open_for(request, propose_handover)
    held = case(by, case_id)
    safe = [
        (str(one.id), f"{one.copy.reference}-{one.copy.number}") for one in released_of(by, [case_id]).items
    ]
    question = Question(
        title=_("Hand this case over"),
        submit=_("Propose it"),
        form=ProposeForm(request.POST or None, cards=card_choices(by), files=safe),
        act=lambda answers: propose_handover(by, case_id=case_id, **answers),
        after=_here,
        done=_("It is proposed. A second person looks at what goes and what stays back."),
        trail=case_trail(held.line),
        lead=_(
            "The plain facts go; words of sources only where each of them agreed. Who they are never goes."
        ),
    )
    return ask(request, question)


@require_safe
@page
def one(request: OfficeRequest, handover_id: UUID) -> HttpResponse:
    """Show one hand-over: what goes, what stays back and why, what came back."""
    shown = handover(request.actor, handover_id)
    context = {"shown": shown, "line": shown.line, "trail": going_trail()}
    if shown.preview:
        context["changed"] = tuple(_changed_words(shown.preview))
    return render(request, "office/handover/handover.html", context)


@page
def approved(request: OfficeRequest, handover_id: UUID) -> HttpResponse:
    """Agree as a second person."""
    by = open_for(request, approve_handover)
    shown = handover(by, handover_id)
    preview = shown.preview
    if preview is None:
        raise Unknown
    looked_at = {"version": shown.line.version, "seen": preview.fingerprint}
    question = Question(
        title=_("Agree to this hand-over"),
        submit=_("Agree"),
        form=SeenForm(request.POST or None, initial=looked_at),
        act=lambda answers: approve_handover(by, handover_id=handover_id, **answers),
        after=_here,
        done=_("It is agreed. The secretariat makes the file."),
        trail=going_trail(shown.line),
        lead=_("Does this case go to the other group as the preview says?"),
        consequences=(
            *_changed_words(preview),
            *(
                _("%(what)s: %(count)s go along.") % {"what": one.what, "count": one.count}
                for one in preview.goes
            ),
            _("The secretariat can make one file with what the preview shows, and with nothing else."),
            _("What was given away cannot be called back."),
        ),
    )
    return ask(request, question)


@page
def refused(request: OfficeRequest, handover_id: UUID) -> HttpResponse:
    """Keep the case here, as a second person."""
    by = open_for(request, refuse_handover)
    shown = handover(by, handover_id)
    question = Question(
        title=_("Refuse this hand-over"),
        submit=_("Refuse"),
        form=ReasonForm(request.POST or None, initial={"version": shown.line.version}),
        act=lambda answers: refuse_handover(by, handover_id=handover_id, **answers),
        after=_here,
        done=_("It is refused, with the reason."),
        trail=going_trail(shown.line),
    )
    return ask(request, question)


@page
def recalled(request: OfficeRequest, handover_id: UUID) -> HttpResponse:
    """Take a proposal back before its file is made."""
    by = open_for(request, recall_handover)
    shown = handover(by, handover_id)
    question = Question(
        title=_("Take this hand-over back"),
        submit=_("Take it back"),
        form=ReasonForm(request.POST or None, initial={"version": shown.line.version}),
        act=lambda answers: recall_handover(by, handover_id=handover_id, **answers),
        after=_here,
        done=_("It is taken back, with the reason."),
        trail=going_trail(shown.line),
    )
    return ask(request, question)


@page
def made(request: OfficeRequest, handover_id: UUID) -> HttpResponse:
    """Make the one file."""
    by = open_for(request, make_handover_file)
    shown = handover(by, handover_id)
    question = Question(
        title=_("Make the file"),
        submit=_("Make the file"),
        form=VersionForm(request.POST or None, initial={"version": shown.line.version}),
        act=lambda answers: make_handover_file(by, handover_id=handover_id, **answers),
        after=_here,
        done=_("The file is made. Save it and give it to the other group."),
        trail=going_trail(shown.line),
        lead=_("Is the file to be made now?"),
        consequences=(
            _("Sealed words that go along are opened in your session; the trail notes it."),
            _("The file opens for the other group alone, and is signed with our key."),
            _("A receipt is expected within 30 days."),
        ),
    )
    return ask(request, question)


@require_safe
@page
def file(request: OfficeRequest, handover_id: UUID) -> Download:
    """Give the file out, once more if need be; its name holds no word of the case."""
    row, pieces = package(request.actor, handover_id)
    answer = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{row.reference}.kikao"'
    answer.headers["Content-Length"] = str(row.size)
    return answer


@page
def receipt_entered(request: OfficeRequest, handover_id: UUID) -> HttpResponse:
    """Enter the receipt that came back."""
    by = open_for(request, enter_receipt)
    shown = handover(by, handover_id)
    question = Question(
        title=_("Enter the receipt"),
        submit=_("Enter it"),
        form=ReceiptForm(request.POST or None, request.FILES or None),
        act=lambda answers: enter_receipt(
            by, handover_id=handover_id, receipt=b"".join(answers["attached"][0].pieces())
        ),
        after=_here,
        done=_("The receipt is entered."),
        trail=going_trail(shown.line),
        lead=_("It is signed by the other group and opens here alone."),
    )
    return ask(request, question)


@page
def closed(request: OfficeRequest, handover_id: UUID) -> HttpResponse:
    """Close the case that was taken up elsewhere."""
    by = open_for(request, close_case_handed_over)
    shown = handover(by, handover_id)
    question = Question(
        title=_("Close the case here"),
        submit=_("Close it"),
        form=SureForm(request.POST or None),
        act=lambda _answers: close_case_handed_over(by, handover_id=handover_id),
        after=_here,
        done=_("The case is closed: referred and taken up elsewhere."),
        trail=going_trail(shown.line),
        lead=_("Is this case closed here as referred and taken up elsewhere?"),
        consequences=(_("It can be reopened with a reason."),),
    )
    return ask(request, question)


def _changed_words(preview: Preview) -> Iterator[str]:
    """Say in words what changed since it was proposed or agreed to."""
    for one in preview.changed:
        if one.more:
            yield _("%(what)s: %(count)s new or different since then.") % {
                "what": one.what,
                "count": one.more,
            }
        if one.less:
            yield _("%(what)s: %(count)s no longer as it was.") % {"what": one.what, "count": one.less}


def _here(handover_id: object) -> str:
    return reverse("office:handover-one", args=[handover_id])
