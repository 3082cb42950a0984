"""A home of its own for every test run, loaded before the settings are read (pytest -p tests.kit.home)."""

import os
import tempfile
from pathlib import Path

os.environ["KIKAO_HOME"] = tempfile.mkdtemp(prefix="kikao-test-")
os.environ["KIKAO_KDF"] = "light"
os.environ["KIKAO_LANGUAGE"] = "en"  # tests read the source strings; French has tests of its own
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
Path(os.environ["KIKAO_HOME"], "static").mkdir()
