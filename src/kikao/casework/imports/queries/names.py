"""Every name by which something of the group can be called in a table, read once for many lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.casework.agreements.enums import ClauseKind, InstrumentKind, InstrumentState, Rhythm
from kikao.casework.cases.enums import Level, RequestNature
from kikao.casework.meetings.enums import DecisionCode, ItemKind, SittingKind
from kikao.casework.missions.enums import MissionPurpose
from kikao.casework.reports.enums import (
    AccusedKind,
    ConsentManner,
    ConsentScope,
    Language,
    Reliability,
    SourceKind,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Invalid
from kikao.foundation.base.tables import key_of
from kikao.registry.people.models import Organisation, Seat
from kikao.registry.people.policy import seen_by as people_seen_by
from kikao.registry.places.models import Place, Spelling
from kikao.registry.places.policy import seen_by as places_seen_by
from kikao.registry.places.queries import places_named, spellings_of_territories, tree_of
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.models import Term
from kikao.registry.terms.policy import seen_by as terms_seen_by

SHOWN = 5
LANGUAGES = ("fr", "en", "sw")
OWN_LISTS: dict[str, type[TextChoices]] = {
    "language": Language,
    "source_kind": SourceKind,
    "reliability": Reliability,
    "accused": AccusedKind,
    "consents": ConsentScope,
    "manner": ConsentManner,
    "request_nature": RequestNature,
    "level": Level,
    "kind": SittingKind,
    "item_kind": ItemKind,
    "code": DecisionCode,
    "purpose": MissionPurpose,
    "instrument_kind": InstrumentKind,
    "instrument_state": InstrumentState,
    "clause_kind": ClauseKind,
    "rhythm": Rhythm,
}
TERM_LISTS = {
    "channel": TermList.CHANNEL,
    "nature": TermList.EVENT_NATURE,
    "category": TermList.INCIDENT_CATEGORY,
    "severity": TermList.SEVERITY,
    "requester_type": TermList.ACTOR_TYPE,
}
Called = tuple[str, str, str]
"""One way to call something: the words, what is meant (an id or a code), and how it is called in full."""


@dataclass
class Names:
    """What each kind of answer can be called, folded; two that are called alike are both there."""

    by_kind: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)

    def add(self, kind: str, called: Iterable[Called]) -> None:
        """Note names."""
        words = self.by_kind.setdefault(kind, {})
        for name, meant, full in called:
            if key := key_of(name):
                words.setdefault(key, {})[meant] = full

    def find(self, kind: str, said: str) -> str:
        """Return what is meant; say in words when nobody is called so, or several are."""
        words = self.by_kind.get(kind, {})
        found = words.get(key_of(said), {})
        if len(found) == 1:
            return next(iter(found))
        if found:
            full = "; ".join(sorted(found.values())[:SHOWN])
            told = _("“%(said)s” can mean: %(full)s. Write one of these in full.")
            raise Invalid({kind: told % {"said": said[:60], "full": full}})
        near = [full for key in get_close_matches(key_of(said), words, SHOWN) for full in words[key].values()]
        if near:
            told = _("Nothing is called “%(said)s”. Is it one of these: %(full)s?")
            raise Invalid({kind: told % {"said": said[:60], "full": "; ".join(dict.fromkeys(near))}})
        raise Invalid({kind: _("Nothing is called “%(said)s” here.") % {"said": said[:60]}})


def names_of(by: Actor) -> Names:
    """Return every name that a line can use, with a fixed number of queries."""
    names = Names()
    for kind, codes in OWN_LISTS.items():
        names.add(kind, _codes(codes))
    for kind, code, words in _terms(by):
        names.add(kind, [(word, code, words[0]) for word in (code, *words)])
    names.add("place", _places(by))
    names.add("territory", _territories(by))
    bodies = list(_organisations(by))
    names.add("organisation", bodies)
    names.add("seat", _seats(by))
    return names


def _codes(codes: type[TextChoices]) -> Iterator[Called]:
    for code in codes:
        yield str(code.value), str(code.value), str(code.label)
        for language in LANGUAGES:
            with override(language):
                yield str(code.label), str(code.value), str(code.label)


def _terms(by: Actor) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    kinds = {str(name): kind for kind, name in TERM_LISTS.items()}
    rows = Term.objects.filter(terms_seen_by(by), list__in=list(kinds), active=True)
    for name, code, en, fr, sw in rows.values_list("list", "code", "en", "fr", "sw"):
        yield kinds[name], code, (fr, en, sw)


def _places(by: Actor) -> Iterator[Called]:
    rows = Place.objects.filter(places_seen_by(by), active=True)
    full = {
        str(held): line.full_name
        for held, line in places_named(by, rows.values_list("id", flat=True)).items()
    }
    for held, name, pcode in rows.values_list("id", "name", "pcode"):
        for word in (name, pcode, full[str(held)]):
            yield word, str(held), full[str(held)]
    for spelt, text in Spelling.objects.filter(place__in=rows).values_list("place_id", "text"):
        yield text, str(spelt), full[str(spelt)]


def _territories(by: Actor) -> Iterator[Called]:
    spelt = spellings_of_territories(by)
    for line in tree_of(by).lines.values():
        told = f"{line.full_name} ({line.kind_label})"
        for word in (line.name, line.full_name, told, *(one.text for one in spelt.get(line.id, ()))):
            yield word, str(line.id), told


def _organisations(by: Actor) -> Iterator[Called]:
    """Name organisations; one that was merged goes by what it was merged into."""
    rows = Organisation.objects.filter(people_seen_by(by)).select_related("merged_into")
    for row in rows:
        meant = row.merged_into or row
        for word in (row.name, row.name_fr, row.short):
            yield word, str(meant.id), meant.name


def _seats(by: Actor) -> Iterator[Called]:
    rows = Seat.objects.filter(people_seen_by(by), active=True).select_related("organisation")
    for row in rows:
        for word in (row.title, row.title_fr, row.organisation.name, row.organisation.short):
            yield word, str(row.id), row.title
