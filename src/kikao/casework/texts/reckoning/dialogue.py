"""The guided dialogue: what one message leads to, from where its sender stands; it keeps and sends nothing itself.

Whatever somebody writes is kept: with the keyword, without it, in the wrong order or as no answer to the question.
Only a keyword alone, and a greeting or a bare figure where nothing was asked, tell nothing.
"""

from dataclasses import dataclass, field, replace
from uuid import UUID

from kikao.casework.reports.enums import AccusedKind
from kikao.casework.texts.enums import Keep, Say, Step
from kikao.casework.texts.reckoning.words import KEYWORDS, LABELS
from kikao.foundation.base.searching import fold

CODES = {
    "1": AccusedKind.SOLDIERS,
    "2": AccusedKind.POLICE,
    "3": AccusedKind.MINING_POLICE,
    "4": AccusedKind.COMPANY_GUARDS,
    "5": AccusedKind.ARMED_GROUP,
    "6": AccusedKind.OTHER,
    "7": AccusedKind.UNKNOWN,
}
NO = frozenset({"HAPANA", "APANA", "SIYO", "NON", "NO", "N"})
GREETINGS = frozenset(
    {
        "JAMBO",
        "HABARI",
        "MAMBO",
        "SALUT",
        "BONJOUR",
        "BONSOIR",
        "ALLO",
        "HELLO",
        "HI",
        "OK",
        "MERCI",
        "ASANTE",
    }
)
"""Words that, standing alone, tell nothing."""

_ASKED = {
    Step.WHAT: Say.WHAT,
    Step.WHERE: Say.WHERE,
    Step.WHEN: Say.WHEN,
    Step.WHO: Say.WHO,
    Step.DANGER: Say.DANGER,
    Step.KEPT: Say.KEPT,
    Step.DONE: Say.ADDED,
}
_NEXT = {
    Step.WHERE: Step.WHEN,
    Step.WHEN: Step.WHO,
    Step.WHO: Step.DANGER,
    Step.KEPT: Step.KEPT,
    Step.DONE: Step.DONE,
}
_BEGINS = frozenset({Step.NONE, Step.WHAT, Step.DONE})


@dataclass(frozen=True, slots=True)
class Position:
    """Where somebody stands in the dialogue; `last` is when their newest message was sent, in seconds, or 0."""

    step: Step = Step.NONE
    language: str = ""
    report_id: UUID | None = None
    last: float = 0.0


@dataclass(frozen=True, slots=True)
class Turn:
    """What one message leads to: what is kept of it and how, what is answered, where the dialogue stands then."""

    keep: Keep
    say: Say
    position: Position
    words: str = field(default="", repr=False)
    accused: tuple[str, ...] = ()
    grave: bool = False


def heard(position: Position, text: str, sent: float = 0.0) -> Turn:
    """Return what a message leads to; `sent` is when it was sent, in seconds, or 0 if nobody said."""
    here = replace(position, last=max(position.last, sent))
    plain = bare(text)
    language = KEYWORDS.get(plain[0], "") if plain else ""
    if 0 < sent < position.last and position.report_id:
        return _late(here, text, tells=len(plain) > bool(language))
    if language:
        return _keyword(replace(here, language=language), text, has_more=len(plain) > 1)
    if here.step == Step.NONE:
        return _uninvited(here, text, plain)
    if not plain or (here.step == Step.WHAT and tells_nothing(plain)):
        return Turn(Keep.NOTHING, _ASKED[here.step], here)
    if here.step == Step.WHAT:
        return _told(here, text)
    if here.step == Step.DANGER:
        return _danger(here, text, plain)
    return _answered(here, text, plain)


def bare(text: str) -> list[str]:
    """Return the words of a text as they are compared: without accents, signs and small letters."""
    return "".join(sign if sign.isalnum() else " " for sign in fold(text)).upper().split()


def tells_nothing(plain: list[str]) -> bool:
    """Tell whether a text is a greeting or a bare figure."""
    return all(word.isdigit() or word in GREETINGS for word in plain)


def _keyword(here: Position, text: str, *, has_more: bool) -> Turn:
    """Begin; or go on where somebody writes the keyword in between, or after a text that was kept without it."""
    if here.step in _BEGINS:
        begun = replace(here, step=Step.WHAT, report_id=None)
        return _told(begun, text) if has_more else Turn(Keep.NOTHING, Say.WHAT, begun)
    following = replace(here, step=Step.WHERE) if here.step == Step.KEPT else here
    keep = Keep.ADD if has_more else Keep.NOTHING
    return Turn(keep, _ASKED[following.step], following, text if has_more else "")


def _uninvited(here: Position, text: str, plain: list[str]) -> Turn:
    """Keep what somebody told without any keyword, and tell how to go on."""
    if tells_nothing(plain):
        return Turn(Keep.NOTHING, Say.HOW, here)
    return Turn(Keep.REPORT, Say.KEPT, replace(here, step=Step.KEPT, report_id=None), text)


def _told(here: Position, text: str) -> Turn:
    return Turn(Keep.REPORT, Say.WHERE, replace(here, step=Step.WHERE), text)


def _late(here: Position, text: str, *, tells: bool) -> Turn:
    """Keep a message that was overtaken by a later one: it answers no question that stands now."""
    return Turn(Keep.ADD if tells else Keep.NOTHING, Say.NOTHING, here, text if tells else "")


def _answered(here: Position, text: str, plain: list[str]) -> Turn:
    following = replace(here, step=_NEXT[here.step])
    accused: tuple[str, ...] = ()
    if here.step == Step.WHO and all(word in CODES for word in plain):
        accused = tuple(dict.fromkeys(CODES[word] for word in plain))
    return Turn(Keep.ADD, _ASKED[following.step], following, _labelled(here, text), accused)


def _danger(here: Position, text: str, plain: list[str]) -> Turn:
    """Take yes or no: whatever is not clearly no is looked at by those on duty."""
    words, done = _labelled(here, text), replace(here, step=Step.DONE)
    if plain[0] in NO:
        return Turn(Keep.ADD, Say.DONE, done, words)
    return Turn(Keep.ADD, Say.DANGER_DONE, done, words, grave=True)


def _labelled(here: Position, text: str) -> str:
    """Put before an answer what was asked, so that it is read without counting messages."""
    label = LABELS.get(here.language, LABELS["fr"]).get(here.step, "")
    return f"[{label}] {text}" if label else text
