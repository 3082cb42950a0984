"""The addresses of the public door, each also with its language in front."""

from django.urls import path, re_path

from kikao.interfaces.public.views import apart, front, limits, receipt, report, sealed, worker

app_name = "public"
_SPOKEN = r"^(?P<language>fr|en|sw)/"

urlpatterns = [
    path("", front, name="front"),
    path("report", report, name="report"),
    path("report/apart", apart, name="apart"),
    path("receipt", receipt, name="receipt"),
    path("limits", limits, name="limits"),
    re_path(_SPOKEN + r"$", front, name="front-in"),
    re_path(_SPOKEN + r"report$", report, name="report-in"),
    re_path(_SPOKEN + r"report/apart$", apart, name="apart-in"),
    re_path(_SPOKEN + r"sealed$", sealed, name="sealed-in"),
    re_path(_SPOKEN + r"worker\.js$", worker, name="worker-in"),
    re_path(_SPOKEN + r"receipt$", receipt, name="receipt-in"),
    re_path(_SPOKEN + r"limits$", limits, name="limits-in"),
]
