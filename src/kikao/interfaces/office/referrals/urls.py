"""The addresses of referrals."""

from django.urls import path

from kikao.interfaces.office.referrals import acting, views

urlpatterns = [
    path("", views.listed, name="referrals-list"),
    path("case/<uuid:case_id>/", views.of_case, name="referrals-case"),
    path("new/<uuid:case_id>/", acting.new, name="referrals-new"),
    path("<uuid:referral_id>/", views.one, name="referrals-referral"),
    path("<uuid:referral_id>/letter/", views.letter, name="referrals-letter"),
    path("<uuid:referral_id>/answer/", acting.answered, name="referrals-answer"),
    path("<uuid:referral_id>/remind/", acting.reminded, name="referrals-remind"),
    path("<uuid:referral_id>/correct/", acting.corrected, name="referrals-correct"),
    path("<uuid:referral_id>/recall/", acting.recalled, name="referrals-recall"),
]
