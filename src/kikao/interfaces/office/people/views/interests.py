"""Declaring one's interests."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.foundation.access.actor import Actor
from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.offering import Choices
from kikao.interfaces.office.people.forms import InterestForm, NotedInterestForm
from kikao.interfaces.office.people.ways import tabs_of
from kikao.registry.people.actions import declare_interest, withdraw_interest
from kikao.registry.people.queries import account_choices, interests, organisation_choices
from kikao.registry.places.queries import place_choices


@require_safe
@page
def interests_list(request: OfficeRequest) -> HttpResponse:
    """Show the interests that stand: one's own, or everybody's for the secretariat."""
    by = request.actor
    context = {
        "page": interests(by, after=request.GET.get("after")),
        "tabs": tabs_of(by, "people-interests"),
        "may_withdraw": may(by, withdraw_interest),
    }
    return render(request, "office/people/interests.html", context)


@page
def interest_declare(request: OfficeRequest) -> HttpResponse:
    """Declare an interest of one's own."""
    by = request.actor
    question = Question(
        title=_("Declare an interest"),
        submit=_("Declare this interest"),
        form=InterestForm(request.POST or None, offered=_offered(by)),
        act=lambda answers: declare_interest(by, **answers),
        after=lambda _made: reverse("office:people-interests"),
        done=_("The interest is declared. What concerns it is closed to you from now on."),
        trail=_trail(),
        lead=_("A stake in an organisation or a place: work, family, property, a debt, a quarrel."),
        note=_("You will find no trace of what concerns it. Only a secretary can take it back."),
    )
    return ask(request, question)


@page
def interest_note(request: OfficeRequest) -> HttpResponse:
    """Note an interest for somebody else."""
    by = open_for(request, declare_interest)
    question = Question(
        title=_("Note an interest for somebody"),
        submit=_("Note this interest"),
        form=NotedInterestForm(
            request.POST or None, offered=_offered(by) | {"account_id": account_choices(by)}
        ),
        act=lambda answers: declare_interest(by, **answers),
        after=lambda _made: reverse("office:people-interests"),
        done=_("The interest is noted. What concerns it is closed to this account from now on."),
        trail=_trail(),
    )
    return ask(request, question)


@require_POST
@page
def interest_withdraw(request: OfficeRequest, interest_id: UUID) -> HttpResponse:
    """Take back somebody's interest when the stake has ended."""
    return do(
        request,
        lambda: withdraw_interest(request.actor, interest_id=interest_id),
        after=reverse("office:people-interests"),
        done=_("The interest is taken back."),
    )


def _offered(by: Actor) -> dict[str, Choices]:
    return {"organisation_id": list(organisation_choices(by)), "place_id": list(place_choices(by))}


def _trail() -> list[tuple[str, str]]:
    return [(_("Interests"), reverse("office:people-interests"))]
