"""What a passkey must sign: drawn at random, kept here and never in the browser, good once and for a few minutes."""

import secrets
from datetime import timedelta

from django.db import transaction

from kikao.foundation.accounts.enums import Purpose
from kikao.foundation.accounts.models import Challenge
from kikao.foundation.base.clock import now

GOOD_FOR = timedelta(minutes=5)
MOST = 5000
"""Open challenges at once: whoever asks without end pushes out the oldest and does not fill the disk."""


@transaction.atomic
def draw(asker: str, purpose: Purpose) -> bytes:
    """Draw a new challenge for an asker; the one before is worthless."""
    at = now()
    Challenge.objects.filter(until__lte=at).delete()
    challenge = secrets.token_bytes(32)
    Challenge.objects.update_or_create(
        asker=asker, purpose=purpose, defaults={"challenge": challenge, "until": at + GOOD_FOR}
    )
    if Challenge.objects.count() > MOST:
        oldest = Challenge.objects.exclude(asker=asker).order_by("until", "id")
        Challenge.objects.filter(id__in=list(oldest.values_list("id", flat=True)[: MOST // 10])).delete()
    return challenge


@transaction.atomic
def take(asker: str, purpose: Purpose) -> bytes | None:
    """Return the challenge of an asker and use it up; None when there is none, it ran out or was answered before."""
    row = Challenge.objects.select_for_update().filter(asker=asker, purpose=purpose, until__gt=now()).first()
    if row is None:
        return None
    gone, _each = Challenge.objects.filter(id=row.id).delete()
    return bytes(row.challenge) if gone else None
