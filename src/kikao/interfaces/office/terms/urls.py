"""The addresses of the code lists."""

from django.urls import path

from kikao.interfaces.office.terms import views

urlpatterns = [
    path("", views.terms_lists, name="terms-lists"),
    path("<slug:list_name>/", views.terms_list, name="terms-list"),
    path("<slug:list_name>/add/", views.terms_add, name="terms-add"),
    path("words/<uuid:term_id>/edit/", views.terms_edit, name="terms-edit"),
    path("words/<uuid:term_id>/retire/", views.terms_retire, name="terms-retire"),
    path("words/<uuid:term_id>/restore/", views.terms_restore, name="terms-restore"),
]
