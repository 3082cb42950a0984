"""How what phones sent reads to a person: questions as they were asked, codes in the words of the lists and of the form."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language

from kikao.casework.forms.enums import Field
from kikao.casework.forms.queries.phones import shape, xform_of
from kikao.casework.forms.reckoning.spoken import Spoken, spoken_in
from kikao.casework.forms.schemas import QuestionLine
from kikao.foundation.access.actor import Actor
from kikao.registry.places.models import Place
from kikao.registry.places.policy import seen_by as places_seen_by
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of
from kikao.registry.terms.schemas import Labels

LISTS: Mapping[str, tuple[TermList, ...]] = {
    Field.CATEGORY: (TermList.INCIDENT_CATEGORY,),
    Field.NATURE: (TermList.EVENT_NATURE,),
    Field.SEVERITY: (TermList.SEVERITY,),
    Field.RULE: (TermList.GARDE_REFERRAL,),
    Field.REFERRED_TO: (TermList.REFERRAL_TARGET,),
    Field.FINDING: (TermList.FOLLOW_UP_FINDING, TermList.CLAUSE_STATUS),
    Field.NO_ACCESS: (TermList.NO_ACCESS_REASON,),
}
MOST_PLACES = 100
_BELOW = re.compile(r"^(?P<name>[^\n:]{1,200}):\n(?P<value>[^\n]{1,500})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for one version of a form; for no version every answer stays as it came."""

    questions: Mapping[str, QuestionLine] = field(default_factory=dict)
    spoken: Spoken = field(default_factory=Spoken)
    labels: Labels = field(default_factory=Labels)
    places: Mapping[str, str] = field(default_factory=dict)

    def asked(self, path: str) -> str:
        """Return how a question was asked, else its name."""
        line = self.questions.get(path)
        return self.spoken.asked.get(path) or (line.label if line else "") or path.rpartition("/")[2] or path

    def said(self, path: str, value: str) -> str:
        """Return an answer in the words of the group's lists, else of the form; what neither knows stays as it came."""
        line = self.questions.get(path)
        which = line.field if line else ""
        if which == Field.PLACE and value in self.places:
            return self.places[value]
        named = (self.labels.of(name, value) for name in LISTS.get(which, ()))
        known = next((words for words in named if words != value), "")
        return known or self.spoken.answer(path, value)

    def lines(self, text: str) -> str:
        """Return a text of answers, each below the name of its question, in words."""
        paths = {line.name: path for path, line in self.questions.items()}

        def worded(found: re.Match[str]) -> str:
            path = paths.get(found["name"])
            return f"{self.asked(path)}\n{self.said(path, found['value'])}" if path else found[0]

        return _BELOW.sub(worded, text)


def wording_of(by: Actor, version_id: UUID | None, values: Iterable[str] = ()) -> Wording:
    """Return the words for a version; `values` are the answers, among which sites may be named by their codes.

    How a form asks is no secret: whoever may read the answers is told, whether or not forms are theirs to keep.
    """
    if version_id is None:
        return Wording()
    keeper = Actor.system(by.working_group_id)
    lines = {line.path: line for line in shape(keeper, version_id).questions}
    xform, _digest = xform_of(keeper, version_id)
    asks_place = any(line.field == Field.PLACE for line in lines.values())
    return Wording(
        lines,
        spoken_in(xform, (get_language() or "")[:2]),
        labels_of(by, *(name for names in LISTS.values() for name in names)),
        _places(by, values) if asks_place else {},
    )


def answers_below(text: str) -> list[str]:
    """Return the answers of a text in which each stands below the name of its question."""
    return [found["value"] for found in _BELOW.finditer(text)]


def _places(by: Actor, values: Iterable[str]) -> dict[str, str]:
    asked = [value for value in dict.fromkeys(values) if 0 < len(value) <= 40 and " " not in value][
        :MOST_PLACES
    ]
    ids = [found for value in asked if (found := _id(value))]
    rows = Place.objects.filter(places_seen_by(by)).filter(Q(pcode__in=asked) | Q(id__in=ids))
    named = rows.values_list("id", "pcode", "name")
    return {key: name for place_id, pcode, name in named for key in (str(place_id), pcode) if key}


def _id(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None
