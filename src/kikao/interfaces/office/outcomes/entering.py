"""What is typed into the pages of measures, contributions, lessons and flags."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.outcomes.enums import ContributionKind, Factor, FlagState, Measure, Verdict
from kikao.interfaces.office.offering import Choices, chosen, offer
from kikao.interfaces.ui.fields import ChoicesField, DayField, ManyField, MomentField, TextField


class MeasureForm(forms.Form):
    """What was done against a person or a unit."""

    groups = [
        (_("What was done"), ["measure", "who", "organisation_id", "taken"]),
        (_("By whom, and on what"), ["authority_id", "recommendation_id", "outcome_id", "words"]),
    ]
    measure = forms.ChoiceField(label=_("What was done"), choices=Measure.choices)
    who = TextField(
        label=_("Against which person or unit"),
        rows=2,
        help_text=_("Sealed. It names somebody: only those who work on the case open it."),
    )
    organisation_id = chosen(
        _("Of which organisation"),
        required=False,
        help_text=_("Only one that the case accuses already stands in the open here."),
    )
    taken = MomentField(label=_("When"), required=False)
    authority_id = chosen(_("By which authority"), required=False)
    recommendation_id = chosen(_("After which recommendation"), required=False)
    outcome_id = chosen(_("Part of which outcome"), required=False)
    words = TextField(label=_("Who says so, and what else is known"), rows=3, required=False)

    def __init__(
        self,
        *args: Any,
        accused: Choices,
        organisations: Choices,
        recommendations: Choices,
        outcomes: Choices,
        **kwargs: Any,
    ) -> None:
        """Offer whom the case accuses, who could have acted, what was recommended, what changed."""
        super().__init__(*args, **kwargs)
        offer(
            self,
            organisation_id=accused,
            authority_id=organisations,
            recommendation_id=recommendations,
            outcome_id=outcomes,
        )


class SeenForm(forms.Form):
    """How a measure was verified."""

    how = TextField(
        label=_("Who went to see, when, and what they saw"),
        rows=4,
        help_text=_("Sealed, like the person or unit."),
    )


class PostingForm(forms.Form):
    """Where somebody was seen next."""

    where = TextField(
        label=_("Where the person or unit is now"),
        rows=2,
        help_text=_("Sealed: a new posting can put those who spoke in danger."),
    )
    since = MomentField(label=_("Since when"), required=False)
    watch_until = DayField(
        label=_("Look again until"), required=False, help_text=_("Empty means: nobody looks again.")
    )
    look_on = DayField(label=_("Look again on"), required=False, help_text=_("Empty means in a month."))


class ContributionForm(forms.Form):
    """What somebody contributed."""

    organisation_id = chosen(_("Which organisation"), required=False)
    kind = ChoicesField(label=_("Kind of contribution"), choices=ContributionKind.choices)
    outcome_id = chosen(_("To which outcome"), required=False)
    words = TextField(
        label=_("Who contributed what"),
        rows=3,
        help_text=_("Several may have contributed; none of them brought it about alone. Sealed."),
    )

    def __init__(self, *args: Any, organisations: Choices, outcomes: Choices, **kwargs: Any) -> None:
        """Offer organisations and what changed."""
        super().__init__(*args, **kwargs)
        offer(self, organisation_id=organisations, outcome_id=outcomes)


class LessonForm(forms.Form):
    """What was learned."""

    words = TextField(
        label=_("What was learned"), rows=5, help_text=_("Sealed for those who work on the case.")
    )
    factors = ManyField(label=_("Of what it speaks"), choices=Factor.choices, required=False)


class ShareForm(forms.Form):
    """A lesson in words for everybody."""

    words = TextField(
        label=_("The lesson in words for everybody"),
        rows=5,
        help_text=_("No names of persons, nothing by which a source could be recognised."),
    )


class StrikeForm(forms.Form):
    """Why an entry was wrong."""

    reason = TextField(label=_("What was wrong"), rows=3)


class FlagFilterForm(forms.Form):
    """What the list of flags is narrowed to."""

    state = forms.ChoiceField(
        label=_("State"),
        choices=[*FlagState.choices, ("all", _("all"))],
        required=False,
        initial=FlagState.OPEN,
    )


class LessonFilterForm(forms.Form):
    """What the list of lessons is narrowed to."""

    factor = forms.ChoiceField(
        label=_("Of what it speaks"), choices=[("", _("all")), *Factor.choices], required=False
    )


class SinceForm(forms.Form):
    """From when on recurrences are counted."""

    since = DayField(label=_("Since"), required=False)


class JudgeForm(forms.Form):
    """What a flag is judged to be."""

    verdict = ChoicesField(
        label=_("What it is"),
        choices=Verdict.choices,
        help_text=_("The first two count as relapse."),
    )
    clause_id = chosen(
        _("Which clause was broken"),
        required=False,
        help_text=_("Only for a breach by a party: the clause then stands as breached."),
    )
    reason = TextField(
        label=_("Why"), rows=4, help_text=_("Sealed. It is kept, also when somebody reverses it.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, clauses: Choices, **kwargs: Any) -> None:
        """Offer the clauses that could have been broken."""
        super().__init__(*args, **kwargs)
        offer(self, clause_id=clauses)
        if not clauses:
            del self.fields["clause_id"]
