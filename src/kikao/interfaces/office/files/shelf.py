"""The page of the files of a report, an incident or a case: the list, and a form to add some."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kikao.foundation.base.stops import NotAllowed
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.queries import files_of
from kikao.foundation.files.uploads import ready
from kikao.interfaces.office.asking import Question, ask
from kikao.interfaces.office.doorway import OfficeRequest
from kikao.interfaces.office.files.forms import AddForm

TEMPLATE = "office/files/list.html"


@dataclass(frozen=True)
class Shelf:
    """Whose files a page shows, the way up, and the act that adds some (None: not for this reader)."""

    subject_ids: Sequence[UUID]
    trail: list[tuple[str, str]]
    here: str
    attach: Callable[[tuple[Coming, ...]], object] | None
    more: dict[str, object] = field(default_factory=dict)


def shelf_page(request: OfficeRequest, shelf: Shelf) -> HttpResponse:
    """Show the files, and keep those that are sent."""
    by = request.actor
    title = _("Files")
    context = {
        "page": files_of(by, shelf.subject_ids, after=request.GET.get("after"))
        if shelf.subject_ids
        else None,
        "why": "reader" if by.key else "passphrase",
        **shelf.more,
    }
    attach = shelf.attach
    if attach is None:
        if request.method == "POST":
            raise NotAllowed
        shown = {"question": {"title": title, "trail": shelf.trail}, **context}
        return render(request, TEMPLATE, shown)
    question = Question(
        title=title,
        submit=_("Keep the files"),
        form=AddForm(request.POST or None, request.FILES or None),
        act=lambda answers: attach(ready(answers["attached"])),
        after=lambda _kept: shelf.here,
        done=_("The files are kept."),
        trail=shelf.trail,
        note=_("They are sealed while they arrive. The original is never altered."),
        template=TEMPLATE,
        more=context,
    )
    return ask(request, question)
