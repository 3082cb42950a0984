"""Talking with the source, and what the source agrees to."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.reports.actions import ask_source, record_consent
from kikao.casework.reports.enums import MessageKind
from kikao.casework.reports.queries import report
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.reports.asking import address_of, trail_of
from kikao.interfaces.office.reports.forms import AskForm, ConsentForm


@page
def asked(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Write to the source's thread, or note a call."""
    by = request.actor
    held = report(by, report_id)
    open_for(request, ask_source)
    kind = MessageKind.MESSAGE if held.has_receipt else MessageKind.CALL
    question = Question(
        title=_("Ask the source"),
        submit=_("Enter it in the thread"),
        form=AskForm(request.POST or None, initial={"kind": kind}),
        act=lambda given: ask_source(by, report_id=report_id, **given),
        after=lambda _made: reverse("office:reports-words", args=[report_id]),
        done=_("It stands in the thread."),
        trail=trail_of(held),
        lead=_("The source reads messages by receipt.")
        if held.has_receipt
        else _("This source has no receipt: write a note of a call or a talk."),
        note=_("Write nothing that would betray the source to somebody who looks over a shoulder."),
    )
    return ask(request, question)


@page
def consented(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Record what the source says now on every scope."""
    by = request.actor
    held = report(by, report_id)
    open_for(request, record_consent)
    given_now = [line.scope for line in held.consents if line.given]
    question = Question(
        title=_("What the source agrees to"),
        submit=_("Record these answers"),
        form=ConsentForm(request.POST or None, initial={"given": given_now, "language": held.language}),
        act=lambda given: record_consent(
            by, report_id=report_id, **(given | {"given": tuple(given["given"])})
        ),
        after=lambda _made: address_of(report_id),
        done=_("The answers are recorded; the earlier ones stay in the record."),
        trail=trail_of(held),
        note=_("A no to keeping it or to its use by the secretariat locks the report."),
    )
    return ask(request, question)
