"""A question in words for who sends in a flood: a person answers it at once, in any of the three languages."""

import re
import secrets
from dataclasses import dataclass

from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.searching import fold

_SALT = "kikao.public.question"
_DAY = 24 * 3600
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked and what is taken for an answer."""

    words: Promise | str
    answers: frozenset[str]


QUESTIONS = (
    Question(_("Which of these is an animal: table, goat, river?"), frozenset({"goat", "chevre", "mbuzi"})),
    Question(
        _("Which of these can be eaten: stone, banana, chair?"), frozenset({"banana", "banane", "ndizi"})
    ),
    Question(
        _("How many wheels has a bicycle?"), frozenset({"2", "two", "deux", "mbili", "mawili", "wawili"})
    ),
    Question(_("Which day comes after Monday?"), frozenset({"tuesday", "mardi", "jumanne"})),
    Question(_("Is fire hot or cold?"), frozenset({"hot", "chaud", "chaude", "moto", "joto"})),
    Question(_("How many eyes has a goat?"), frozenset({"2", "two", "deux", "mbili", "mawili"})),
)


def ask() -> str:
    """Draw a question and return its signed token, which the form carries."""
    return signing.dumps(secrets.randbelow(len(QUESTIONS)), salt=_SALT)


def words_of(token: str) -> Promise | str:
    """Return the question a token stands for; empty for a token that is none of ours."""
    number = _number(token)
    return QUESTIONS[number].words if number is not None else ""


def is_answered(token: str, answer: str) -> bool:
    """Tell whether the answer is right, however it was written."""
    number = _number(token)
    if number is None:
        return False
    return not QUESTIONS[number].answers.isdisjoint(_WORD.findall(fold(answer)))


def _number(token: str) -> int | None:
    try:
        number = signing.loads(token, salt=_SALT, max_age=_DAY)
    except signing.BadSignature:
        return None
    return number if isinstance(number, int) and 0 <= number < len(QUESTIONS) else None
