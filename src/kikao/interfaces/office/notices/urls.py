"""Addresses of notices."""

from django.urls import path

from kikao.interfaces.office.notices import phone, views

urlpatterns = [
    path("", views.notices_list, name="notices-list"),
    path("open/", views.notices_open_all, name="notices-open-all"),
    path("<uuid:notice_id>/open/", views.notices_open, name="notices-open"),
    path("alerts/<uuid:alert_id>/take/", views.notices_take, name="notices-take"),
    path("mail/", views.notices_mail, name="notices-mail"),
    path("mail/drop/", views.notices_mail_drop, name="notices-mail-drop"),
    path("phone/", phone.notices_phone, name="notices-phone"),
    path("phone/code/", phone.notices_phone_code, name="notices-phone-code"),
    path("phone/drop/", phone.notices_phone_drop, name="notices-phone-drop"),
    path("duty/", views.notices_duty, name="notices-duty"),
    path("duty/<uuid:turn_id>/end/", views.notices_end_duty, name="notices-end-duty"),
]
