"""Taking somebody into the task force of a case, and letting them leave it."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.cases.queries import case
from kikao.casework.tasks.actions import join_force, leave_force, share_with_force
from kikao.interfaces.office.asking import Question, ask, do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.tasks.forms import ForceForm
from kikao.interfaces.office.tasks.trails import case_trail
from kikao.registry.people.queries import account_choices


def back_to(case_id: UUID) -> str:
    """Return the task force on the page of its case."""
    return reverse("office:cases-case", args=[case_id]) + "#force"


@page
def force_join(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Take somebody into the task force."""
    by = open_for(request, join_force)
    held = case(by, case_id)
    question = Question(
        title=_("Take somebody into the task force"),
        submit=_("Take in"),
        form=ForceForm(request.POST or None, people=account_choices(by)),
        act=lambda answers: join_force(by, case_id=case_id, **answers),
        after=lambda _made: back_to(case_id),
        done=_("The task force has a new member."),
        trail=case_trail(held.line),
        lead=_(
            "A member of the task force reads the narratives of the case, as far as you can read them yourself."
        ),
    )
    return ask(request, question)


@require_POST
@page
def force_leave(request: OfficeRequest, case_id: UUID, member_id: UUID) -> HttpResponse:
    """Let somebody leave the task force."""
    return do(
        request,
        lambda: leave_force(request.actor, member_id=member_id),
        after=back_to(case_id),
        done=_("The task force has one member less; what was read is not forgotten."),
    )


@require_POST
@page
def force_share(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Share with the task force what one can open of the case and of what was added to it since."""
    return do(
        request,
        lambda: share_with_force(request.actor, case_id=case_id),
        after=back_to(case_id),
        done=_("The task force can now open what you can open of this case."),
    )
