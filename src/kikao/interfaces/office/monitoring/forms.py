"""What is typed into the pages of going back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.agreements.enums import ClauseStatus
from kikao.casework.missions.enums import NoAccessReason
from kikao.casework.monitoring.enums import (
    CheckKind,
    CheckState,
    Criterion,
    FollowUpFinding,
    Proof,
    Qualification,
    SiteEventKind,
    SlipKind,
    Unnamed,
)
from kikao.casework.monitoring.schemas import Proposed, ScoreGiven
from kikao.interfaces.office.offering import NONE, Choices, chosen, offer
from kikao.interfaces.ui.fields import ChoicesField, DayField, MomentField, TextField

SEALED = _("Sealed: the secretariat and the task force can read it. Write no name of a person.")


class CheckFilterForm(forms.Form):
    """What the list of checks is narrowed to."""

    state = forms.ChoiceField(label=_("State"), choices=[("", _("all")), *CheckState.choices], required=False)
    kind = forms.ChoiceField(
        label=_("What is looked at"), choices=[("", _("all")), *CheckKind.choices], required=False
    )
    late = forms.BooleanField(label=_("Only those whose day is past"), required=False)
    mine = forms.BooleanField(label=_("Only those that I am to make"), required=False)


class SlipFilterForm(forms.Form):
    """Which kind of what slips is read in full."""

    kind = forms.ChoiceField(
        label=_("What slips"), choices=[("", _("all")), *SlipKind.choices], required=False
    )


class PlanForm(forms.Form):
    """When somebody goes back, what to look at, who goes."""

    due_on = DayField(label=_("On which day, or soon after"))
    about = TextField(label=_("What is to be looked at"), rows=4, required=False, help_text=SEALED)
    assigned_id = chosen(_("Who goes"), required=False)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        """Offer the people of the group."""
        super().__init__(*args, **kwargs)
        offer(self, assigned_id=people)


class AssignForm(forms.Form):
    """Who goes, with which mission, when."""

    assigned_id = chosen(_("Who goes"), required=False)
    mission_id = chosen(_("With which mission"), required=False)
    due_on = DayField(label=_("On which day, or soon after"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Choices, missions: Choices, **kwargs: Any) -> None:
        """Offer the people of the group and the missions for the case."""
        super().__init__(*args, **kwargs)
        offer(self, assigned_id=people, mission_id=missions)


class ResultForm(forms.Form):
    """What was found on going back."""

    groups = [
        (_("What was found"), ["finding", "standing", "no_access", "observed"]),
        (_("How well it is proved"), ["proof", "source_body_id", "sources", "mission_id"]),
        (_("What was seen and heard"), ["words"]),
    ]
    finding = ChoicesField(label=_("Compared with before"), choices=FollowUpFinding.choices)
    standing = forms.ChoiceField(
        label=_("How what was promised stands"),
        choices=[*NONE, *ClauseStatus.choices],
        required=False,
        help_text=_("Done counts as verified only when somebody saw it on a visit."),
    )
    no_access = forms.ChoiceField(
        label=_("Why there was no access"), choices=[*NONE, *NoAccessReason.choices], required=False
    )
    observed = MomentField(label=_("When it was seen"), help_text=_("Left empty, it was today."))
    proof = ChoicesField(label=_("Who says so"), choices=Proof.choices)
    source_body_id = chosen(
        _("Which local body confirms it"),
        required=False,
        help_text=_("A local committee, relays, guards: not a party, and nobody who is accused."),
    )
    sources = forms.IntegerField(label=_("How many of them"), required=False, min_value=0, max_value=1000)
    mission_id = chosen(_("On which mission it was seen"), required=False)
    words = TextField(label=_("In words"), rows=6, required=False, help_text=SEALED)

    def __init__(self, *args: Any, bodies: Choices, missions: Choices, **kwargs: Any) -> None:
        """Offer the organisations of the register and the missions for the case."""
        super().__init__(*args, **kwargs)
        offer(self, source_body_id=bodies, mission_id=missions)

    def clean_sources(self) -> int:
        """Count nobody where nothing was typed."""
        return self.cleaned_data.get("sources") or 0

    def clean_observed(self) -> object:
        """Leave an empty day to the act, which takes today."""
        moment = self.cleaned_data.get("observed")
        return moment if moment and moment.start else None


class CorrectForm(ResultForm):
    """What should have been written down, and why the first was wrong."""

    groups = [*ResultForm.groups, (_("Why the first was wrong"), ["reason"])]
    reason = TextField(label=_("Why"), rows=3, help_text=SEALED)


class MissForm(forms.Form):
    """Why nobody could go."""

    no_access = forms.ChoiceField(
        label=_("Why there was no access"), choices=[*NONE, *NoAccessReason.choices], required=False
    )
    reason = TextField(
        label=_("In words"), rows=3, required=False, help_text=_("Needed when no reason of the list fits.")
    )


class ReasonForm(forms.Form):
    """Why something is cancelled or struck out."""

    reason = TextField(label=_("Why"), rows=3, help_text=SEALED)


class TakeForm(forms.Form):
    """As what something that a phone sent is taken up."""

    visit = forms.BooleanField(
        label=_("It was a visit of the group itself"),
        required=False,
        help_text=_("Then it counts as verified; otherwise it is claimed."),
    )
    clause_id = chosen(
        _("Clause"), required=False, help_text=_("Only where the sheet names none that we know.")
    )
    words = TextField(label=_("In words"), rows=4, required=False, help_text=SEALED)

    def __init__(self, *args: Any, clauses: Choices, **kwargs: Any) -> None:
        """Offer the clauses of signed agreements."""
        super().__init__(*args, **kwargs)
        offer(self, clause_id=clauses)


class SheetForm(forms.Form):
    """As what a whole sheet is taken up."""

    visit = TakeForm.base_fields["visit"]


class EventForm(forms.Form):
    """Something that happened at a site."""

    groups = [
        (_("What"), ["kind", "qualification", "happened", "expires_on"]),
        (_("Who"), ["organisation_id", "unnamed", "accuses", "number"]),
        (_("In words"), ["words", "case_id"]),
    ]
    kind = forms.ChoiceField(label=_("What happened"), choices=SiteEventKind.choices)
    qualification = forms.ChoiceField(
        label=_("Colour"), choices=[*NONE, *Qualification.choices], required=False
    )
    happened = MomentField(label=_("When"), help_text=_("Left empty, it was today."))
    expires_on = DayField(
        label=_("Until"),
        required=False,
        help_text=_(
            "A colour runs out by the rules when nothing is typed: six months, three for a yellow one."
        ),
    )
    organisation_id = chosen(_("Which body"), required=False)
    unnamed = forms.ChoiceField(
        label=_("If nobody can say which"),
        choices=[("", "–"), *((one.value, one.label) for one in Unnamed if one.value)],
        required=False,
    )
    accuses = forms.BooleanField(
        label=_("The body is alleged to have been there, or to have acted, wrongly"),
        required=False,
        help_text=_("Its seat, and those of bodies that belong to it, then find no trace of this entry."),
    )
    number = forms.IntegerField(label=_("How many"), required=False, min_value=1)
    words = TextField(label=_("What is known of it"), rows=4, required=False, help_text=SEALED)
    case_id = chosen(_("For which case"), required=False)

    def __init__(self, *args: Any, bodies: Choices, cases: Choices, **kwargs: Any) -> None:
        """Offer the organisations of the register, and the cases whose story this belongs to."""
        super().__init__(*args, **kwargs)
        offer(self, organisation_id=bodies, case_id=cases)

    def clean_happened(self) -> object:
        """Leave an empty day to the act, which takes today."""
        moment = self.cleaned_data.get("happened")
        return moment if moment and moment.start else None


class CorrectEventForm(EventForm):
    """What should have stood on the timeline, and why it did not."""

    groups = [*EventForm.groups, (_("Why the first was wrong"), ["reason"])]
    reason = TextField(label=_("Why"), rows=3, help_text=SEALED)


class NeedForm(forms.Form):
    """How much a site needs a deployment, criterion by criterion."""

    assessed_on = DayField(label=_("Assessed on"), required=False)

    def __init__(self, *args: Any, proposed: tuple[Proposed, ...], **kwargs: Any) -> None:
        """Ask for every criterion, with what the register itself proposes."""
        super().__init__(*args, **kwargs)
        for one in proposed:
            label = Criterion(one.criterion).label
            score = forms.TypedChoiceField(
                label=label,
                choices=[(n, str(n)) for n in range(4)],
                coerce=int,
                initial=one.score if one.score is not None else 0,
                help_text=_("Counted in the register: %(number)s") % {"number": one.counted}
                if one.counted is not None
                else "",
            )
            self.fields[one.criterion] = score
            self.fields[f"{one.criterion}_source"] = TextField(
                label=_("By which source"), rows=2, required=False
            )

    def scores(self) -> tuple[ScoreGiven, ...]:
        """Return what was scored, with its sources."""
        said = self.cleaned_data
        return tuple(ScoreGiven(one, said[one], said[f"{one}_source"]) for one in Criterion.values)


class LimitForm(forms.Form):
    """How many days a status, or a whole case, is given."""

    status = forms.ChoiceField(label=_("Which clock"), required=False)
    days = forms.IntegerField(label=_("Days"), min_value=1, max_value=3660)

    def __init__(self, *args: Any, clocks: Choices, **kwargs: Any) -> None:
        """Offer the clocks there are."""
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = clocks  # type: ignore[attr-defined]
