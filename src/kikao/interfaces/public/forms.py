"""What a source fills in: only the words are needed."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.enums import (
    NEEDED_SCOPES,
    AccusedKind,
    ConsentScope,
    Language,
    Restriction,
    SourceKind,
)
from kikao.casework.reports.reckoning import LONGEST, SHORT
from kikao.casework.reports.schemas import Accusation, Known, Told
from kikao.foundation.files.limits import PUBLIC
from kikao.foundation.files.uploads import ready
from kikao.interfaces.ui.fields import ChoicesField, LineField, ManyField, MomentField, TextField
from kikao.interfaces.ui.uploads import FilesField

Choices = Sequence[tuple[str, object]]

ACCUSED = [(kind.value, kind.label) for kind in AccusedKind if kind != AccusedKind.ORGANISATION]
RELATION = [
    (SourceKind.UNKNOWN.value, _("I would rather not say")),
    (SourceKind.VICTIM.value, _("It happened to me")),
    (SourceKind.WITNESS.value, _("I saw or heard it")),
    (SourceKind.RELATED.value, _("It happened to somebody close to me")),
    (SourceKind.THIRD.value, _("Somebody told me")),
    (SourceKind.NGO.value, _("I write for an organisation")),
]
EXTRA = [(scope.value, scope.label) for scope in ConsentScope if scope not in NEEDED_SCOPES]


class ToldForm(forms.Form):
    """What both public forms have: the territory, the seed of the receipt, the question of a flood."""

    territory = forms.ChoiceField(required=False, label=_("In which territoire?"))
    language = forms.ChoiceField(choices=Language.choices, label=_("Language you write in"))
    seed = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    question = forms.CharField(widget=forms.HiddenInput, max_length=200, required=False)
    answer = LineField(required=False)

    def __init__(self, *args: Any, territories: Choices, **kwargs: Any) -> None:
        """Offer the group's own territories."""
        super().__init__(*args, **kwargs)
        self.fields["territory"].choices = [("", _("I do not know")), *territories]  # type: ignore[attr-defined]
        if not self.data.get("question"):
            del self.fields["answer"]

    @property
    def territory_id(self) -> UUID | None:
        """Return the territory chosen; the field let only those of the list pass."""
        chosen = self.cleaned_data["territory"]
        return UUID(chosen) if chosen else None

    def ask(self, token: str, words: object) -> None:
        """Put the question of a flood on the page, with what was typed kept."""
        told = cast("QueryDict", self.data).copy()
        told["question"], told["answer"] = token, ""
        self.data = told
        self.fields["answer"] = LineField(required=False, label=str(words))
        self.add_error(
            "answer",
            _("Many reports are arriving now. Answer this question, so that we know a person writes."),
        )


class ReportForm(ToldForm):
    """What happened, in the source's own words, and as much more as the source wants to say."""

    words = TextField(
        rows=10,
        max_length=LONGEST,
        label=_("What happened?"),
        help_text=_("Write in your own words and in your own language. You need not name anybody."),
        error_messages={"required": _("Write what happened, in your own words.")},
    )
    happened = MomentField(
        label=_("When?"), help_text=_("Fill in what you know. A month or a year is enough.")
    )
    place_words = LineField(
        required=False,
        max_length=SHORT,
        label=_("Where?"),
        help_text=_("The site, village, road or barrier. Only the secretariat can read this."),
    )
    attached = FilesField(
        required=False,
        limits=PUBLIC,
        label=_("Photographs, a voice note, a paper?"),
        help_text=_(
            "Up to 5 files of 10 MB. A face or a voice can give you away; where and with which telephone a photograph"
            " was taken may stand inside it. Only the secretariat can open them."
        ),
    )
    category = forms.ChoiceField(required=False, label=_("What is it about?"))
    accused = ManyField(
        required=False,
        choices=ACCUSED,
        label=_("Who did it?"),
        help_text=_(
            "Whoever belongs to those you tick cannot see your report. If you tick nothing, we keep it from police,"
            " army and companies alike."
        ),
    )
    relation = ChoicesField(
        required=False, choices=RELATION, initial=SourceKind.UNKNOWN.value, label=_("How do you know of it?")
    )
    contact = TextField(
        rows=3,
        required=False,
        max_length=SHORT,
        label=_("How can we reach you?"),
        help_text=_(
            "Better leave this empty: the receipt you get lets us talk without knowing you. What you write here is"
            " locked, and two trusted persons must act together to read it."
        ),
    )
    facts_only = forms.BooleanField(
        required=False,
        label=_("Keep the facts alone, and nothing at all about me"),
        help_text=_("Leave “How can we reach you?” empty then: it is refused, and no place for it exists."),
    )
    also = ManyField(
        required=False,
        choices=EXTRA,
        label=_("Do you agree to more?"),
        help_text=_("Each is a no unless you tick it. You can take everything back with your receipt."),
    )

    groups = (
        (_("What happened"), ["words", "happened", "place_words", "territory", "attached"]),
        (_("About it"), ["category", "accused", "relation"]),
        (_("You"), ["contact", "facts_only", "language"]),
        (_("What you agree to"), ["also"]),
    )

    def __init__(self, *args: Any, categories: Choices, **kwargs: Any) -> None:
        """Offer the group's own kinds of incident as well."""
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", _("I do not know")), *categories]  # type: ignore[attr-defined]

    def told(self) -> Told:
        """Return what was told as the act takes it."""
        given = self.cleaned_data
        return Told(
            words=given["words"],
            place_words=given["place_words"],
            identity=given["contact"],
            accused=tuple(Accusation(kind) for kind in given["accused"]),
            known=Known(
                language=given["language"],
                happened=given["happened"],
                territory_id=self.territory_id,
                category=given["category"],
                source_kind=given["relation"] or Known().source_kind,
            ),
            files=ready(given["attached"]),
        )

    def how(self) -> dict[str, Any]:
        """Return what the source agrees to beyond the sending, and whether anything of the source is kept."""
        return {"also": tuple(self.cleaned_data["also"]), "facts_only": self.cleaned_data["facts_only"]}


class ApartForm(ToldForm):
    """The short form for sexual violence and for children: what would help, and nothing of the act."""

    why = ChoicesField(choices=Restriction.choices, label=_("What is it about?"))
    words = TextField(
        rows=6,
        max_length=LONGEST,
        label=_("What would help?"),
        help_text=_(
            "You need not tell what was done, nor who did it. Say what help is needed, for whom, and where."
        ),
        error_messages={"required": _("Write what would help.")},
    )
    contact = TextField(
        rows=2,
        required=False,
        max_length=SHORT,
        label=_("A safe way to reach you"),
        help_text=_("Only if you want it. Two trusted persons must act together to read it."),
    )
    accused = ManyField(
        required=False,
        choices=ACCUSED,
        label=_("From whom must it be kept?"),
        help_text=_("If you tick nothing, we keep it from police, army and companies alike."),
    )
    groups = (
        (_("Help"), ["why", "words", "contact"]),
        (_("Safety"), ["accused", "territory", "language"]),
    )

    def told(self) -> Told:
        """Return the little that was told as the act takes it."""
        given = self.cleaned_data
        return Told(
            words=given["words"],
            identity=given["contact"],
            accused=tuple(Accusation(kind) for kind in given["accused"]),
            known=Known(language=given["language"], territory_id=self.territory_id),
        )

    def how(self) -> dict[str, Any]:
        """Return why the circle alone reads it."""
        return {"restricted": self.cleaned_data["why"]}


class ReceiptForm(forms.Form):
    """The six words of a receipt."""

    words = LineField(
        label=_("Your six words"),
        max_length=200,
        help_text=_("Capitals, accents and blanks do not matter."),
        error_messages={"required": _("Write the six words of your receipt.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class AnswerForm(forms.Form):
    """What the source answers in the thread; the six words travel with the form."""

    words = forms.CharField(widget=forms.HiddenInput, max_length=200)
    seed = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    answer = TextField(
        rows=6,
        label=_("Your message"),
        error_messages={"required": _("Write your message first.")},
    )
    attached = FilesField(required=False, limits=PUBLIC, label=_("Photographs, a voice note, a paper?"))
