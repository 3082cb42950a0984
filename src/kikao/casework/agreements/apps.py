"""Agreements as a Django app, and what of them is sealed or plain."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields


class AgreementsConfig(AppConfig):
    """What parties signed, clause by clause."""

    name = "kikao.casework.agreements"
    label = "agreements"

    def ready(self) -> None:
        """Declare which words are sealed and which text stands plain."""
        fields.declare_all("agreements", SEALED, PLAIN)


SEALED = (
    ("InstrumentMove", "agreement.move", _("what a party said when it demanded, offered or refused")),
    ("Signature", "agreement.absence", _("why somebody did not sign")),
    ("ClauseChange", "agreement.clause_reason", _("why a clause stands where it stands")),
    ("RightsAnswer", "agreement.rights", _("what a second look at somebody's rights found")),
    ("ClauseConflict", "agreement.conflict", _("why a clause no longer stands against somebody's rights")),
)
"""Words that are sealed for the secretariat and the task force."""

PLAIN = {
    "Instrument": {
        "reference": _("what people call the agreement by"),
        "title": _("the title under which the parties sign"),
    },
    "InstrumentParty": {
        "function": _("the function in which somebody speaks for a party; never a person's name"),
        "left_reason": _("why a party is in it no longer, as it was declared"),
    },
    "InstrumentHelper": {
        "contribution": _("what an organisation gave to an agreement, as the group holds it in its register"),
        "said_by": _("which publication or organisation says so; never a person's name"),
    },
    "Ending": {"reason": _("why it was denounced or ended, as it was declared")},
    "Clause": {
        "words": _("what the parties sign"),
        "indicator": _("how everybody can see that it is done"),
    },
    "ClauseChange": {"cause_reference": _("the random reference of the check that found it")},
    "InstrumentText": {"words": _("the text that the parties sign, or its plain version for the public")},
    "Signature": {
        "function": _("the function in which somebody signs; never a person's name"),
        "witness": _("the function of the witness of a mark; never a person's name"),
    },
    "ShownText": {
        "taken_back_reason": _("why a text was taken back from a seat, as the secretariat decided")
    },
}
"""Text columns that stand plain behind the wall (design, section 4), each with its reason."""
