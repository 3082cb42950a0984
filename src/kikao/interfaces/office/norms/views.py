"""The register of norms, one norm, and what the secretariat does with it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.norms.forms import ChangedNormForm, NormFilterForm, NormForm, facts_of
from kikao.registry.norms.actions import add_norm, edit_norm, restore_norm, retire_norm
from kikao.registry.norms.queries import norm, norms
from kikao.registry.norms.schemas import NormPage


@require_safe
@page
def norms_list(request: OfficeRequest) -> HttpResponse:
    """Show the register of norms."""
    by = request.actor
    form = NormFilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = norms(
        by,
        search=asked.get("q", ""),
        retired=asked.get("retired", False),
        after=request.GET.get("after"),
    )
    context = {"page": found, "filter": form, "narrowed": any(asked.values()), "may_add": may(by, add_norm)}
    return render(request, "office/norms/list.html", context)


@require_safe
@page
def norms_norm(request: OfficeRequest, norm_id: UUID) -> HttpResponse:
    """Show one norm with its words."""
    by = request.actor
    context = {"norm": norm(by, norm_id), "trail": _trail(), "may_edit": may(by, edit_norm)}
    return render(request, "office/norms/norm.html", context)


@page
def norms_add(request: OfficeRequest) -> HttpResponse:
    """Enter a norm."""
    by = open_for(request, add_norm)
    question = Question(
        title=_("Enter a norm"),
        submit=_("Enter this norm"),
        form=NormForm(request.POST or None),
        act=lambda answers: add_norm(by, **answers),
        after=lambda made: reverse("office:norms-norm", args=[made]),
        done=_("The norm is entered."),
        trail=_trail(),
        lead=_(
            "A law, decree or principle that incidents and cases can cite; one entry for each article cited."
        ),
    )
    return ask(request, question)


@page
def norms_edit(request: OfficeRequest, norm_id: UUID) -> HttpResponse:
    """Correct or complete a norm."""
    by = open_for(request, edit_norm)
    held = norm(by, norm_id)
    question = Question(
        title=_("Correct this norm"),
        submit=_("Keep these words"),
        form=ChangedNormForm(request.POST or None, initial=facts_of(held)),
        act=lambda answers: edit_norm(by, norm_id=norm_id, **answers),
        after=lambda _made: _address(norm_id),
        done=_("The norm is corrected."),
        trail=_trail(held),
    )
    return ask(request, question)


@require_POST
@page
def norms_retire(request: OfficeRequest, norm_id: UUID) -> HttpResponse:
    """Stop offering a norm."""
    return do(
        request,
        lambda: retire_norm(request.actor, norm_id=norm_id),
        after=_address(norm_id),
        done=_("This norm is no longer offered. What cites it keeps it."),
    )


@require_POST
@page
def norms_restore(request: OfficeRequest, norm_id: UUID) -> HttpResponse:
    """Offer a norm again."""
    return do(
        request,
        lambda: restore_norm(request.actor, norm_id=norm_id),
        after=_address(norm_id),
        done=_("This norm is offered again."),
    )


def _address(norm_id: UUID) -> str:
    return reverse("office:norms-norm", args=[norm_id])


def _trail(held: NormPage | None = None) -> list[tuple[str, str]]:
    trail = [(_("Norms"), reverse("office:norms-list"))]
    if held:
        trail.append((held.line.cited, _address(held.line.id)))
    return trail
