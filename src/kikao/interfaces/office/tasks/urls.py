"""Addresses of tasks, task forces and recommendations."""

from django.urls import path

from kikao.interfaces.office.tasks import acting, force, recommendations, views

urlpatterns = [
    path("", views.tasks_list, name="tasks-list"),
    path("mine/", views.tasks_mine, name="tasks-mine"),
    path("overdue/", views.tasks_overdue, name="tasks-overdue"),
    path("new/<uuid:case_id>/", acting.tasks_new, name="tasks-new"),
    path("<uuid:task_id>/", views.tasks_task, name="tasks-task"),
    path("<uuid:task_id>/slip/", views.tasks_slip, name="tasks-slip"),
    path("<uuid:task_id>/change/", acting.tasks_change, name="tasks-change"),
    path("<uuid:task_id>/report/", acting.tasks_report, name="tasks-report"),
    path("<uuid:task_id>/confirm/", acting.tasks_confirm, name="tasks-confirm"),
    path("<uuid:task_id>/send-back/", acting.tasks_send_back, name="tasks-send-back"),
    path("<uuid:task_id>/drop/", acting.tasks_drop, name="tasks-drop"),
    path("force/<uuid:case_id>/join/", force.force_join, name="force-join"),
    path("force/<uuid:case_id>/share/", force.force_share, name="force-share"),
    path("force/<uuid:case_id>/<uuid:member_id>/leave/", force.force_leave, name="force-leave"),
    path("recommendations/", recommendations.recommendations_list, name="recommendations-list"),
    path(
        "recommendations/new/<uuid:case_id>/", recommendations.recommendations_new, name="recommendations-new"
    ),
    path(
        "recommendations/<uuid:recommendation_id>/",
        recommendations.recommendations_one,
        name="recommendations-one",
    ),
    path(
        "recommendations/<uuid:recommendation_id>/move/",
        recommendations.recommendations_move,
        name="recommendations-move",
    ),
]
