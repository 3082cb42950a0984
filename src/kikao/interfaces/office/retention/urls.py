"""Addresses of retention."""

from django.urls import path

from kikao.interfaces.office.retention import views

urlpatterns = [
    path("", views.plan_page, name="retention-plan"),
    path("draw/", views.plan_draw, name="retention-draw"),
    path("start/", views.plan_start, name="retention-start"),
    path("waiting/", views.waiting_page, name="retention-waiting"),
    path("call-off/", views.plan_call_off, name="retention-call-off"),
    path("confirm/", views.plan_confirm, name="retention-confirm"),
    path("erased/", views.erased_page, name="retention-erased"),
    path("certificate/<uuid:certificate_id>/", views.certificate_page, name="retention-certificate"),
    path("holds/", views.holds_page, name="retention-holds"),
    path("holds/place/", views.hold_place, name="retention-hold-place"),
    path("holds/<uuid:hold_id>/", views.hold_page, name="retention-hold"),
    path("holds/<uuid:hold_id>/ask/", views.hold_ask, name="retention-hold-ask"),
    path("holds/<uuid:hold_id>/lift/", views.hold_lift, name="retention-hold-lift"),
    path("holds/<uuid:hold_id>/keep/", views.hold_keep, name="retention-hold-keep"),
    path("periods/", views.periods_page, name="retention-periods"),
    path("periods/propose/", views.period_propose, name="retention-period-propose"),
    path("periods/<uuid:period_id>/confirm/", views.period_confirm, name="retention-period-confirm"),
    path("periods/<uuid:period_id>/refuse/", views.period_refuse, name="retention-period-refuse"),
]
