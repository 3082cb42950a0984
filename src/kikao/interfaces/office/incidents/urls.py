"""The addresses of incidents."""

from django.urls import path

from kikao.interfaces.office.incidents.views import (
    accusing,
    claiming,
    filing,
    judging,
    reading,
    searching,
    telling,
)

_ONE = "<uuid:incident_id>/"

urlpatterns = [
    path("", reading.listed, name="incidents-list"),
    path("open/", telling.opened, name="incidents-open"),
    path("search/", searching.searched, name="incidents-search"),
    path(_ONE, reading.one, name="incidents-incident"),
    path(f"{_ONE}words/", reading.words, name="incidents-words"),
    path(f"{_ONE}files/", filing.files, name="incidents-files"),
    path(f"{_ONE}facts/", telling.edited, name="incidents-facts"),
    path(f"{_ONE}title/", telling.title_checked, name="incidents-title"),
    path(f"{_ONE}categories/", telling.categorised, name="incidents-categories"),
    path(f"{_ONE}severity/", telling.graded, name="incidents-severity"),
    path(f"{_ONE}reports/", telling.report_added, name="incidents-report"),
    path(f"{_ONE}reports/<uuid:link_id>/remove/", telling.report_removed, name="incidents-report-remove"),
    path(f"{_ONE}involved/", accusing.involved, name="incidents-involve"),
    path(f"{_ONE}involved/<uuid:involvement_id>/identify/", accusing.identified, name="incidents-identify"),
    path(f"{_ONE}involved/<uuid:involvement_id>/withdraw/", accusing.withdrawn, name="incidents-withdraw"),
    path(f"{_ONE}counts/", accusing.counted, name="incidents-count"),
    path(f"{_ONE}counts/<uuid:count_id>/remove/", accusing.uncounted, name="incidents-count-remove"),
    path(f"{_ONE}claims/", claiming.claimed, name="incidents-claim"),
    path(f"{_ONE}claims/<uuid:claim_id>/verify/", claiming.claim_verified, name="incidents-claim-verify"),
    path(f"{_ONE}claims/<uuid:claim_id>/contradicts/", claiming.contrasted, name="incidents-contrast"),
    path(f"{_ONE}claims/<uuid:claim_id>/reconcile/", claiming.reconciled, name="incidents-reconcile"),
    path(f"{_ONE}replies/", claiming.replied, name="incidents-reply"),
    path(f"{_ONE}verification/", judging.verified, name="incidents-verify"),
    path(f"{_ONE}standards/", judging.standards, name="incidents-standards"),
    path(f"{_ONE}standards/<uuid:mapping_id>/", judging.mapping_decided, name="incidents-mapping"),
    path(f"{_ONE}norms/", judging.norm_cited, name="incidents-norm"),
    path(f"{_ONE}norms/<uuid:norm_id>/drop/", judging.norm_dropped, name="incidents-norm-drop"),
    path(f"{_ONE}merge/", judging.merged, name="incidents-merge"),
    path(f"{_ONE}separate/", judging.separated, name="incidents-separate"),
    path(f"{_ONE}share/", judging.shared, name="incidents-share"),
]
