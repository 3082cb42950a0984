"""The addresses of cases."""

from django.urls import path

from kikao.interfaces.office.cases.views import (
    around,
    describing,
    filing,
    joining,
    moving,
    reading,
    register,
    tabling,
)

_ONE = "<uuid:case_id>/"

urlpatterns = [
    path("", register.listed, name="cases-list"),
    path("export/", register.exported, name="cases-export"),
    path("table/", tabling.tabled, name="cases-table"),
    path(_ONE, reading.one, name="cases-case"),
    path(f"{_ONE}told/", reading.told, name="cases-told"),
    path(f"{_ONE}edit/", describing.edited, name="cases-edit"),
    path(f"{_ONE}check/", describing.checked, name="cases-check"),
    path(f"{_ONE}facts/", describing.corrected, name="cases-facts"),
    path(f"{_ONE}move/", moving.moved, name="cases-move"),
    path(f"{_ONE}incidents/", joining.attached, name="cases-attach"),
    path(f"{_ONE}incidents/<uuid:incident_id>/remove/", joining.detached, name="cases-detach"),
    path(f"{_ONE}links/", joining.linked, name="cases-link"),
    path(f"{_ONE}parties/", around.party_added, name="cases-party"),
    path(f"{_ONE}parties/<uuid:party_id>/remove/", around.party_removed, name="cases-party-remove"),
    path(f"{_ONE}forums/", around.forum_added, name="cases-forum"),
    path(f"{_ONE}refusals/", around.refusal_recorded, name="cases-refusal"),
    path(f"{_ONE}files/", filing.files, name="cases-files"),
    path(f"{_ONE}files/<uuid:file_id>/release/", filing.released, name="cases-file-release"),
    path(
        f"{_ONE}files/released/<uuid:file_release_id>/withdraw/",
        filing.withdrawn,
        name="cases-file-withdraw",
    ),
    path(f"{_ONE}risks/", around.risk_noted, name="cases-risk"),
    path(f"{_ONE}risks/<uuid:risk_id>/lapse/", around.risk_lapsed, name="cases-risk-lapse"),
]
