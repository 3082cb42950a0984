"""What both doors do with what was told: look at every answer, wall, seal, keep."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kikao.casework.reports import reckoning
from kikao.casework.reports.actions._accusing import marks_of, rows_of
from kikao.casework.reports.actions._files import keep_files_told
from kikao.casework.reports.actions._telling import alert_if_grave, tell_secretariat
from kikao.casework.reports.enums import (
    RESTRICTED_CATEGORIES,
    ConsentScope,
    Language,
    Pile,
    Reliability,
    Restriction,
    SourceKind,
)
from kikao.casework.reports.models import Consent, Report
from kikao.casework.reports.queries import desk_of
from kikao.casework.reports.schemas import Known, Told
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import new_reference
from kikao.foundation.base.prepared import write_new
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.box import ReceiptKeys
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.parcel import Enclosed, Keys, Parcel
from kikao.registry.places.enums import PlacePrecision
from kikao.registry.places.models import Place, Territory
from kikao.registry.places.policy import seen_by as places_seen_by
from kikao.registry.places.policy import territories_seen_by
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import proposal_for, require_terms

IDENTITY = ("identity", "behalf")
"""What is sealed as an identity; a report of facts alone has neither."""
PLAIN_CODES = (
    "language",
    "interpreter",
    "source_kind",
    "reliability",
    "nature",
    "category",
    "severity",
    "place_precision",
)
Mark = tuple[str, UUID]
"""Whom a report walls, and the row that does."""
HELD_DAILY = 200
"""Reports that the pile of a flood takes in one day; who comes after is told so and nothing is kept."""


@dataclass
class Incoming:
    """A report that is being taken: its row, not kept yet, and its words, not sealed yet."""

    row: Report
    told: Told
    sealed: dict[str, str]


def look_at(
    by: Actor,
    told: Told,
    more: Mapping[str, str],
    receipt: ReceiptKeys | None,
    *,
    facts_only: bool,
    restricted: str,
) -> Incoming:
    """Check everything that was typed; nothing is written yet."""
    known(Restriction, restricted, "restricted", empty=True)
    group = WorkingGroup.objects.get(id=by.working_group_id)
    if not group.intake_open:
        raise closed()
    short = {"place_words": told.place_words, "identity": told.identity, **more}
    texts = {field: (text, reckoning.SHORT) for field, text in short.items()}
    long = {"words": told.words, "more": reckoning.lines_of(told.more)}
    texts |= {field: (text, reckoning.LONGEST) for field, text in long.items()}
    sealed = reckoning.clean(texts, required=("words",))
    reckoning.check_nameless([name for name in IDENTITY if sealed.get(name)], facts_only=facts_only)
    row = Report(working_group=group, arrived_on=today(), facts_only=facts_only, restricted=restricted)
    row.reference = new_reference(f"{group.prefix}-R", row.arrived_on.year)
    describe(by, row, told.known)
    if row.category and not row.severity:
        row.severity = proposal_for(by, [row.category]).severity
    if receipt:
        row.receipt_tag, row.thread_public_key = reckoning.kept_tag(receipt.tag), receipt.public
    return Incoming(row, told, sealed)


def describe(by: Actor, row: Report, plain: Known) -> None:
    """Check the plain part of what is known and write it on the row."""
    reckoning.check_happened(plain.happened, today())
    _check_codes(by, plain)
    for name in PLAIN_CODES:
        setattr(row, name, getattr(plain, name))
    if row.category in RESTRICTED_CATEGORIES:
        row.restricted = row.restricted or Restriction.SGBV
    row.happened_from, row.happened_until = plain.happened.start, plain.happened.end
    row.happened_precision = plain.happened.precision
    row.place, row.territory = None, None
    if plain.place_id:
        row.place = _place(by, plain.place_id)
        row.territory = row.place.territory
    if plain.territory_id:
        row.territory = _territory(by, plain.territory_id)


def _place(by: Actor, place_id: UUID) -> Place:
    found = Place.objects.select_related("territory").filter(places_seen_by(by), id=place_id).first()
    if found is None:
        raise Invalid({"place": _("This place is not in the list.")})
    return found


def _territory(by: Actor, territory_id: UUID) -> Territory:
    found = Territory.objects.filter(territories_seen_by(by), id=territory_id).first()
    if found is None:
        raise Invalid({"territory": _("This territory is not in the list.")})
    return found


def _check_codes(by: Actor, plain: Known) -> None:
    known(Language, plain.language, "language")
    known(SourceKind, plain.source_kind, "source_kind")
    known(Reliability, plain.reliability, "reliability", empty=True)
    known(PlacePrecision, plain.place_precision, "place_precision", empty=True)
    for name, code, field in (
        (TermList.INCIDENT_CATEGORY, plain.category, "category"),
        (TermList.EVENT_NATURE, plain.nature, "nature"),
        (TermList.SEVERITY, plain.severity, "severity"),
    ):
        if code:
            require_terms(by, name, [code], field=field)


def known(codes: type[TextChoices], code: str, field: str, *, empty: bool = False) -> None:
    """Refuse a code that is not in the enumeration."""
    if (empty and not code) or code in codes.values:
        return
    wrong = _("“%(code)s” is not in the list.") % {"code": code[:60]}
    raise Invalid({field: wrong if code else _("Choose one of the list.")})


def keep(
    by: Actor, incoming: Incoming, *, enclosed: Iterable[Enclosed] = (), walled: Iterable[Mark] = ()
) -> UUID:
    """Raise the walls, then seal for the secretaries whom none keeps out, then keep: all in the act's transaction.

    `enclosed` is what else a door seals with the report, `walled` whom else it walls off, each with the row that does.
    """
    row, told = incoming.row, incoming.told
    accused = rows_of(by, row, told.accused)
    wall.raise_first_walls(row.working_group_id, row.id, [*marks_of(row, accused), *walled])
    desk, identity = desk_of(row), not row.facts_only
    keys = Keys.now(row.working_group_id, row.id, desk, identity=identity)
    parcel = Parcel(row.working_group_id, row.id, identity=identity)
    _enclose(parcel, row, incoming.sealed)
    for one in enclosed:
        parcel.put(one)
    parcel.keep(keys)
    write_new([row])
    write_new(accused)
    keep_files_told(by, row, told.files, channel=row.channel)
    tell_secretariat(by, row, NoticeKind.REPORT_WAITING, desk=desk if keys.readers else None)
    alert_if_grave(by, row)
    return row.id


def _enclose(parcel: Parcel, row: Report, sealed: Mapping[str, str]) -> None:
    for name, (column, layer) in _ENVELOPES.items():
        if text := sealed.get(name, ""):
            setattr(row, column, parcel.put(Enclosed(f"report.{name}", text, layer, parcel.next_id())))


_ENVELOPES = {
    "words": ("narrative_item_id", Layer.N),
    "place_words": ("place_words_item_id", Layer.N),
    "more": ("more_item_id", Layer.N),
    "said_at": ("said_at_item_id", Layer.N),
    "identity": ("identity_item_id", Layer.I),
    "behalf": ("behalf_item_id", Layer.I),
}
"""Under which column what was told is sealed, and in which envelope."""


def seal(row: Report, kind: str, text: str, layer: Layer = Layer.N) -> UUID:
    """Seal words of a report; only the public half of its compartment is needed."""
    return vault.put(row.working_group_id, row.id, f"report.{kind}", text, layer=layer)


def mark_place(row: Report) -> None:
    """Wall those who declared an interest in the place."""
    if row.place_id:
        wall.raise_wall(row.working_group_id, row.id, wall.place_key(row.place_id), row.id)


def note_consent(
    by: Actor,
    row: Report,
    answers: Mapping[ConsentScope, bool],
    *,
    manner: str,
    language: str,
    guardian: bool,
) -> None:
    """Write down what the source answered now; earlier answers stay and no longer count."""
    Consent.objects.filter(report=row, scope__in=list(answers), current=True).update(current=False)
    Consent.objects.bulk_create(
        Consent(
            working_group_id=row.working_group_id,
            report=row,
            scope=scope,
            given=given,
            language=language,
            manner=manner,
            guardian=guardian,
            recorded_by=by.account_id,
            given_on=today(),
        )
        for scope, given in answers.items()
    )


def room_in_pile(by: Actor) -> None:
    """Refuse, in words, what the pile of a flood has no more room for today."""
    today_held = Report.objects.filter(
        working_group_id=by.working_group_id, pile=Pile.HELD, arrived_on=today()
    ).count()
    if today_held >= HELD_DAILY:
        raise Stop(
            "report.flood",
            _("Too many reports arrived today. Yours was not kept."),
            cure=_("Copy your words and send them again tomorrow, or call or visit the secretariat."),
            status=429,
        )


def closed() -> Stop:
    """Return the refusal of a group that receives nothing yet."""
    return Stop(
        "report.intake_closed",
        _("The group cannot receive reports yet. Nothing of what you wrote was kept."),
        cure=_("Copy your words and send them later, or call or visit the secretariat."),
        status=503,
    )
