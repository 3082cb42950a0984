"""What is typed into the pages of tasks and recommendations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.cases.enums import Level
from kikao.casework.tasks.enums import ActionType, ForceRole, RecommendationStatus, TaskState
from kikao.interfaces.office.offering import Choices, chosen
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, MomentField, TextField


class TaskFilterForm(forms.Form):
    """What the list of tasks is narrowed to."""

    state = forms.ChoiceField(label=_("State"), choices=[("", _("all")), *TaskState.choices], required=False)


class TaskForm(forms.Form):
    """A task to be given."""

    groups = [
        (_("What"), ["title", "action_type", "level"]),
        (_("Who, and until when"), ["owner_id", "due_on", "due_next_meeting"]),
        (_("On what ground"), ["decision_id", "release_id"]),
    ]
    title = LineField(label=_("What is to be done"))
    action_type = forms.ChoiceField(label=_("Kind of action"), choices=ActionType.choices)
    level = ChoicesField(label=_("Level"), choices=Level.choices, initial=Level.LOCAL)
    owner_id = chosen(_("Who does it"), required=False)
    due_on = DayField(label=_("Until"), required=False)
    due_next_meeting = forms.BooleanField(label=_("Until the next meeting"), required=False)
    decision_id = chosen(_("By decision"), required=False)
    release_id = chosen(
        _("With a released text"),
        required=False,
        help_text=_("For a seat that is walled: it sees this task and that text, nothing of the case."),
    )

    def __init__(
        self, *args: Any, people: Choices, decisions: Choices, releases: Choices, **kwargs: Any
    ) -> None:
        """Offer people, decisions and released texts of the case."""
        super().__init__(*args, **kwargs)
        for name, offered in (("owner_id", people), ("decision_id", decisions), ("release_id", releases)):
            self.fields[name].choices = [("", "–"), *offered]  # type: ignore[attr-defined]


class ChangeForm(forms.Form):
    """To whom a task is handed over, or how much more time there is."""

    owner_id = chosen(_("Who does it"), required=False)
    due_on = DayField(label=_("Until"), required=False)
    due_next_meeting = forms.BooleanField(label=_("Until the next meeting"), required=False)
    reason = TextField(label=_("Why"), rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        """Offer the people of the group."""
        super().__init__(*args, **kwargs)
        self.fields["owner_id"].choices = [("", "–"), *people]  # type: ignore[attr-defined]


class ReportBackForm(forms.Form):
    """What is reported back on a task."""

    words = TextField(label=_("What was done and what came of it"))
    result = LineField(label=_("Result in a few words"), required=False)
    finished = ChoicesField(
        label=_("Is it done?"), choices=[("yes", _("Yes, done")), ("no", _("Not yet"))], initial="yes"
    )
    done = MomentField(label=_("When it was done"), required=False)


class ReasonForm(forms.Form):
    """Why something is dropped."""

    reason = TextField(label=_("Why"), rows=3)


class ForceForm(forms.Form):
    """Somebody to take into a task force."""

    account_id = chosen(_("Who"))
    role = ChoicesField(label=_("As"), choices=ForceRole.choices, initial=ForceRole.MEMBER)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        """Offer the people of the group."""
        super().__init__(*args, **kwargs)
        self.fields["account_id"].choices = [("", "–"), *people]  # type: ignore[attr-defined]


class RecommendationFilterForm(forms.Form):
    """What the list of recommendations is narrowed to."""

    status = forms.ChoiceField(
        label=_("Status"), choices=[("", _("all")), *RecommendationStatus.choices], required=False
    )
    unanswered = forms.BooleanField(label=_("Only those whose day is past"), required=False)


class RecommendationForm(forms.Form):
    """A recommendation to an authority."""

    addressee_id = chosen(_("To whom"))
    words = TextField(label=_("What is recommended"), rows=4)
    level = ChoicesField(label=_("Level"), choices=Level.choices, initial=Level.PROVINCIAL)
    due_on = DayField(label=_("Answer expected by"), required=False)
    decision_id = chosen(_("By decision"), required=False)
    release_id = chosen(
        _("With a released text"),
        required=False,
        help_text=_("The seat to which the text was released then sees this recommendation too."),
    )

    def __init__(
        self, *args: Any, organisations: Choices, decisions: Choices, releases: Choices, **kwargs: Any
    ) -> None:
        """Offer the organisations of the register, decisions and released texts of the case."""
        super().__init__(*args, **kwargs)
        self.fields["addressee_id"].choices = [("", "–"), *organisations]  # type: ignore[attr-defined]
        for name, offered in (("decision_id", decisions), ("release_id", releases)):
            self.fields[name].choices = [("", "–"), *offered]  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """What became of a recommendation."""

    new = ChoicesField(label=_("What became of it"), choices=())
    words = TextField(
        label=_("What was seen or heard"),
        rows=3,
        required=False,
        help_text=_("Needed when it is verified in the field: who went to see, and what they saw."),
    )
    real_on = DayField(label=_("On which day"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, states: Choices, **kwargs: Any) -> None:
        """Offer what may follow."""
        super().__init__(*args, **kwargs)
        self.fields["new"].choices = states  # type: ignore[attr-defined]
