"""The Node that runs the clients of others."""

from tests.clients.node import engine

__all__ = ["engine"]
