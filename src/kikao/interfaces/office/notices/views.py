"""The inbox, level-1 alerts and who is on duty."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Unknown
from kikao.foundation.notices.actions import (
    acknowledge_alert,
    drop_reach,
    end_duty,
    open_all_notices,
    open_notice,
    set_duty,
    set_reach,
)
from kikao.foundation.notices.queries import duty_turns, notice, notices, open_alerts, reach, unread_count
from kikao.interfaces.office.asking import Question, ask, do, may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.notices.forms import DutyForm, MailForm
from kikao.interfaces.office.notices.leading import address_of
from kikao.registry.people.queries import account_names, accounts_with


@require_safe
@page
def notices_list(request: OfficeRequest) -> HttpResponse:
    """Show the reader's own notices, newest first."""
    by = request.actor
    context = {
        "page": notices(by, after=request.GET.get("after")),
        "unread": unread_count(by),
        "may_duty": may(by, set_duty),
        "mail": settings.KIKAO_MAIL,
        "sms": bool(settings.KIKAO_SMS),
    }
    return render(request, "office/notices/list.html", context)


@require_POST
@page
def notices_open(request: OfficeRequest, notice_id: UUID) -> HttpResponse:
    """Mark a notice as read and go to what it is about."""
    line = notice(request.actor, notice_id)
    open_notice(request.actor, notice_id=notice_id)
    return redirect(address_of(line.about, line.about_id))


@require_POST
@page
def notices_open_all(request: OfficeRequest) -> HttpResponse:
    """Mark everything in the reader's own inbox as read."""
    return do(
        request,
        lambda: open_all_notices(request.actor),
        after=reverse("office:notices-list"),
        done=_("Everything is marked as read."),
    )


@page
def notices_mail(request: OfficeRequest) -> HttpResponse:
    """Ask for a neutral word by mail, or for none any more."""
    if not settings.KIKAO_MAIL:
        raise Unknown
    by, inbox = request.actor, reverse("office:notices-list")
    address = reach(by)
    question = Question(
        title=_("By mail"),
        submit=_("Send me a word"),
        form=MailForm(request.POST or None, initial={"mail": address}),
        act=lambda answers: set_reach(by, **answers),
        after=lambda _made: inbox,
        done=_("From now on a word comes by mail when something new waits."),
        trail=[(_("Notices"), inbox)],
        lead=_("One sentence, that something new waits for you here; never what it is about."),
        template="office/notices/mail.html",
        more={"address": address},
    )
    return ask(request, question)


@require_POST
@page
def notices_mail_drop(request: OfficeRequest) -> HttpResponse:
    """Ask for no more mail."""
    return do(
        request,
        lambda: drop_reach(request.actor),
        after=reverse("office:notices-list"),
        done=_("No more mail; your address is forgotten."),
    )


@require_POST
@page
def notices_take(request: OfficeRequest, alert_id: UUID) -> HttpResponse:
    """Take a level-1 matter in hand and go to it."""
    by = request.actor
    line = next((one for one in open_alerts(by) if one.id == alert_id), None)
    after = address_of(line.about, line.subject_id) if line else reverse("office:notices-list")
    return do(
        request,
        lambda: acknowledge_alert(by, alert_id=alert_id),
        after=after,
        done=_("You have taken this matter in hand."),
    )


@page
def notices_duty(request: OfficeRequest) -> HttpResponse:
    """Show the roster and put somebody on duty."""
    by = request.actor
    turns = duty_turns(by)
    people = accounts_with(by.working_group_id, Role.SECRETARIAT)
    names = account_names(by.working_group_id, [*people, *(turn.account_id for turn in turns)])
    form = DutyForm(request.POST or None, people=[(str(one), names.get(one, "")) for one in people])
    here = reverse("office:notices-duty")
    if request.method == "POST":
        trail = [(_("Notices"), reverse("office:notices-list")), (_("Duty roster"), here)]
        question = Question(
            title=_("Put somebody on duty"),
            submit=_("Put on duty"),
            form=form,
            act=lambda answers: set_duty(by, **answers),
            after=lambda _made: here,
            done=_("The roster is set."),
            trail=trail,
        )
        return ask(request, question)
    context = {"turns": [(turn, names.get(turn.account_id, "")) for turn in turns], "form": form}
    return render(request, "office/notices/duty.html", context)


@require_POST
@page
def notices_end_duty(request: OfficeRequest, turn_id: UUID) -> HttpResponse:
    """Take a turn off the roster."""
    return do(
        request,
        lambda: end_duty(request.actor, turn_id=turn_id),
        after=reverse("office:notices-duty"),
        done=_("The turn is off the roster."),
    )
