"""The tool for machines without a network: one file that needs nothing of Kikao, written out by `kikao keys tool`."""

from pathlib import Path

NAME = "kikao_offline.py"


def source() -> bytes:
    """Return the tool as it is carried to a machine without a network."""
    return Path(__file__).with_name("tool.py").read_bytes()
