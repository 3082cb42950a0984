"""The way back from the pages of referrals."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.referrals.schemas import ReferralLine

Trail = list[tuple[str, str]]


def here(referral_id: object) -> str:
    """Return the page of one referral."""
    return reverse("office:referrals-referral", args=[referral_id])


def trail_of(line: ReferralLine | None = None) -> Trail:
    """Return the way back to the referrals, or to one of them."""
    trail = [(_("Referrals"), reverse("office:referrals-list"))]
    return [*trail, (line.reference, here(line.id))] if line else trail
