"""The addresses that a gateway is given; the secret of the gateway stands in them."""

from django.urls import path

from kikao.interfaces.sms.views import receive, told

app_name = "sms"
urlpatterns = [
    path("<str:secret>/receive", receive, name="receive"),
    *(
        path(f"<str:secret>/{state}", told, {"state": state}, name=state)
        for state in ("sent", "delivered", "failed")
    ),
]
