"""A form as a door read it, before anybody knows what it is."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: the path of its question in the form (`/data/group/name`) and what was answered."""

    path: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A form as a door read it; `content` is its canonical form, by which repetitions are known.

    `media` are the names of files that the answers name. `is_encrypted`: the phone encrypted it, the answers are inside.
    `instance_id` is empty when the sender gave none; `earlier_id` names the instance that this one replaces.
    """

    form_id: str
    version: str
    instance_id: str
    earlier_id: str = ""
    answers: tuple[Answer, ...] = ()
    media: tuple[str, ...] = ()
    content: bytes = field(default=b"", repr=False)
    is_encrypted: bool = False
