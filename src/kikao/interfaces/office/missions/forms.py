"""What is typed into the pages of missions."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.cases.enums import Level
from kikao.casework.missions.enums import (
    CompetenceCode,
    MissionPurpose,
    MissionState,
    NoAccessReason,
    RiskLevel,
    TeamRole,
    TravellerKind,
)
from kikao.foundation.base.clock import LUBUMBASHI
from kikao.interfaces.office.offering import Choices, chosen
from kikao.interfaces.ui.fields import (
    ChoicesField,
    DayField,
    LineField,
    ManyField,
    MomentField,
    TextField,
    TimeOfDayField,
)


class MissionFilterForm(forms.Form):
    """What the list of missions is narrowed to."""

    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("all")), *MissionState.choices], required=False
    )
    uncleared = forms.BooleanField(label=_("Only those that left without clearance"), required=False)


class OfferingForm(forms.Form):
    """A form that offers rows by id."""

    def __init__(self, *args: Any, offers: dict[str, Choices] | None = None, **kwargs: Any) -> None:
        """Offer the rows."""
        super().__init__(*args, **kwargs)
        for name, offered in (offers or {}).items():
            self.fields[name].choices = [("", "–"), *offered]  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """What a mission is for, when and how."""

    groups = [
        (_("What for"), ["purpose", "title", "level"]),
        (_("When"), ["starts_on", "ends_on"]),
        (_("How"), ["route", "means", "needs"]),
    ]
    purpose = forms.ChoiceField(label=_("Purpose"), choices=MissionPurpose.choices)
    title = LineField(
        label=_("Title"), help_text=_("It stands on the order of mission: name no person in it.")
    )
    level = ChoicesField(label=_("Level"), choices=Level.choices, initial=Level.LOCAL)
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    route = TextField(label=_("Route"), rows=3, required=False)
    means = TextField(label=_("Means"), rows=2, required=False, help_text=_("Vehicle, guide, equipment."))
    needs = ManyField(
        label=_("What the team must be able to do"), choices=CompetenceCode.choices, required=False
    )


class NewMissionForm(PlanForm):
    """A mission to plan, with the case it goes for first and the place it goes to first."""

    groups = [
        (_("What for"), ["purpose", "title", "level", "case_id"]),
        (_("When and where"), ["starts_on", "ends_on", "place_id"]),
        (_("How"), ["route", "means", "needs"]),
    ]
    case_id = chosen(_("For which case"), required=False, help_text=_("More cases are added on its page."))
    place_id = chosen(_("Where to"), required=False, help_text=_("More places are added on its page."))

    def __init__(self, *args: Any, offers: dict[str, Choices], **kwargs: Any) -> None:
        """Offer cases and places."""
        super().__init__(*args, **kwargs)
        for name, offered in offers.items():
            self.fields[name].choices = [("", "–"), *offered]  # type: ignore[attr-defined]


class PastMissionForm(NewMissionForm):
    """A mission already made."""

    groups = [*NewMissionForm.groups, (_("How it left"), ["reason"])]
    reason = LineField(
        label=_("Why it left without clearance"),
        max_length=300,
        help_text=_("It stands on every page of the mission for good."),
    )


class ChangeMissionForm(PlanForm):
    """A plan that is changed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class StopForm(OfferingForm):
    """A place to go to."""

    place_id = chosen(_("Place"))
    arrive_on = DayField(label=_("Arrives on"))
    leave_on = DayField(label=_("Leaves on"))


class ReachedForm(forms.Form):
    """Whether a place was reached."""

    reached_on = DayField(label=_("Reached on"), required=False)
    no_access = forms.ChoiceField(
        label=_("Or why it was not reached"), choices=[("", "–"), *NoAccessReason.choices], required=False
    )


class CaseForm(OfferingForm):
    """Another case to go for."""

    case_id = chosen(_("Case"))


class DayForm(forms.Form):
    """A later last day."""

    ends_on = DayField(label=_("Last day"))


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = TextField(label=_("Why"), rows=3)


class MemberForm(OfferingForm):
    """Somebody for the team."""

    account_id = chosen(_("Who"))
    role = ChoicesField(label=_("As"), choices=TeamRole.choices, initial=TeamRole.MEMBER)


class OfficerForm(OfferingForm):
    """Who is on duty."""

    account_id = chosen(_("Who"))


class CompetenceForm(OfferingForm):
    """What somebody can do."""

    account_id = chosen(_("Who"))
    code = forms.ChoiceField(label=_("Competence"), choices=CompetenceCode.choices)


class EndForm(forms.Form):
    """The competence that is counted on no more."""

    competence = forms.UUIDField(widget=forms.HiddenInput)


class ContactForm(forms.Form):
    """Whom to call."""

    name = LineField(label=_("Whom to call"))
    phone = LineField(label=_("Number"))


class RiskForm(forms.Form):
    """Risks weighed."""

    level = ChoicesField(label=_("How dangerous"), choices=RiskLevel.choices)
    threats = TextField(label=_("What could happen"), rows=4)
    measures = TextField(label=_("What is done against it"), rows=4)
    valid_until_on = DayField(label=_("Valid until"))


class LeftForm(forms.Form):
    """A mission that left already."""

    day = DayField(label=_("Left on"))
    hour = TimeOfDayField(label=_("At"))
    reason = LineField(
        label=_("Why it left without clearance"),
        max_length=300,
        required=False,
        help_text=_("Needed unless it was cleared by then. It stands on every page of the mission for good."),
    )

    def moment(self) -> datetime:
        """Return when it left, as clocks in South Kivu show it."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"], LUBUMBASHI)


class HoursForm(forms.Form):
    """At which times the team is to be heard of."""

    first = TimeOfDayField(label=_("Each day at"))
    second = TimeOfDayField(label=_("And at"), required=False)
    third = TimeOfDayField(label=_("And at"), required=False)


class SilenceForm(forms.Form):
    """A stretch without network."""

    from_day = DayField(label=_("From"))
    from_hour = TimeOfDayField(label=_("At"))
    until_day = DayField(label=_("Until"))
    until_hour = TimeOfDayField(label=_("At"))

    def stretch(self) -> tuple[datetime, datetime]:
        """Return beginning and end, as clocks in South Kivu show them."""
        given = self.cleaned_data
        return (
            datetime.combine(given["from_day"], given["from_hour"], LUBUMBASHI),
            datetime.combine(given["until_day"], given["until_hour"], LUBUMBASHI),
        )


class HeardForm(forms.Form):
    """What the team said on the telephone."""

    words = TextField(label=_("What was said"), rows=3, required=False)


class TravellerForm(OfferingForm):
    """Who travels beside the team."""

    release_id = chosen(
        _("With which released text"),
        help_text=_(
            "Only texts that stand, of cases of this mission. The seat learns this text and nothing else."
        ),
    )
    kind = ChoicesField(label=_("As"), choices=TravellerKind.choices, initial=TravellerKind.INTERLOCUTOR)
    when = MomentField(
        label=_("When it travels"), help_text=_("No finer than was decided: a month may be enough.")
    )
