"""Gathering what goes to another group, the same for the preview and for the file."""

from dataclasses import dataclass
from pathlib import PurePath
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.casework.cases.enums import SummaryState
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import subjects_of_case
from kikao.casework.handover.enums import Goes, HandoverState, Kept
from kikao.casework.handover.models import Handover
from kikao.casework.handover.queries.bodies import Bodies
from kikao.casework.handover.queries.case_told import (
    agreements_told,
    checks_told,
    decisions_told,
    forums_told,
    parties_told,
    steps_told,
)
from kikao.casework.handover.queries.held_back import HeldBack
from kikao.casework.handover.queries.incidents_told import Gathering, incidents_told
from kikao.casework.handover.reckoning import Behind, Shown, beyond, fingerprint_of, shown_of
from kikao.casework.handover.schemas import ChangedLine, Contents, FileTold, GoesLine, Preview
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.queries import lacking
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import today
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.files.schemas import ENDINGS, About
from kikao.foundation.sealing.vault import read_many


@dataclass(frozen=True, slots=True)
class Gathered:
    """What goes, the copies of files behind the words, what stays back, and the reports whose words went along.

    `shown` tells every piece that goes by a keyed digest, so that what was agreed to can be compared with it.
    """

    contents: Contents
    copies: tuple[EvidenceFile, ...]
    back: HeldBack
    reports: frozenset[UUID]
    shown: dict[str, list[str]]


def gather(by: Actor, row: Handover, *, words: bool) -> Gathered:
    """Return what would go now; with `words` it is opened in the reader's session, which the trail notes."""
    case = Case.objects.select_related("place", "territory").get(id=row.case_id)
    now = Gathering(by, row, words, Bodies(), HeldBack(), set())
    parties, incidents = parties_told(case, now.bodies), incidents_told(now)
    checked = case.summary_state == SummaryState.CHECKED
    if not checked:
        now.back.note(_("Title and summary of the case"), Kept.UNCHECKED)
    group = WorkingGroup.objects.get(id=row.working_group_id)
    with override(group.spoken[0]):  # one language whoever looks: what was seen must be comparable
        forums, steps = forums_told(case), steps_told(case)
        decisions, checks = decisions_told(case), checks_told(case)
    purpose = read_many(by, [row.purpose_item_id])[row.purpose_item_id] if words else None
    contents = Contents(
        reference=row.reference,
        group=group.name,
        handed_on=today().isoformat(),
        basis=row.basis,
        purpose=purpose or "",
        case=case.reference,
        title=case.title if checked else "",
        summary=case.summary if checked else "",
        status=case.status,
        tabled_on=case.tabled_on.isoformat(),
        level=case.level,
        severity=case.severity,
        request_nature=case.request_nature,
        requester_type=case.requester_type,
        place=case.place.name if case.place else "",
        territory=case.territory.name if case.territory else "",
        bodies=now.bodies.told,
        parties=parties,
        forums=forums,
        steps=steps,
        decisions=decisions,
        agreements=agreements_told(case, now.back),
        checks=checks,
        incidents=incidents,
        files=(),
    )
    copies = _copies(now)
    behind = Behind(row.purpose_item_id, tuple(now.claims), tuple(now.told), tuple(one.id for one in copies))
    return Gathered(contents, copies, now.back, frozenset(now.reports), shown_of(row.id, contents, behind))


def preview_of(by: Actor, row: Handover) -> Preview:
    """Return what would go now and what would stay back and why, without opening a word.

    What changed since it was proposed, or since it was agreed to, is counted too.
    """
    found = gather(by, row, words=False)
    told = found.contents
    goes = (
        (Goes.BODIES, len(told.bodies)),
        (Goes.INCIDENTS, len(told.incidents)),
        (Goes.CLAIMS, sum(len(one.claims) for one in told.incidents)),
        (Goes.TOLD, sum(len(one.told) for one in told.incidents)),
        (Goes.DECISIONS, len(told.decisions)),
        (Goes.STEPS, len(told.steps)),
        (Goes.FORUMS, len(told.forums)),
        (Goes.AGREEMENTS, len(told.agreements)),
        (Goes.CLAUSES, sum(len(one.clauses) for one in told.agreements)),
        (Goes.CHECKS, len(told.checks)),
        (Goes.FILES, len(found.copies)),
    )
    return Preview(
        tuple(GoesLine(str(kind.label), count) for kind, count in goes if count),
        found.back.lines(named=by.is_(Role.SECRETARIAT)),
        _changed(found.shown, row),
        fingerprint_of(row.id, found.shown),
    )


def _changed(shown: Shown, row: Handover) -> tuple[ChangedLine, ...]:
    """Return what changed; of a proposal from before this was kept nothing can be told."""
    if not row.shown and row.state == HandoverState.PROPOSED:
        return ()
    more, less = beyond(shown, row.shown), beyond(row.shown, shown)
    return tuple(
        ChangedLine(str(kind.label), more.get(kind, 0), less.get(kind, 0))
        for kind in Goes
        if kind in more or kind in less
    )


def told_of(line: EvidenceFile, about: About) -> FileTold:
    """Return a file as it goes: by its register mark, since what it was called may name somebody."""
    ending = PurePath(about.name).suffix.lower().lstrip(".")
    name = f"{line.reference}-{line.number}.{ending if ending in ENDINGS else 'bin'}"
    return FileTold(name, about.media_type, about.size, about.sha256)


def _copies(now: Gathering) -> tuple[EvidenceFile, ...]:
    """Return the chosen files that still stand marked safe and whose source lets them go."""
    reports = set(subjects_of_case(now.handover.case_id).reports)
    missing = lacking(now.by, reports, ConsentScope.PARTNER)
    found = []
    for one in now.handover.files.select_related("file_release__copy", "file_release__original").order_by(
        "id"
    ):
        release = one.file_release
        if release.withdrawn_on or release.copy.disposed_on:
            now.back.note(_("File"), Kept.WITHDRAWN)
        elif (origin := release.original.subject_id) in missing:
            now.back.note(_("File"), Kept.CONSENT, [missing[origin]])
        else:
            if origin in reports:
                now.reports.add(origin)
            found.append(release.copy)
    return tuple(found)
