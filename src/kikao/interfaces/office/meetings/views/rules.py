"""What the group settled for itself, and the rotation of hosts."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.meetings.actions import set_group_rules, set_host_turns
from kikao.casework.meetings.queries import rules
from kikao.interfaces.office.asking import Question, ask, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.meetings import offers
from kikao.interfaces.office.meetings.asking import trail_of
from kikao.interfaces.office.meetings.settling import HostsForm, RulesForm


@require_safe
@page
def shown(request: OfficeRequest) -> HttpResponse:
    """Show the rules and the rotation."""
    context = {
        "rules": rules(request.actor),
        "desk": may(request.actor, set_group_rules),
        "trail": trail_of(),
    }
    return render(request, "office/meetings/rules.html", context)


@page
def settled(request: OfficeRequest) -> HttpResponse:
    """Set the rules."""
    by = open_for(request, set_group_rules)
    now = rules(by)
    initial = {name: getattr(now, name) for name in RulesForm.base_fields}
    return ask(
        request,
        Question(
            title=_("Set the rules"),
            lead=_("As the group itself settled them. They hold for sittings from now on."),
            submit=_("Keep the rules"),
            form=RulesForm(request.POST or None, initial=initial),
            act=lambda answers: set_group_rules(by, **answers),
            after=lambda _made: reverse("office:meetings-rules"),
            done=_("The rules are kept."),
            trail=[*trail_of(), (_("Rules and hosts"), reverse("office:meetings-rules"))],
        ),
    )


@page
def rotated(request: OfficeRequest) -> HttpResponse:
    """Set the rotation of hosts."""
    by = open_for(request, set_host_turns)
    initial = {f"turn{host.position}": str(host.organisation_id) for host in rules(by).hosts}
    form = HostsForm(request.POST or None, hosts=offers.hosts(by), initial=initial)
    return ask(
        request,
        Question(
            title=_("Set the rotation of hosts"),
            lead=_("Who hosted longest ago is proposed next; empty turns are left out."),
            submit=_("Keep the rotation"),
            form=form,
            act=lambda _answers: set_host_turns(by, organisation_ids=form.chosen),
            after=lambda _made: reverse("office:meetings-rules"),
            done=_("The rotation is kept."),
            trail=[*trail_of(), (_("Rules and hosts"), reverse("office:meetings-rules"))],
        ),
    )
