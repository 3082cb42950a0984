"""The code lists, and what the secretariat does with their words."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.terms.forms import ChangedWordForm, NewWordForm, words_of
from kikao.registry.terms.actions import add_term, edit_term, restore_term, retire_term
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import lists_of, term, terms_of


@require_safe
@page
def terms_lists(request: OfficeRequest) -> HttpResponse:
    """Show every code list."""
    return render(request, "office/terms/lists.html", {"lists": lists_of(request.actor)})


@require_safe
@page
def terms_list(request: OfficeRequest, list_name: str) -> HttpResponse:
    """Show the words of one list, those no longer offered too."""
    by = request.actor
    context = {
        "list": _list(list_name),
        "words": terms_of(by, list_name, retired=True),
        "trail": _trail(),
        "may_edit": may(by, edit_term),
    }
    return render(request, "office/terms/list.html", context)


@page
def terms_add(request: OfficeRequest, list_name: str) -> HttpResponse:
    """Add a word to a list."""
    by = open_for(request, add_term)
    known = _list(list_name)
    question = Question(
        title=_("Add a word to “%(list)s”") % {"list": known.label},
        submit=_("Add this word"),
        form=NewWordForm(request.POST or None),
        act=lambda answers: add_term(by, list_name=list_name, **answers),
        after=lambda _made: _address(list_name),
        done=_("The word is added."),
        trail=_trail(known),
    )
    return ask(request, question)


@page
def terms_edit(request: OfficeRequest, term_id: UUID) -> HttpResponse:
    """Change the words of a code."""
    by = open_for(request, edit_term)
    line = term(by, term_id)
    question = Question(
        title=_("Change the words of %(code)s") % {"code": line.code},
        submit=_("Keep these words"),
        form=ChangedWordForm(request.POST or None, initial=words_of(line)),
        act=lambda answers: edit_term(by, term_id=term_id, **answers),
        after=lambda _made: _address(line.list),
        done=_("The words are changed, on every page at once."),
        trail=_trail(_list(line.list)),
        lead=line.label,
        note=_(
            "What a code means must stay the same: what was recorded with it is read under the new words."
        ),
        template="office/terms/edit.html",
        more={"word": line},
    )
    return ask(request, question)


@require_POST
@page
def terms_retire(request: OfficeRequest, term_id: UUID) -> HttpResponse:
    """Stop offering a word."""
    return do(
        request,
        lambda: retire_term(request.actor, term_id=term_id),
        after=_address(term(request.actor, term_id).list),
        done=_("This word is no longer offered. What was recorded with it keeps it."),
    )


@require_POST
@page
def terms_restore(request: OfficeRequest, term_id: UUID) -> HttpResponse:
    """Offer a word again."""
    return do(
        request,
        lambda: restore_term(request.actor, term_id=term_id),
        after=_address(term(request.actor, term_id).list),
        done=_("This word is offered again."),
    )


def _list(name: str) -> TermList:
    if name not in TermList.values:
        raise Unknown
    return TermList(name)


def _address(list_name: str) -> str:
    return reverse("office:terms-list", args=[list_name])


def _trail(known: TermList | None = None) -> list[tuple[str, str]]:
    trail = [(_("Code lists"), reverse("office:terms-lists"))]
    if known:
        trail.append((str(known.label), _address(known.value)))
    return trail
