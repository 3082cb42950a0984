"""What is typed into the pages of people."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.enums import Role
from kikao.interfaces.office.offering import CHOOSE, Choices, OfferedForm, chosen
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField
from kikao.registry.people.enums import Pillar

ANY: Choices = [("", _("all"))]


class _Listed(OfferedForm):
    """A form whose lists come from the group's own registers, each with nothing chosen beforehand."""

    empty = unchosen = CHOOSE


class SeatFilterForm(forms.Form):
    """What the list of seats is narrowed to."""

    q = LineField(label=_("Search by title"), required=False)
    pillar = forms.ChoiceField(label=_("Pillar"), choices=ANY + list(Pillar.choices), required=False)
    inactive = forms.BooleanField(label=_("Closed seats too"), required=False)


class SeatForm(_Listed):
    """A seat at the table."""

    title = LineField(label=_("Title"), help_text=_("Its holder is called by it. No name of a person."))
    title_fr = LineField(label=_("Title in French"), required=False)
    organisation_id = chosen(_("Organisation"))
    pillar = ChoicesField(label=_("Pillar"), choices=Pillar.choices)


class ChangedSeatForm(SeatForm):
    """A seat that is corrected: the form says which version its writer was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class HoldForm(_Listed):
    """Who holds a seat, since when."""

    account_id = chosen(_("Account"))
    alternate = forms.BooleanField(label=_("As an alternate, beside the holder"), required=False)
    from_on = DayField(label=_("Since"), required=False, help_text=_("Empty: from today."))


class LeaveForm(forms.Form):
    """When somebody's time at a seat ends."""

    until_on = DayField(label=_("Last day"), required=False, help_text=_("Empty: today."))


class OrganisationFilterForm(_Listed):
    """What the list of organisations is narrowed to."""

    q = LineField(label=_("Search by name"), required=False)
    pillar = forms.ChoiceField(label=_("Pillar"), choices=ANY + list(Pillar.choices), required=False)
    actor_type = forms.ChoiceField(label=_("Kind of actor"), required=False)
    retired = forms.BooleanField(label=_("No longer offered ones too"), required=False)


class OrganisationForm(_Listed):
    """Everything that is entered about an organisation."""

    name = LineField(label=_("Name"))
    name_fr = LineField(label=_("Name in French"), required=False)
    short = LineField(label=_("Short name"), max_length=30, required=False)
    actor_type = forms.ChoiceField(label=_("Kind of actor"))
    pillar = ChoicesField(label=_("Pillar"), choices=Pillar.choices)
    security_body = forms.BooleanField(
        label=_("It is a security body"),
        required=False,
        help_text=_("An unidentified uniform walls every security body."),
    )
    is_company = forms.BooleanField(
        label=_("It is a company"),
        required=False,
        help_text=_("An unknown company guard walls every company."),
    )
    is_host = forms.BooleanField(
        label=_("It hosts the group"), required=False, help_text=_("The wall never climbs to it.")
    )
    is_federation = forms.BooleanField(
        label=_("It is a federation"), required=False, help_text=_("The wall never climbs to it.")
    )
    is_state = forms.BooleanField(
        label=_("It is the State as a whole"), required=False, help_text=_("The wall never climbs to it.")
    )
    groups = [
        (_("The organisation"), ["name", "name_fr", "short", "actor_type", "pillar"]),
        (
            _("What the wall needs to know"),
            ["security_body", "is_company", "is_host", "is_federation", "is_state"],
        ),
    ]


class ChangedOrganisationForm(OrganisationForm):
    """An organisation that is corrected: the form says which version its writer was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class TieForm(_Listed):
    """How two organisations belong together."""

    other_id = chosen(_("Other organisation"))
    way = ChoicesField(
        label=_("How they belong together"),
        choices=[
            ("above", _("This one belongs to the other")),
            ("below", _("The other belongs to this one")),
        ],
    )
    walls = forms.BooleanField(
        label=_("An accusation of one walls the seats of the other"), required=False, initial=True
    )


class MergeForm(_Listed):
    """Which entry stays when two are the same organisation."""

    into_id = chosen(_("It is the same as"))


class RoleForm(_Listed):
    """A role for an account."""

    account_id = chosen(_("Account"))
    role = ChoicesField(label=_("Role"), choices=Role.choices)


class InterestForm(_Listed):
    """A stake in one organisation or one place."""

    organisation_id = chosen(_("In an organisation"), required=False)
    place_id = chosen(_("In a place"), required=False)


class NotedInterestForm(InterestForm):
    """A stake that a secretary notes for somebody else."""

    account_id = chosen(_("Account"))
    field_order = ["account_id", "organisation_id", "place_id"]


class PaperForm(forms.Form):
    """Who will keep a paper key."""

    label = LineField(
        label=_("Who keeps this paper, and where"),
        max_length=60,
        help_text=_("By seat, without a name: for example “CDJP, safe of the diocese”."),
    )
