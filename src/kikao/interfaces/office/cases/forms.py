"""What is typed into the pages of cases; every choice comes from the register, no rule stands here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.cases.enums import CaseStatus, ForumKind, Level, LinkKind, PartyRole, RequestNature
from kikao.interfaces.office.offering import NOT_SAID, Choices, OfferedForm, VersionForm, chosen, select
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, ManyField, MomentField, TextField

ANY: Choices = [("", _("all"))]
TITLE_HELP = _(
    "What it is about and where, in a few words. No name of a person, nothing only the source knows."
)


class FilterForm(OfferedForm):
    """What the register is narrowed to."""

    empty = ANY
    q = LineField(label=_("Search by words, place, organisation or reference"), required=False)
    status = select(ANY + list(CaseStatus.choices), label=_("Status"))
    requester_type = select([], label=_("Type of requester"))
    territory_id = chosen(_("Territory"), required=False)
    place_id = chosen(_("Place"), required=False)
    organisation_id = chosen(_("Organisation"), required=False)
    severity = select([], label=_("Severity"))


class _Words(forms.Form):
    title = LineField(label=_("Title"), help_text=TITLE_HELP)
    summary = TextField(
        label=_("Summary for members"),
        required=False,
        rows=6,
        help_text=_("Members read it once a second person has checked that it gives no source away."),
    )


class _Facts(OfferedForm):
    requester_type = select([], label=_("Who asks"), help_text=_("The type of stakeholder."))
    request_nature = select(NOT_SAID + list(RequestNature.choices), label=_("What is asked for"))
    level = ChoicesField(choices=Level.choices, label=_("Level"), initial=Level.LOCAL)
    place_id = chosen(_("Place"), required=False)
    territory_id = chosen(_("Territory"), required=False, help_text=_("Only when no place is known."))
    severity = select([], label=_("Severity"))


class _Tabling(_Words, _Facts):
    requester_id = chosen(_("Organisation that asks"), required=False)
    tabled_on = DayField(
        label=_("Tabled on"),
        required=False,
        help_text=_(
            "Only when it was brought to the group on an earlier day, for instance from old minutes."
        ),
    )


class FromIncidentsForm(_Tabling):
    """Table a case from incidents; who is involved in them is proposed."""

    parties = ManyField(choices=[], label=_("Parties as the incidents name them"), required=False)
    groups = [
        (_("The case"), ["title", "summary", "parties"]),
        (_("Who asks for what"), ["requester_type", "requester_id", "request_nature"]),
        (_("Where and how grave"), ["level", "place_id", "territory_id", "severity", "tabled_on"]),
    ]


class FromRequestForm(_Tabling):
    """Table a case from a request."""

    request_nature = ChoicesField(choices=RequestNature.choices, label=_("What is asked for"))
    groups = [
        (_("The request"), ["title", "summary", "request_nature", "requester_type", "requester_id"]),
        (_("Where and how grave"), ["level", "place_id", "territory_id", "severity", "tabled_on"]),
    ]


class WordsForm(_Words, VersionForm):
    """Write title and summary anew."""


class FactsForm(_Facts, VersionForm):
    """Correct where the case is, who asks for what, how grave it is."""


class MoveForm(VersionForm):
    """Where the case goes, why and since when."""

    new = ChoicesField(choices=[], label=_("Where the case goes"))
    reason = LineField(
        label=_("Why"),
        max_length=300,
        required=False,
        help_text=_("Needed when the case is blocked or suspended. Members read it; name no person."),
    )
    real_on = DayField(label=_("Since"), required=False, help_text=_("Only when it was on an earlier day."))


class PartyForm(OfferedForm):
    """Who is what in the case."""

    organisation_id = chosen(_("Organisation"))
    role = ChoicesField(choices=PartyRole.choices, label=_("Role"))


class ForumForm(OfferedForm):
    """Where else the matter was or is brought."""

    kind = ChoicesField(choices=ForumKind.choices, label=_("Kind"))
    organisation_id = chosen(_("Which one"), required=False)
    parallel = forms.BooleanField(label=_("It is still there, beside the group"), required=False)
    result = LineField(
        label=_("What came of it"),
        max_length=300,
        required=False,
        help_text=_("Members read it; name no person."),
    )
    heard = MomentField(label=_("When"))


class RefusalForm(OfferedForm):
    """Who refused what."""

    organisation_id = chosen(_("Who refused"), required=False)
    words = TextField(label=_("What was refused"), rows=4, help_text=_("This is sealed."))
    refused = MomentField(label=_("When"))


class RiskForm(forms.Form):
    """What could make the matter flare up again."""

    words = TextField(label=_("What could make it flare up again"), rows=4, help_text=_("This is sealed."))


class LinkForm(OfferedForm):
    """Which other case belongs to this one."""

    kind = ChoicesField(choices=LinkKind.choices, label=_("This case is"))
    other_id = chosen(_("Which case"))


class AttachForm(OfferedForm):
    """Which incident the case is also about."""

    incident_id = chosen(_("Incident"))
