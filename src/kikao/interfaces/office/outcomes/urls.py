"""Addresses of outcomes."""

from django.urls import path

from kikao.interfaces.office.outcomes import views

urlpatterns = [
    path("<uuid:case_id>/record/", views.outcomes_record, name="outcomes-record"),
    path("<uuid:case_id>/verify/<uuid:outcome_id>/", views.outcomes_verify, name="outcomes-verify"),
    path("<uuid:case_id>/satisfaction/", views.outcomes_satisfaction, name="outcomes-satisfaction"),
    path("<uuid:case_id>/close/", views.outcomes_close, name="outcomes-close"),
    path("<uuid:case_id>/reopen/", views.outcomes_reopen, name="outcomes-reopen"),
    path("<uuid:case_id>/relapse/", views.outcomes_relapse, name="outcomes-relapse"),
]
