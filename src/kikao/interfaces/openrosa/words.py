"""What a phone shows its holder: the same sentence in French, Swahili and English, as nobody knows who holds it."""

from functools import lru_cache
from html import escape

from django.utils import translation
from django.utils.translation import gettext, gettext_noop

ORDER = ("fr", "sw", "en")

RECEIVED = gettext_noop("Received and kept. Nothing more is to be done.")
DIFFERS = gettext_noop(
    "Received and kept. It differs from what was sent before under the same number: the secretariat looks at both."
)
KNOWN = gettext_noop("This was received before. Nothing more is to be done.")
LATER = gettext_noop(
    "The server cannot take this now. Nothing was kept of it. Keep it on the phone and send it again later."
)
CLOSED = gettext_noop(
    "The group cannot receive reports now. Nothing was kept. Keep it on the phone and send it again later, or call"
    " the secretariat."
)
TOKEN = gettext_noop(
    "This phone may not send here, or no longer. Nothing was kept. Keep what you wrote and ask the secretariat for"
    " a new code to scan."
)
CREDENTIALS = gettext_noop("Name or password are not right. Nothing was kept. Ask the secretariat.")
HTTPS = gettext_noop(
    "The address of the server must begin with https. Nothing was kept. Correct it and send again."
)
LARGE = gettext_noop(
    "This is too large for one sending. Nothing was kept of it. Send fewer or smaller files, or bring them to the"
    " secretariat."
)
BROKEN = gettext_noop("The sending broke off on the way. Nothing was kept of it. Send it again.")
UNREADABLE = gettext_noop(
    "This form cannot be read. Nothing was kept of it. Keep it on the phone and show it to the secretariat."
)
STRANGE = gettext_noop(
    "This way of sending is not understood here. Nothing was kept of it. Ask the secretariat."
)
MUCH = gettext_noop(
    "Very much was sent from this phone. This one was not kept. Keep it and send it again in an hour."
)
NOTHING = gettext_noop("There is nothing here. Fetch the list of forms again.")
METHOD = gettext_noop("This cannot be asked here.")


@lru_cache(maxsize=64)
def answer(words: str) -> bytes:
    """Return the body that phones take the sentence from."""
    lines = "\n".join(dict.fromkeys(escape(said) for said in _spoken(words)))
    return (
        '<OpenRosaResponse xmlns="http://openrosa.org/http/response">'
        f"<message>{lines}</message></OpenRosaResponse>"
    ).encode()


def _spoken(words: str) -> list[str]:
    found = []
    for language in ORDER:
        with translation.override(language):
            found.append(gettext(words))
    return found
