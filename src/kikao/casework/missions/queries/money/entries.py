"""Each time the money of a mission went from hand to hand, for those who answer for it."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kikao.casework.missions.enums import MoneyKind, MoneyProof
from kikao.casework.missions.models import Mission, MoneyEntry
from kikao.casework.missions.policy import in_team, seen_by
from kikao.casework.missions.queries.one_row import require_mission
from kikao.casework.missions.reckoning.money import Total, total_of
from kikao.casework.missions.schemas.money import EntryLine, EntryPage, MissionNamed, PayList, Spending
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.money import Currency, Money
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.files.enums import GIVEN
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.files.policy import seen_by as files_seen_by
from kikao.foundation.files.rows import lines_of
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.queries import account_names
from kikao.registry.places.queries import places_named
from kikao.registry.rates.reckoning import rate_text
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

MONEY = Currency
AT_MOST = 500
"""Lines on one printed list; a mission helps dozens."""


def enters_money(by: Actor, mission_id: UUID) -> bool:
    """Tell whether somebody enters the money of a mission and sees each entry: the secretariat and the team."""
    return by.is_(Role.SECRETARIAT) or (by.is_(Role.MEMBER, Role.TASK_FORCE) and in_team(by, mission_id))


def named(row: Mission) -> MissionNamed:
    """Cut a mission to its name."""
    return MissionNamed(row.id, row.reference, row.title)


def entries_page(by: Actor, mission: Mission, *, after: str | None, size: int) -> Page[EntryLine]:
    """Return a page of entries, the latest day first, struck ones where they were."""
    rows = MoneyEntry.objects.filter(mission=mission)
    page = page_of(rows, order=("-day_on", "-id"), after=after, size=size)
    return Page(entry_lines(by, mission.id, page.items), page.next_cursor, page.size)


def money_entry(by: Actor, entry_id: UUID) -> EntryPage:
    """Return one entry with its photographs."""
    row = MoneyEntry.objects.filter(seen_by(by, "mission_id"), id=entry_id).select_related("mission").first()
    if row is None or not enters_money(by, row.mission_id):
        raise Unknown
    line = entry_lines(by, row.mission_id, [row])[0]
    files = list(_files(by, row.mission_id, [row.id]).order_by("number"))
    return EntryPage(named(row.mission), line, lines_of(by, files))


def pay_list(by: Actor, mission_id: UUID) -> PayList:
    """Return everybody who was helped to travel, in the order of days, for a list to be signed."""
    mission = require_mission(by, mission_id)
    if not enters_money(by, mission.id):
        raise NotAllowed
    helped = MoneyEntry.objects.filter(mission=mission, kind=MoneyKind.ASSISTANCE, struck_on=None)
    rows = list(helped.order_by("day_on", "id")[:AT_MOST])
    lines = entry_lines(by, mission.id, rows)
    return PayList(
        mission=named(mission),
        entries=lines,
        total=total_of(_total(row) for row in rows),
        discreet=total_of(_total(row) for row in rows if row.discreet),
        sealed=any(line.has_name and line.name is None for line in lines),
    )


def entry_lines(by: Actor, mission_id: UUID, rows: Sequence[MoneyEntry]) -> tuple[EntryLine, ...]:
    """Return entries as lines at a fixed cost, seals opened for who may."""
    ids = [one for row in rows for one in (row.holder_id, row.witness_id, row.entered_by, row.struck_by)]
    items = [one for row in rows for one in (row.name_item_id, row.words_item_id, row.struck_item_id) if one]
    counted = _files(by, mission_id, [row.id for row in rows]).values_list("hangs_on").order_by()
    places = places_named(by, [row.place_id for row in rows])
    around = Spending(
        names=account_names(by.working_group_id, ids),
        labels=labels_of(by, TermList.COST_LINE),
        opened=read_many(by, items),
        places={place_id: place.full_name for place_id, place in places.items()},
        files=dict(counted.annotate(count=Count("id"))),
    )
    return tuple(_line(row, around) for row in rows)


def _files(by: Actor, mission_id: UUID, entry_ids: Iterable[UUID]) -> "QuerySet[EvidenceFile]":
    of_entries = Q(subject_id=mission_id, hangs_on__in=list(entry_ids), role__in=sorted(GIVEN))
    return EvidenceFile.objects.filter(files_seen_by(by), of_entries)


def _total(row: MoneyEntry) -> Total:
    return Total.one(Money(row.amount_minor, MONEY(row.currency)), Money(row.usd_minor or 0, MONEY.USD))


def _line(row: MoneyEntry, around: Spending) -> EntryLine:
    names = around.names
    said: dict[str, Any] = {
        "kind_words": str(MoneyKind(row.kind).label),
        "line_words": around.labels.of(TermList.COST_LINE, row.line) if row.line else "",
        "holder": names.get(row.holder_id, "") if row.holder_id else "",
        "proof_words": str(MoneyProof(row.proof).label) if row.proof else "",
        "witness": names.get(row.witness_id, "") if row.witness_id else "",
        "place": around.places.get(row.place_id, "") if row.place_id else "",
        "name": around.opened.get(row.name_item_id) if row.name_item_id else None,
        "words": around.opened.get(row.words_item_id) if row.words_item_id else None,
        "entered_by": names.get(row.entered_by, ""),
        "struck_by": names.get(row.struck_by, "") if row.struck_by else "",
        "struck_why": around.opened.get(row.struck_item_id) if row.struck_item_id else None,
    }
    return EntryLine(
        id=row.id,
        kind=row.kind,
        day_on=row.day_on,
        amount=Money(row.amount_minor, MONEY(row.currency)),
        got=Money(row.got_minor, MONEY(row.got_currency)) if row.got_minor else None,
        worth=None if row.usd_minor is None else Money(row.usd_minor, MONEY.USD),
        rate_words=rate_text(row.cdf_per_usd) if row.cdf_per_usd else "",
        discreet=row.discreet,
        has_name=row.name_item_id is not None,
        has_words=row.words_item_id is not None,
        entered_on=row.entered_on,
        struck_on=row.struck_on,
        files=around.files.get(row.id, 0),
        **said,
    )
