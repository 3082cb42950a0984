"""Where each answer of a form goes, by the marks of its questions; what no mark knows is sealed N, nothing is lost."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kikao.casework.forms.enums import IDENTITY_FIELDS, SEALED_FIELDS, Field, FormKind, Mark
from kikao.casework.forms.schemas import FormShape, QuestionLine
from kikao.casework.intake.reckoning.arrived import Answer

DROPPED = frozenset(
    {
        "deviceid",
        "phonenumber",
        "devicephonenum",
        "subscriberid",
        "simserial",
        "simid",
        "username",
        "userid",
        "email",
    }
)
"""What a phone says of itself or of its owner: never kept, whatever a form declares."""
HOURS = frozenset({"start", "end", "timestart", "timeend"})
"""When a form was begun and finished: of these only the day is kept."""
_BESIDE = re.compile(r"/[^/]+(?:/meta)?/[^/]+")
"""Where a phone writes what it says of itself; deeper in a form a source may have been asked the same word."""
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T[0-9:.,]+(?:Z|[+-][0-9:]+)?")
_WORDS_OF_ALERTS = frozenset({Field.AFFILIATION, Field.ANSWERED})
YES = frozenset({"yes", "oui", "ndiyo", "true", "1"})


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer with the name of its question."""

    name: str
    value: str = field(repr=False)


@dataclass
class Split:
    """The answers of one form by where they go; who reads an open one takes it out, and what is left over is sealed."""

    words: list[str] = field(default_factory=list)
    place_words: list[str] = field(default_factory=list)
    identity: list[Asked] = field(default_factory=list)
    more: list[Asked] = field(default_factory=list)
    of_alert: dict[Field, list[str]] = field(default_factory=dict)
    coded: list[tuple[Field, Asked]] = field(default_factory=list)

    def take(self, which: Field) -> list[Asked]:
        """Take the answers to the questions of one field out of what is left."""
        found = [asked for one, asked in self.coded if one == which]
        self.coded = [pair for pair in self.coded if pair[0] != which]
        return found

    def first(self, which: Field) -> Asked | None:
        """Take the first answer of a field; further ones go with the rest."""
        found = self.take(which)
        self.more += found[1:]
        return found[0] if found else None

    def rest(self) -> list[tuple[str, str]]:
        """Return everything that nobody took, with its question."""
        left = [asked for _one, asked in self.coded]
        return [(asked.name, asked.value) for asked in (*self.more, *left)]


def split(shape: FormShape | None, answers: Iterable[Answer], media: Iterable[str] = ()) -> Split:
    """Send each answer where the mark of its question says; names of files are kept with the files."""
    asked = {question.path: question for question in shape.questions} if shape else {}
    found, names = Split(), set(media)
    is_alert = shape is not None and shape.kind == FormKind.GUARD
    for answer in answers:
        question = asked.get(answer.path)
        if answer.value and answer.value not in names:
            _send(found, question, Asked(_name(question, answer), answer.value), is_alert=is_alert)
    return found


def kept_answers(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return the answers without what says which phone or whose it was, and with the day alone of when it was filled in."""
    return tuple(_by_day(one) for one in answers if not _is_dropped(one))


def without_persons(content: bytes, shape: FormShape | None) -> bytes:
    """Return a form as it came, in which nothing says who it was, which phone, or at what hour it was filled in."""
    names = {name.encode() for name in (*DROPPED, *identity_names(shape))}
    hidden = re.compile(_ELEMENT % b"|".join(sorted(re.escape(name) for name in names)), re.IGNORECASE)
    return _HOURS_IN.sub(rb"\1\2\3", hidden.sub(rb"\1\2", content))


def identity_names(shape: FormShape | None) -> frozenset[str]:
    """Return the names of the questions whose answers say who somebody is."""
    asked = shape.questions if shape else ()
    return frozenset(one.path.rpartition("/")[2] for one in asked if _is_identity(one))


def identity_paths(shape: FormShape | None) -> frozenset[str]:
    """Return where a form asks who somebody is."""
    return frozenset(one.path for one in (shape.questions if shape else ()) if _is_identity(one))


_ELEMENT = rb"(<(?:[\w.-]+:)?(?:%s)(?:\s[^>]*)?>)[^<]*(</)"
_HOURS_IN = re.compile(
    rb"(<(?:[\w.-]+:)?(?:start|end|timestart|timeend)(?:\s[^>]*)?>\s*)(\d{4}-\d{2}-\d{2})T[^<]*(</)",
    re.IGNORECASE,
)


def is_yes(asked: Asked | None) -> bool:
    """Tell whether somebody answered yes."""
    return asked is not None and asked.value.strip().lower() in YES


def as_lines(asked: Iterable[Asked]) -> str:
    """Return answers as text, each after its question."""
    return "\n".join(f"{one.name}: {one.value}" for one in asked)


def names_of(shape: FormShape | None, fields: Mapping[Field, str]) -> dict[str, str]:
    """Return by which question each field was asked, under the names that `receive_report` gives the fields."""
    asked = {question.field: question.name for question in shape.questions} if shape else {}
    return {name: asked[one] for one, name in fields.items() if one in asked}


def _send(found: Split, question: QuestionLine | None, asked: Asked, *, is_alert: bool) -> None:
    mark = question.mark if question else Mark.NARRATIVE
    which = Field(question.field) if question and question.field else None
    if question and _is_identity(question):
        found.identity.append(asked)
    elif which == Field.WORDS:
        found.words.append(asked.value)
    elif which == Field.PLACE_WORDS:
        found.place_words.append(asked.value)
    elif is_alert and which in _WORDS_OF_ALERTS:
        found.of_alert.setdefault(which, []).append(asked.value)
    elif mark == Mark.OPEN and which and which not in SEALED_FIELDS:
        found.coded.append((which, asked))
    else:
        found.more.append(asked)


def _is_identity(question: QuestionLine) -> bool:
    return question.mark == Mark.IDENTITY or question.field in IDENTITY_FIELDS


def _name(question: QuestionLine | None, answer: Answer) -> str:
    return question.name if question else answer.path.rpartition("/")[2] or answer.path


def _plain_name(path: str) -> str:
    return path.rpartition("/")[2].lower().replace("_", "").replace("-", "")


def _is_dropped(answer: Answer) -> bool:
    name = _plain_name(answer.path)
    return name in DROPPED and (name not in _OF_PERSONS or _BESIDE.fullmatch(answer.path) is not None)


_OF_PERSONS = frozenset({"phonenumber", "username", "userid", "email"})


def _by_day(answer: Answer) -> Answer:
    if _plain_name(answer.path) not in HOURS:
        return answer
    return Answer(path=answer.path, value=_MOMENT.sub(r"\1", answer.value))
