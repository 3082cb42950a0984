"""Looking at what was typed before anything of it is kept."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.enums import NEEDED_SCOPES, ConsentScope
from kikao.foundation.base.moments import Moment, Precision
from kikao.foundation.base.stops import Invalid, Words
from kikao.foundation.sealing.words import COUNT, NEVER_DRAWN, RECEIPT, word_of

LONGEST = 20_000
"""Letters in one text: about eight typed pages."""
SHORT = 1_000
"""Letters in a text that is no story: a place, a contact, an occasion."""
EARLIEST = date(1960, 1, 1)
UNWRITTEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Signs that no keyboard writes (Unicode's Cc and Cs), but for the end of a line and the tab."""


def fault_of(text: str, longest: int) -> Words | None:
    """Return why a text cannot be kept, or None: too long, or signs that no keyboard writes."""
    if len(text) > longest:
        return _("This is too long: %(length)d letters, at most %(longest)d can be kept.") % {
            "length": len(text),
            "longest": longest,
        }
    if UNWRITTEN.search(text):
        return _("This is not text. Write the words, or copy them without the pictures around them.")
    return None


def plain(text: str) -> str:
    """Return the text with its line ends alike and without the blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def clean(texts: Mapping[str, tuple[str, int]], *, required: Iterable[str] = ()) -> dict[str, str]:
    """Return each text ready to be sealed; `texts` is field -> (text, longest).

    Raises Invalid with one sentence for each field that cannot be kept.
    """
    kept = {field: plain(text) for field, (text, _longest) in texts.items()}
    faults: dict[str, Words] = {
        field: fault
        for field, (_text, longest) in texts.items()
        if (fault := fault_of(kept[field], longest)) is not None
    }
    for field in required:
        if not any(sign.isalnum() for sign in kept[field]):
            faults[field] = _("Write what happened, in your own words.")
    if faults:
        raise Invalid(faults)
    return kept


def lines_of(more: Iterable[tuple[str, str]]) -> str:
    """Return the fields that no form of ours has as one text, a line for the name and its words below."""
    return "\n\n".join(f"{name}:\n{words}" for name, words in more)


def check_happened(moment: Moment, today: date, *, field: str = "happened") -> None:
    """Refuse a day that has not come yet or that lies before anybody's memory."""
    if moment.start is None:
        return
    if moment.start < EARLIEST:
        raise Invalid({field: _("This date lies too far back. Look at the year.")})
    counted = moment.end if moment.precision in {Precision.EXACT, Precision.EST} else moment.start
    if max(moment.start, counted or moment.start) > today:
        raise Invalid({field: _("This day has not come yet. Look at the date.")})


def check_arrival(day: date, today: date, *, field: str = "arrived_on") -> None:
    """Refuse a day of arrival that no report can have."""
    if day > today:
        raise Invalid({field: _("This day has not come yet. Look at the date.")})
    if day < EARLIEST:
        raise Invalid({field: _("This date lies too far back. Look at the year.")})


def answers_of(given: Iterable[str]) -> dict[ConsentScope, bool]:
    """Return yes or no for every scope: what was not agreed to is a no."""
    agreed = set(given)
    strange = agreed - set(ConsentScope.values)
    if strange:
        raise Invalid({"consents": _("Nobody can agree to “%(scope)s”.") % {"scope": min(strange)[:20]}})
    return {scope: scope.value in agreed for scope in ConsentScope}


def check_nameless(named: Iterable[str], *, facts_only: bool) -> None:
    """Refuse whatever says who somebody is in a report of facts alone."""
    if facts_only and (fields := list(named)):
        words = _("A report of facts alone says nothing of the source. Leave this empty.")
        raise Invalid(dict.fromkeys(fields, words))


def check_consent(answers: Mapping[ConsentScope, bool], *, facts_only: bool) -> None:
    """Refuse to keep what the source did not agree to; of facts alone no source was asked."""
    if facts_only:
        return
    if not all(answers[scope] for scope in NEEDED_SCOPES):
        raise Invalid(
            {
                "consents": _(
                    "Without a yes to keeping it and to its use by the secretariat it cannot be kept."
                    " Ask again, or record the facts alone, without any word of the source."
                )
            }
        )


def receipt_words(seed: str, content: str) -> str:
    """Return the six words of a receipt, drawn from the form's random seed and from what was typed in it.

    The same form sent twice gives the same words, though the words are kept nowhere; another text sent with the same
    form gives others. The seed has 256 random bits, travels with the form and is never kept either.
    """
    drawn: list[str] = []
    for turn in count():
        number = int.from_bytes(_digest(seed, f"{turn}|{content}", b"kikao words")) % COUNT
        word = word_of(number)
        if word not in NEVER_DRAWN:
            drawn.append(word)
        if len(drawn) == RECEIPT:
            break
    return " ".join(drawn)


def sending_token(seed: str, content: str) -> str:
    """Return the token by which a second sending of the same form is known; no receipt follows from it."""
    return _digest(seed, content, b"kikao sending").hex()


def _digest(seed: str, text: str, purpose: bytes) -> bytes:
    key = hashlib.blake2b(seed.encode(), digest_size=32).digest()
    return hashlib.blake2b(text.encode(), key=key, digest_size=32, person=purpose).digest()


def kept_tag(tag: bytes) -> UUID:
    """Return the tag of a receipt as it is kept: without the installation's secret nobody can test words against it."""
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"kikao receipt").digest()
    return UUID(bytes=hashlib.blake2b(tag, key=key, digest_size=16).digest())
