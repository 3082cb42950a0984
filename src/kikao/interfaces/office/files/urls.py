"""The addresses of files."""

from django.urls import path

from kikao.interfaces.office.files import views

_ONE = "<uuid:file_id>/"

urlpatterns = [
    path("verifier/", views.expert, name="files-verifier"),
    path(_ONE, views.one, name="files-file"),
    path(f"{_ONE}save/", views.saved, name="files-save"),
    path(f"{_ONE}picture/", views.picture, name="files-picture"),
    path(f"{_ONE}check/", views.checked, name="files-check"),
    path(f"{_ONE}hand-over/", views.handed_over, name="files-hand-over"),
    path(f"{_ONE}custody/", views.reported, name="files-custody"),
]
