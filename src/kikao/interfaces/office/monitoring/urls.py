"""The addresses of monitoring."""

from django.urls import path

from kikao.interfaces.office.monitoring.views import agreements, checks, lists, sites, taking

urlpatterns = [
    path("", lists.slipping_page, name="monitoring-slipping"),
    path("print/", lists.slipping_printed, name="monitoring-slipping-print"),
    path("clocks/", lists.clocks_page, name="monitoring-clocks"),
    path("clocks/set/", lists.clocks_set, name="monitoring-clocks-set"),
    path("checks/", lists.checks_list, name="monitoring-checks"),
    path("checks/<uuid:check_id>/", checks.check_page, name="monitoring-check"),
    path("checks/<uuid:check_id>/assign/", checks.check_assign, name="monitoring-assign"),
    path("checks/<uuid:check_id>/record/", checks.check_record, name="monitoring-record"),
    path("checks/<uuid:check_id>/miss/", checks.check_miss, name="monitoring-miss"),
    path("checks/<uuid:check_id>/cancel/", checks.check_cancel, name="monitoring-cancel"),
    path("results/<uuid:result_id>/correct/", checks.result_correct, name="monitoring-correct"),
    path("plan/case/<uuid:case_id>/", checks.plan_for_case, name="monitoring-plan-case"),
    path("plan/place/<uuid:place_id>/", checks.plan_for_place, name="monitoring-plan-place"),
    path("plan/clause/<uuid:clause_id>/", checks.plan_for_clause, name="monitoring-plan-clause"),
    path("plan/task/<uuid:task_id>/", checks.plan_for_task, name="monitoring-plan-task"),
    path(
        "plan/recommendation/<uuid:recommendation_id>/",
        checks.plan_for_recommendation,
        name="monitoring-plan-recommendation",
    ),
    path("phones/", taking.waiting_list, name="monitoring-waiting"),
    path("phones/<uuid:finding_id>/take/", taking.finding_take, name="monitoring-take"),
    path("phones/sheet/<uuid:submission_id>/", taking.sheet_take, name="monitoring-sheet"),
    path("agreements/<uuid:instrument_id>/", agreements.compliance_page, name="monitoring-compliance"),
    path(
        "agreements/<uuid:instrument_id>/print/",
        agreements.compliance_printed,
        name="monitoring-compliance-print",
    ),
    path(
        "agreements/<uuid:instrument_id>/plan/",
        agreements.compliance_plan,
        name="monitoring-compliance-plan",
    ),
    path("sites/<uuid:place_id>/", sites.site_page, name="monitoring-site"),
    path("sites/<uuid:place_id>/enter/", sites.event_new, name="monitoring-event-new"),
    path("sites/<uuid:place_id>/assess/", sites.need_assess, name="monitoring-assess"),
    path("events/<uuid:event_id>/correct/", sites.event_correct, name="monitoring-event-correct"),
    path("events/<uuid:event_id>/strike/", sites.event_strike, name="monitoring-event-strike"),
    path("needs/", sites.needs_list, name="monitoring-needs"),
    path("needs/print/", sites.needs_printed, name="monitoring-needs-print"),
    path("needs/<uuid:need_id>/", sites.need_page, name="monitoring-need"),
]
