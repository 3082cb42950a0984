"""The actors of these tests."""

from tests.registry.actors import group, member, secretary, source, stranger, system

__all__ = ["group", "member", "secretary", "source", "stranger", "system"]
