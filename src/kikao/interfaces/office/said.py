"""The short confirmations after an act, carried to the next page in a cookie of their own."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class SaidStorage(CookieStorage):
    """Signed, sent once, removed when shown; under a name that no other host can set."""

    cookie_name = "__Host-kikao-said" if settings.HTTPS else "kikao-said"
