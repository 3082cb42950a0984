"""Acts on incidents: opening, describing, claiming, accusing, judging, merging."""

from kikao.casework.incidents.actions.accusing import (
    identify_author,
    record_count,
    record_involvement,
    remove_count,
    withdraw_involvement,
)
from kikao.casework.incidents.actions.attaching import attach_incident_files
from kikao.casework.incidents.actions.claiming import (
    contrast_claims,
    reconcile_claims,
    record_claim,
    record_reply,
)
from kikao.casework.incidents.actions.describing import (
    categorise_incident,
    check_title,
    confirm_severity,
    edit_incident,
)
from kikao.casework.incidents.actions.judging import (
    add_mapping,
    cite_norm,
    decide_mapping,
    drop_norm,
    verify_claim,
    verify_incident,
)
from kikao.casework.incidents.actions.likening import compare_report
from kikao.casework.incidents.actions.merging import merge_incidents, share_incident, unmerge_incident
from kikao.casework.incidents.actions.opening import add_report, open_incident, remove_report

__all__ = [
    "add_mapping",
    "add_report",
    "attach_incident_files",
    "categorise_incident",
    "check_title",
    "cite_norm",
    "compare_report",
    "confirm_severity",
    "contrast_claims",
    "decide_mapping",
    "drop_norm",
    "edit_incident",
    "identify_author",
    "merge_incidents",
    "open_incident",
    "reconcile_claims",
    "record_claim",
    "record_count",
    "record_involvement",
    "record_reply",
    "remove_count",
    "remove_report",
    "share_incident",
    "unmerge_incident",
    "verify_claim",
    "verify_incident",
    "withdraw_involvement",
]
