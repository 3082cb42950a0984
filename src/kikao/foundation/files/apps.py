"""Files as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """The store of sealed files, their custody, and the copies made of them."""

    name = "kikao.foundation.files"
    label = "files"

    def ready(self) -> None:
        """Enter what the trail fixes of a file's custody, and what the clock tidies."""
        import_module("kikao.foundation.files.custody")
        import_module("kikao.foundation.files.tidying")
