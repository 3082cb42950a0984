"""What people type at the door, for their own account, and when they keep the accounts of others."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.reckoning import LONGEST_PASSPHRASE
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, ManyField

LANGUAGES = [("fr", _("French")), ("en", _("English")), ("sw", _("Swahili"))]


class Passphrase(forms.CharField):
    """A passphrase, never shown again and never trimmed."""

    def __init__(self, *, new: bool = False, **kwargs: Any) -> None:
        """Tell the browser whether it is a new one, so that password managers help."""
        attrs = {"autocomplete": "new-password" if new else "current-password", "autocapitalize": "none"}
        super().__init__(
            strip=False,
            max_length=LONGEST_PASSPHRASE,
            widget=forms.PasswordInput(attrs=attrs),
            **kwargs,
        )


class Code(forms.CharField):
    """A code that was told, printed or shown by an app."""

    def __init__(self, **kwargs: Any) -> None:
        """Keep browsers from remembering or correcting it."""
        attrs = {
            "autocomplete": "one-time-code",
            "autocapitalize": "characters",
            "spellcheck": "false",
            "size": 20,
        }
        super().__init__(max_length=40, widget=forms.TextInput(attrs=attrs), **kwargs)


def username() -> LineField:
    """Return the field for a username."""
    attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
    return LineField(label=_("Username"), max_length=60, widget=forms.TextInput(attrs=attrs))


class SignInForm(forms.Form):
    """Name and passphrase."""

    username = username()
    passphrase = Passphrase(label=_("Passphrase"))


class CodeForm(forms.Form):
    """The code of the second factor."""

    code = Code(
        label=_("Code"),
        help_text=_("The six figures that your app shows now, or the next code of your printed sheet."),
    )


class _NewPassphrase(forms.Form):
    """A new passphrase, typed twice because nobody can tell it again."""

    def clean(self) -> dict[str, Any]:
        """Refuse two different spellings."""
        cleaned = super().clean() or {}
        if cleaned.get("passphrase") and cleaned.get("again") and cleaned["passphrase"] != cleaned["again"]:
            self.add_error("again", _("This is not the same as above."))
        return cleaned


NEW = _("New passphrase")
NEW_HELP = _(
    "At least 12 characters. Four or five words that do not belong together are easy to keep in mind."
)
AGAIN = _("The same again")


class ComeInForm(_NewPassphrase):
    """The code that was told, and a new passphrase."""

    username = username()
    first = Code(label=_("Code"), help_text=_("As the secretariat told you, for example 7QF4-KD2M."))
    second = Code(
        label=_("Second code"),
        required=False,
        help_text=_("Only after a lost passphrase: the code that the second person told you."),
    )
    passphrase = Passphrase(new=True, label=NEW, help_text=NEW_HELP)
    again = Passphrase(new=True, label=AGAIN)


class PassphraseForm(_NewPassphrase):
    """The present passphrase and a new one."""

    old = Passphrase(label=_("Present passphrase"))
    passphrase = Passphrase(new=True, label=NEW, help_text=NEW_HELP)
    again = Passphrase(new=True, label=AGAIN)
    renew = forms.BooleanField(
        label=_("Renew my key as well"),
        required=False,
        initial=True,
        help_text=_(
            "Leave it ticked when somebody may have seen the old passphrase: with an old copy of the disk it still opens"
            " what was told until today, but nothing that is told from now on. You sign in again afterwards. A custodian"
            " with a new key asks for identities again once two others have passed them on."
        ),
    )


class SeedForm(forms.Form):
    """The first code of a new authenticator app."""

    seed = forms.RegexField(r"^[A-Z2-7]{32}$", widget=forms.HiddenInput())
    code = Code(label=_("Code that the app shows now"))


class PasskeyForm(forms.Form):
    """What a new passkey is called."""

    name = LineField(
        label=_("What do you call it?"),
        max_length=60,
        help_text=_("For instance: my phone, the small key on my ring."),
    )


class AgainForm(forms.Form):
    """The passphrase once more."""

    passphrase = Passphrase(label=_("Passphrase"))


class LanguageForm(forms.Form):
    """In which language Kikao speaks to one."""

    language = ChoicesField(choices=LANGUAGES, label=_("Language"))


class PassForm(forms.Form):
    """A long-lived pass for a program."""

    label = LineField(label=_("What is it for?"), max_length=100)
    roles = ManyField(choices=[], label=_("With which of your roles?"))
    ends_on = DayField(label=_("Last day"), help_text=_("Within the next year."))

    def __init__(self, *args: Any, roles: frozenset[Role], **kwargs: Any) -> None:
        """Offer only the roles that one has."""
        super().__init__(*args, **kwargs)
        offered = [(role.value, role.label) for role in Role if role in roles]
        self.fields["roles"] = ManyField(choices=offered, label=_("With which of your roles?"))


class InviteForm(forms.Form):
    """A new account, before anybody has come in with it."""

    name = LineField(
        label=_("Title of the seat"), help_text=_("Accounts are called by their seat, not by a person.")
    )
    username = LineField(
        label=_("Username"), max_length=60, help_text=_("Small letters, figures, dots, hyphens.")
    )
    language = ChoicesField(choices=LANGUAGES, label=_("Language"), initial="fr")
    ends_on = DayField(label=_("Last day of the posting"), required=False)


class ChangeForm(forms.Form):
    """The title and the end of an account."""

    name = LineField(label=_("Title of the seat"))
    ends_on = DayField(label=_("Last day of the posting"), required=False)
    before = forms.DateField(required=False, widget=forms.HiddenInput())
