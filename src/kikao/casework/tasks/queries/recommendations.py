"""Recommendations to authorities and what became of them."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kikao.casework.cases.enums import Level
from kikao.casework.cases.queries import titles
from kikao.casework.tasks.enums import RecommendationStatus as Status
from kikao.casework.tasks.lifecycle import RECOMMENDATION
from kikao.casework.tasks.models import Recommendation, RecommendationMove
from kikao.casework.tasks.policy import recommendations_seen_by
from kikao.casework.tasks.schemas import MoveLine, RecommendationLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.schemas import in_language

_SETTLED = frozenset({Status.VERIFIED, Status.REJECTED, Status.LAPSED})


def recommendations(
    by: Actor, *, status: str = "", unanswered: bool = False, after: str | None = None, size: int = 50
) -> Page[RecommendationLine]:
    """Return one page of recommendations, newest first; all, in one status, or those whose day is past."""
    rows = _rows(by)
    if status:
        rows = rows.filter(status=status)
    if unanswered:
        rows = rows.filter(_past_due())
    page = page_of(rows, order=("-issued_on", "-id"), after=after, size=size)
    return Page(_lines(by, list(page.items)), page.next_cursor, page.size)


def count_unanswered(by: Actor) -> int:
    """Return how many recommendations wait beyond the day on which something was expected."""
    return Recommendation.objects.filter(recommendations_seen_by(by), _past_due()).count()


def _past_due() -> Q:
    return Q(due_on__lt=today()) & ~Q(status__in=_SETTLED)


def recommendations_of_case(by: Actor, case_id: UUID) -> tuple[RecommendationLine, ...]:
    """Return what was recommended in a case, in order."""
    return _lines(by, list(_rows(by).filter(case_id=case_id).order_by("issued_on", "id")))


def recommendation(by: Actor, recommendation_id: UUID) -> RecommendationLine:
    """Return one recommendation with its steps."""
    row = _rows(by).filter(id=recommendation_id).first()
    if row is None:
        raise Unknown
    return _lines(by, [row])[0]


def _rows(by: Actor) -> "QuerySet[Recommendation]":
    rows = Recommendation.objects.filter(recommendations_seen_by(by))
    return rows.select_related("addressee").prefetch_related("moves")


def _lines(by: Actor, rows: list[Recommendation]) -> tuple[RecommendationLine, ...]:
    """Cut recommendations to their reader: a released seat learns what is asked of it, not what others saw."""
    cases = titles(by, [row.case_id for row in rows])
    return tuple(_line(row, cases) for row in rows)


def _said(row: RecommendationMove) -> str:
    """Say what was seen or heard, or which check tells it."""
    check = _("Check %(reference)s") % {"reference": row.check_reference} if row.check_reference else ""
    return " ".join(filter(None, (row.words, check)))


def _line(row: Recommendation, cases: dict[UUID, str]) -> RecommendationLine:
    inside = row.case_id in cases
    moves = sorted(row.moves.all(), key=lambda one: one.id)
    return RecommendationLine(
        id=row.id,
        case_id=row.case_id if inside else None,
        case=cases.get(row.case_id, ""),
        addressee=in_language(row.addressee.name, row.addressee.name_fr),
        words=row.words,
        level=row.level,
        level_words=str(Level(row.level).label),
        status=row.status,
        status_words=str(Status(row.status).label),
        due_on=row.due_on,
        overdue=row.due_on is not None and row.due_on < today() and row.status not in _SETTLED,
        issued_on=row.issued_on,
        version=row.version,
        moves=tuple(
            MoveLine(
                one.new,
                str(Status(one.new).label),
                _said(one) if inside else "",
                one.real_on,
                one.entered_on,
            )
            for one in moves
        ),
        next_states=tuple(
            sorted((state.value, str(state.label)) for state in RECOMMENDATION.allowed(row.status))
        )
        if inside
        else (),
    )
