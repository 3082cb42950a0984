"""Who contributed to what changed, and what was learned."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef

from kikao.casework.cases.queries import require_case, titles
from kikao.casework.outcomes.enums import ContributionKind, Factor
from kikao.casework.outcomes.models import Contribution, Lesson, LessonTag
from kikao.casework.outcomes.policy import seen_by, shares
from kikao.casework.outcomes.schemas import ContributionLine, LessonLine
from kikao.casework.tasks.queries import in_force_for
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.schemas import in_language


def contributions_of_case(by: Actor, case_id: UUID) -> tuple[ContributionLine, ...]:
    """Return what each of several contributed to what changed in a case."""
    require_case(by, case_id)
    rows = Contribution.objects.filter(seen_by(by), case_id=case_id)
    found = list(rows.select_related("organisation", "outcome").order_by("id"))
    opened = read_many(by, _sealed(found))
    works = in_force_for(by, case_id)
    return tuple(
        ContributionLine(
            id=row.id,
            case_id=case_id,
            organisation=in_language(row.organisation.name, row.organisation.name_fr)
            if row.organisation
            else "",
            kind=row.kind,
            kind_words=str(ContributionKind(row.kind).label),
            outcome=row.outcome.words if row.outcome else "",
            words=opened.get(row.words_item_id),
            recorded_on=row.recorded_on,
            struck_on=row.struck_on,
            struck_why=opened.get(row.struck_item_id) if row.struck_item_id else None,
            may_strike=works and row.struck_on is None,
        )
        for row in found
    )


def case_of_contribution(by: Actor, contribution_id: UUID) -> UUID:
    """Return the case that a contribution belongs to."""
    row = Contribution.objects.filter(seen_by(by), id=contribution_id).first()
    if row is None:
        raise Unknown
    return row.case_id


def lessons_of_case(by: Actor, case_id: UUID) -> tuple[LessonLine, ...]:
    """Return what was learned in a case, shared or not."""
    require_case(by, case_id)
    rows = Lesson.objects.filter(seen_by(by), case_id=case_id).prefetch_related("tags").order_by("id")
    return _lines(by, list(rows), works=in_force_for(by, case_id))


def lesson(by: Actor, lesson_id: UUID) -> LessonLine:
    """Return one lesson."""
    row = Lesson.objects.filter(seen_by(by), id=lesson_id).prefetch_related("tags").first()
    if row is None:
        raise Unknown
    return _lines(by, [row], works=in_force_for(by, row.case_id))[0]


def lessons(by: Actor, *, factor: str = "", after: str | None = None, size: int = 50) -> Page[LessonLine]:
    """Return one page of the lessons that the group shares, newest first, of the cases the reader may see."""
    rows = Lesson.objects.filter(seen_by(by), struck_on=None, shared_on__isnull=False)
    if factor:
        rows = rows.filter(Exists(LessonTag.objects.filter(lesson_id=OuterRef("pk"), factor=factor)))
    page = page_of(rows.prefetch_related("tags"), order=("-recorded_on", "-id"), after=after, size=size)
    return Page(_lines(by, page.items, works=False, words=False), page.next_cursor, page.size)


def _lines(by: Actor, rows: Iterable[Lesson], *, works: bool, words: bool = True) -> tuple[LessonLine, ...]:
    found = list(rows)
    opened = read_many(by, _sealed(found)) if words else {}
    cases = titles(by, [row.case_id for row in found])
    return tuple(
        LessonLine(
            id=row.id,
            case_id=row.case_id,
            case=cases.get(row.case_id, ""),
            words=opened.get(row.words_item_id),
            factors=tuple(sorted(str(Factor(tag.factor).label) for tag in row.tags.all())),
            shared_words=row.shared_words,
            shared_on=row.shared_on,
            recorded_on=row.recorded_on,
            struck_on=row.struck_on,
            struck_why=opened.get(row.struck_item_id) if row.struck_item_id else None,
            may_share=works and shares(by, row),
            may_strike=works and row.struck_on is None,
        )
        for row in found
    )


def _sealed(rows: Iterable[Contribution | Lesson]) -> list[UUID]:
    return [one for row in rows for one in (row.words_item_id, row.struck_item_id) if one]
