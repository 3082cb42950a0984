"""A home of its own for every test run, loaded before the settings are read (pytest -p tests.kit.home)."""

import atexit
import os
import shutil
import tempfile

_HOME = tempfile.mkdtemp(prefix="kikao-test-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)

os.environ["KIKAO_HOME"] = _HOME
os.environ["KIKAO_KDF"] = "light"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
