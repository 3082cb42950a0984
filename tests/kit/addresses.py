"""Every address of the house, taken from the resolver, and the rows that its parts name.

An address that nobody told of here fails the tests that walk all of them: a new page is looked at before it is open.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from uuid import UUID, uuid4

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

WORDS = {
    "language": ("en",),
    "secret": ("nobody-was-given-this",),
    "sheet": ("facts", "attendance", "decision", "limits"),
    "list_name": ("SEVERITY", "CHANNEL"),
    "kobo_token": ("a-token-that-nobody-gave",),
    "table_kind": ("cases", "missions", "instruments", "sites"),
    "file_kind": ("csv", "xlsx"),
    "key": ("a-key-that-nobody-was-given",),
    "media_name": ("sites.csv",),
    "cost_kind": ("missions", "cases", "territories"),
}
"""Parts of an address that are words: some that exist."""

ROWS = {
    "account_id": "accounts.Account",
    "code_id": "accounts.DoorCode",
    "session_id": "accounts.Session",
    "passkey_id": "accounts.Passkey",
    "token_id": "accounts.BearerToken",
    "alert_id": "notices.Alert",
    "notice_id": "notices.Notice",
    "turn_id": "notices.DutyTurn",
    "term_id": "terms.Term",
    "norm_id": "norms.Norm",
    "place_id": "places.Place",
    "spelling_id": "places.Spelling",
    "territory_id": "places.Territory",
    "edge_id": "people.OrganisationEdge",
    "grant_id": "people.RoleGrant",
    "holding_id": "people.Holding",
    "interest_id": "people.Interest",
    "organisation_id": "people.Organisation",
    "seat_id": "people.Seat",
    "accused_id": "reports.ReportAccused",
    "circle_id": "reports.CircleMember",
    "submission_id": "intake.Submission",
    "report_id": "reports.Report",
    "text_id": "texts.OutgoingText",
    "claim_id": "incidents.Claim",
    "count_id": "incidents.Count",
    "incident_id": "incidents.Incident",
    "involvement_id": "incidents.Involvement",
    "link_id": "incidents.IncidentReport",
    "mapping_id": "incidents.Mapping",
    "other_id": "incidents.Claim",
    "case_id": "cases.Case",
    "party_id": "cases.Party",
    "risk_id": "cases.OpenRisk",
    "decision_id": "meetings.Decision",
    "item_id": "meetings.AgendaItem",
    "release_id": "meetings.Release",
    "sitting_id": "meetings.Sitting",
    "member_id": "tasks.ForceMember",
    "recommendation_id": "tasks.Recommendation",
    "task_id": "tasks.Task",
    "referral_id": "referrals.Referral",
    "outcome_id": "outcomes.Outcome",
    "measure_id": "outcomes.Accountability",
    "contribution_id": "outcomes.Contribution",
    "lesson_id": "outcomes.Lesson",
    "flag_id": "outcomes.RelapseFlag",
    "mission_id": "missions.Mission",
    "stop_id": "missions.MissionStop",
    "team_member_id": "missions.TeamMember",
    "silence_id": "missions.Silence",
    "mission_token_id": "missions.MissionToken",
    "case_finding_id": "missions.CaseFinding",
    "order_id": "missions.Traveller",
    "budget_id": "missions.Budget",
    "entry_id": "missions.MoneyEntry",
    "room_id": "mediation.Room",
    "side_id": "mediation.Side",
    "body_id": "mediation.SideBody",
    "contact_id": "mediation.Contact",
    "interpreter_id": "mediation.Interpreter",
    "mediator_id": "mediation.RoomMediator",
    "room_session_id": "mediation.Session",
    "record_id": "mediation.Record",
    "check_id": "monitoring.Check",
    "result_id": "monitoring.CheckResult",
    "finding_id": "intake.Finding",
    "event_id": "monitoring.SiteEvent",
    "need_id": "monitoring.DeploymentNeed",
    "instrument_id": "agreements.Instrument",
    "clause_id": "agreements.Clause",
    "instrument_party_id": "agreements.InstrumentParty",
    "instrument_text_id": "agreements.InstrumentText",
    "conflict_id": "agreements.ClauseConflict",
    "shown_id": "agreements.ShownText",
    "handover_id": "handover.Handover",
    "arrival_id": "handover.Arrival",
    "card_id": "handover.Card",
    "file_id": "files.EvidenceFile",
    "file_release_id": "files.FileRelease",
    "version_id": "forms.FormVersion",
    "form_id": "forms.Form",
    "question_id": "forms.Question",
    "field_token_id": "forms.FieldToken",
    "passing_id": "sealing.Passing",
    "ceremony_id": "sealing.Ceremony",
    "export_id": "sealing.SealedExport",
    "opening_id": "sealing.IdentityOpening",
    "subject_id": "reports.Report",
    "certificate_id": "retention.Certificate",
    "hold_id": "retention.Hold",
    "period_id": "retention.Period",
}
"""Parts of an address that name a row: the model whose rows they are."""

WALLED = frozenset(
    {
        "reports",
        "intake",
        "texts",
        "incidents",
        "cases",
        "meetings",
        "tasks",
        "referrals",
        "outcomes",
        "files",
        "mediation",
        "agreements",
        "missions",
        "monitoring",
        "handover",
    }
)
"""Modules whose rows may stand behind a wall; so do a notice and an alert, the roster of who is on duty does not."""

OF_NO_CASE = frozenset({"card_id"})
"""Rows of such a module that no wall keeps from anybody: the card of another group belongs to no case."""

Rows = Mapping[str, frozenset[UUID]]
_PART = re.compile(r"<(?:\w+:)?(\w+)>")
_NAMED = re.compile(r"\(\?P<(\w+)>[^)]*\)")


@dataclass(frozen=True, slots=True)
class Address:
    """A way into the house: its name and its path, with the parts that are to be filled in."""

    name: str
    path: str

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the names of the parts to fill in."""
        return tuple(_PART.findall(self.path))

    @property
    def is_api(self) -> bool:
        """Tell whether programs call here, with a token instead of a cookie."""
        return self.path.startswith("/api/")

    def filled(self, values: Mapping[str, object]) -> str:
        """Return the path with its parts filled in."""
        return _PART.sub(lambda part: str(values[part[1]]), self.path)


def addresses() -> list[Address]:
    """Return every address of the program, each path once."""
    found = {one.path: one for one in _walk(get_resolver().url_patterns, "/", "")}
    return [one for one in found.values() if not one.path.startswith("/static/")]


def _walk(patterns: "list[URLPattern | URLResolver]", path: str, space: str) -> Iterator[Address]:
    for pattern in patterns:
        there = path + _NAMED.sub(r"<\1>", str(pattern.pattern)).replace("^", "").replace("$", "").replace(
            "\\.", "."
        )
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, there, inner)
        else:
            yield Address(f"{space}{pattern.name}", there)


def untold() -> list[str]:
    """Name every address with a part that neither WORDS nor ROWS knows."""
    return [
        f"{one.path}: say in tests/kit/addresses.py what <{part}> names"
        for one in addresses()
        for part in one.parts
        if part not in WORDS and part not in ROWS
    ]


def rows_now() -> Rows:
    """Return the ids of all rows that an address can name, by model."""
    return {
        label: frozenset(apps.get_model(label)._base_manager.values_list("id", flat=True))
        for label in set(ROWS.values())
    }


def may_be_walled(part: str) -> bool:
    """Tell whether a part names rows that may stand behind a wall; who was trained hangs on no matter."""
    if part == "circle_id":
        return False
    hidden = {"notice_id", "alert_id", "opening_id", "export_id"}
    if part in OF_NO_CASE:
        return False
    return ROWS.get(part, "").partition(".")[0] in WALLED or part in hidden


def fillings(address: Address, rows: Rows, most: int = 12) -> list[dict[str, object]]:
    """Return ways to fill an address in with rows, each part with the first few of its model."""
    each = [WORDS[part] if part in WORDS else sorted(rows[ROWS[part]])[:6] for part in address.parts]
    return [dict(zip(address.parts, one, strict=True)) for one in islice(product(*each), most)]


def made_up(address: Address) -> dict[str, object]:
    """Return a filling with ids that name nothing."""
    return {part: WORDS[part][0] if part in WORDS else uuid4() for part in address.parts}
