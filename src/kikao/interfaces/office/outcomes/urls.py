"""Addresses of outcomes."""

from django.urls import path

from kikao.interfaces.office.outcomes import flags, holding, learning, views

urlpatterns = [
    path("flags/", flags.flags_list, name="outcomes-flags"),
    path("flags/<uuid:flag_id>/", flags.flag_one, name="outcomes-flag"),
    path("flags/<uuid:flag_id>/judge/", flags.flag_judge, name="outcomes-judge"),
    path("flags/<uuid:flag_id>/reverse/", flags.flag_reverse, name="outcomes-reverse"),
    path("recurrences/", flags.recurring, name="outcomes-recurrences"),
    path("lessons/", learning.outcomes_lessons, name="outcomes-lessons"),
    path("lessons/<uuid:lesson_id>/share/", learning.lesson_share, name="outcomes-share"),
    path("lessons/<uuid:lesson_id>/strike/", learning.lesson_strike, name="outcomes-strike-lesson"),
    path(
        "contributions/<uuid:contribution_id>/strike/",
        learning.contribution_strike,
        name="outcomes-strike-contribution",
    ),
    path("measures/<uuid:measure_id>/verify/", holding.measure_verify, name="outcomes-verify-measure"),
    path("measures/<uuid:measure_id>/posting/", holding.measure_posting, name="outcomes-posting"),
    path("measures/<uuid:measure_id>/strike/", holding.measure_strike, name="outcomes-strike-measure"),
    path("<uuid:case_id>/", learning.outcomes_case, name="outcomes-case"),
    path("<uuid:case_id>/measure/", holding.measure_new, name="outcomes-measure"),
    path("<uuid:case_id>/contribution/", learning.contribution_new, name="outcomes-contribution"),
    path("<uuid:case_id>/lesson/", learning.lesson_new, name="outcomes-lesson"),
    path("<uuid:case_id>/record/", views.outcomes_record, name="outcomes-record"),
    path("<uuid:case_id>/verify/<uuid:outcome_id>/", views.outcomes_verify, name="outcomes-verify"),
    path("<uuid:case_id>/satisfaction/", views.outcomes_satisfaction, name="outcomes-satisfaction"),
    path("<uuid:case_id>/close/", views.outcomes_close, name="outcomes-close"),
    path("<uuid:case_id>/reopen/", views.outcomes_reopen, name="outcomes-reopen"),
    path("<uuid:case_id>/relapse/", views.outcomes_relapse, name="outcomes-relapse"),
]
