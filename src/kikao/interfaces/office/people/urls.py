"""The addresses of people."""

from django.urls import path

from kikao.interfaces.office.people.views import first_run, interests, organisations, roles, seats

urlpatterns = [
    path("", seats.seats_list, name="people-seats"),
    path("seats/add/", seats.seat_add, name="people-seat-add"),
    path("seats/<uuid:seat_id>/", seats.seat_page, name="people-seat"),
    path("seats/<uuid:seat_id>/edit/", seats.seat_edit, name="people-seat-edit"),
    path("seats/<uuid:seat_id>/retire/", seats.seat_retire, name="people-seat-retire"),
    path("seats/<uuid:seat_id>/reopen/", seats.seat_reopen, name="people-seat-reopen"),
    path("seats/<uuid:seat_id>/hold/", seats.seat_hold, name="people-seat-hold"),
    path("seats/<uuid:seat_id>/leave/<uuid:holding_id>/", seats.seat_leave, name="people-seat-leave"),
    path("organisations/", organisations.organisations_list, name="people-organisations"),
    path("organisations/add/", organisations.organisation_add, name="people-organisation-add"),
    path(
        "organisations/<uuid:organisation_id>/", organisations.organisation_page, name="people-organisation"
    ),
    path(
        "organisations/<uuid:organisation_id>/edit/",
        organisations.organisation_edit,
        name="people-organisation-edit",
    ),
    path(
        "organisations/<uuid:organisation_id>/retire/",
        organisations.organisation_retire,
        name="people-organisation-retire",
    ),
    path(
        "organisations/<uuid:organisation_id>/restore/",
        organisations.organisation_restore,
        name="people-organisation-restore",
    ),
    path(
        "organisations/<uuid:organisation_id>/tie/",
        organisations.organisation_tie,
        name="people-organisation-tie",
    ),
    path(
        "organisations/<uuid:organisation_id>/untie/<uuid:edge_id>/",
        organisations.organisation_untie,
        name="people-organisation-untie",
    ),
    path(
        "organisations/<uuid:organisation_id>/merge/",
        organisations.organisation_merge,
        name="people-organisation-merge",
    ),
    path(
        "organisations/<uuid:organisation_id>/unmerge/",
        organisations.organisation_unmerge,
        name="people-organisation-unmerge",
    ),
    path("roles/", roles.roles_list, name="people-roles"),
    path("roles/give/", roles.role_give, name="people-role-give"),
    path("roles/<uuid:grant_id>/confirm/", roles.role_confirm, name="people-role-confirm"),
    path("roles/<uuid:grant_id>/end/", roles.role_end, name="people-role-end"),
    path("interests/", interests.interests_list, name="people-interests"),
    path("interests/declare/", interests.interest_declare, name="people-interest-declare"),
    path("interests/note/", interests.interest_note, name="people-interest-note"),
    path(
        "interests/<uuid:interest_id>/withdraw/", interests.interest_withdraw, name="people-interest-withdraw"
    ),
    path("first-run/", first_run.first_run_page, name="people-first-run"),
    path("first-run/paper/", first_run.paper, name="people-paper"),
    path("first-run/letter/seal/", first_run.letter_seal, name="people-letter-seal"),
    path("first-run/letter/open/", first_run.letter_open, name="people-letter-open"),
    path("first-run/open/", first_run.intake_open, name="people-intake-open"),
]
