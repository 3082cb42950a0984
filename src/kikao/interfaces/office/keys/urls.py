"""The addresses of keys."""

from django.urls import path

from kikao.interfaces.office.keys.views import own, papers, passing, readers

urlpatterns = [
    path("", own.overview, name="keys-overview"),
    path("own/renew/", own.renew, name="keys-renew"),
    path("pass-on/<uuid:account_id>/", passing.reshare, name="keys-reshare"),
    path("identities/<uuid:account_id>/ask/", passing.asked, name="keys-passing-ask"),
    path("identities/papers/ask/", passing.asked_for_papers, name="keys-passing-papers"),
    path("identities/<uuid:passing_id>/agree/", passing.agreed, name="keys-passing-agree"),
    path("identities/<uuid:passing_id>/refuse/", passing.refused, name="keys-passing-refuse"),
    path("identities/<uuid:passing_id>/finish/", passing.finished, name="keys-passing-finish"),
    path("papers/print/", papers.printed, name="keys-paper"),
    path("papers/cover/", papers.covered, name="keys-cover"),
    path("ceremony/begin/", papers.begun, name="keys-ceremony-begin"),
    path("ceremony/<uuid:ceremony_id>/", papers.ceremony, name="keys-ceremony"),
    path("ceremony/<uuid:ceremony_id>/file/", papers.carried, name="keys-ceremony-file"),
    path("ceremony/<uuid:ceremony_id>/give-up/", papers.given_up, name="keys-ceremony-end"),
    path("reports/<uuid:report_id>/", readers.of_report, name="keys-report"),
    path("reports/<uuid:report_id>/take/<uuid:account_id>/", readers.from_report, name="keys-report-take"),
    path("incidents/<uuid:incident_id>/", readers.of_incident, name="keys-incident"),
    path(
        "incidents/<uuid:incident_id>/take/<uuid:account_id>/",
        readers.from_incident,
        name="keys-incident-take",
    ),
    path("versions/<uuid:version_id>/", readers.of_version, name="keys-version"),
    path(
        "versions/<uuid:version_id>/take/<uuid:account_id>/", readers.from_version, name="keys-version-take"
    ),
    path("cases/<uuid:case_id>/", readers.of_case, name="keys-case"),
    path("cases/<uuid:case_id>/take/<uuid:account_id>/", readers.from_case, name="keys-case-take"),
]
