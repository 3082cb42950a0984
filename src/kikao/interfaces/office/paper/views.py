"""Blank sheets to print, in French, Swahili and English; two prints are the same."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kikao.casework.reports.enums import AccusedKind, ConsentScope, Language, SourceKind
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.ui.context import PUBLIC_LANGUAGES, tongues
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """One blank sheet and what it is for."""

    name: str
    title: Promise | str
    use: Promise | str


SHEETS = (
    Sheet(
        "facts",
        _("Fact sheet"),
        _("To write down what somebody reports where there is no network; the secretariat types it in."),
    ),
    Sheet("attendance", _("Attendance sheet"), _("For a sitting: seats, alternates and guests sign in.")),
    Sheet("decision", _("Decision sheet"), _("For each item of a sitting: what was decided and why.")),
    Sheet("limits", _("What Kikao cannot do"), _("Nine limits, to be told to whoever begins to use it.")),
)
_COUNTED = tuple(range(14))


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show which blank sheets there are, in which languages."""
    offered = tongues(PUBLIC_LANGUAGES, (translation.get_language() or "fr")[:2])
    return render(request, "office/paper/list.html", {"sheets": SHEETS, "tongues": offered})


@require_safe
@page
def sheet(request: OfficeRequest, sheet: str, language: str) -> HttpResponse:
    """Show one blank sheet in one language, ready to print."""
    with translation.override(language):
        labels = labels_of(request.actor, TermList.DECISION, TermList.CHANNEL, TermList.PILLAR, retired=False)
        context = {
            "group_name": request.opened.group_name,
            "accused": [kind.label for kind in AccusedKind if kind != AccusedKind.UNKNOWN],
            "unknown": AccusedKind.UNKNOWN.label,
            "scopes": [scope.label for scope in ConsentScope],
            "spoken": [one.label for one in Language],
            "sources": [kind.label for kind in SourceKind],
            "decisions": labels.choices(TermList.DECISION),
            "pillars": labels.choices(TermList.PILLAR),
            "lines": _COUNTED,
        }
        return render(request, f"office/paper/{sheet}.html", context)
