"""Settings, addresses and the WSGI entry of a Kikao installation."""
