"""Reading and printing a rate: exact, never by binary fractions."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from kikao.foundation.base.stops import Invalid

LEAST, MOST = Decimal(1), Decimal(1_000_000)
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_WRITTEN = re.compile(r"^(\d{1,7})(?:[.,](\d{1,4}))?$", re.ASCII)
_COULD_BE_THOUSANDS = re.compile(r"^\d{1,3}[.,]\d{3}$", re.ASCII)


def rate_from(text: str) -> Decimal:
    """Read "2 850,5" or "2850.5": how many francs one dollar costs, with four digits after the comma at most.

    Raises Invalid for what is no rate, and for "2.850", which could be two thousand or two.
    """
    bare = _SPACES.sub("", text or "")
    found = None if _COULD_BE_THOUSANDS.match(bare) else _WRITTEN.match(bare)
    if not found:
        raise Invalid({"cdf_per_usd": _("Write how many francs one dollar costs, for instance 2850,50.")})
    rate = Decimal(f"{found[1]}.{(found[2] or '').ljust(4, '0')}")
    if not LEAST <= rate <= MOST:
        raise Invalid({"cdf_per_usd": _("A dollar does not cost that many francs.")})
    return rate


def rate_text(rate: Decimal) -> str:
    """Say a rate the French way, "2 850,50", with two digits after the comma or as many as it has."""
    whole, _point, part = f"{rate:,.4f}".partition(".")
    part = part.rstrip("0").ljust(2, "0")
    return f"{whole.replace(',', chr(0xA0))},{part}"
