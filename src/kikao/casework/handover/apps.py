"""Hand-over as a Django app, and what of it is sealed or plain."""

from collections.abc import Iterable
from importlib import import_module
from uuid import UUID

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields


class HandoverConfig(AppConfig):
    """A case that goes to another group, or comes from one."""

    name = "kikao.casework.handover"
    label = "handover"

    def ready(self) -> None:
        """Declare what is sealed and plain, and have our own keys passed on to new secretaries."""
        fields.declare_all("handover", SEALED, PLAIN)
        from kikao.casework.handover.models import OwnKeys  # noqa: PLC0415 - the tables are there only now
        from kikao.foundation.sealing import roster  # noqa: PLC0415

        def keys(working_group_id: UUID) -> Iterable[UUID]:
            return OwnKeys.objects.filter(working_group_id=working_group_id).values_list("id", flat=True)

        roster.of_desk(keys)
        import_module(
            "kikao.casework.handover.actions"
        )  # the clock's jobs are entered also where no page is served


SEALED = (
    (
        "OwnKeys",
        "handover.key",
        _("the private keys by which files of other groups open and ours are signed"),
    ),
    ("Handover", "handover.purpose", _("what a case is handed over for")),
    ("Handover", "handover.reason", _("why a hand-over was refused or taken back")),
    ("Arrival", "handover.contents", _("everything that another group wrote about a case it handed over")),
    ("Arrival", "handover.declined", _("why a case that another group handed over was not taken")),
    ("ArrivalFile", "handover.file", _("a file that came along with a case handed over")),
)
"""What of hand-overs is kept sealed."""

PLAIN = {
    "OwnKeys": {
        "key_id": _("an id made from public keys"),
        "card": _("the card that other groups enter: our name and our public keys"),
    },
    "Card": {
        "name": _("the name of another working group"),
        "key_id": _("an id made from public keys"),
    },
    "Handover": {
        "reference": _("the random reference people say aloud"),
        "digest": _("the digest of a sealed file"),
        "shown": _("keyed digests of what was shown to those who agreed"),
        "their_reference": _("a random reference that the other group gave"),
    },
    "Arrival": {
        "reference": _("the random reference people say aloud"),
        "digest": _("the digest of a sealed file"),
        "their_reference": _("a random reference that the other group gave"),
    },
}
"""Text columns that stand plain, each with its reason."""
