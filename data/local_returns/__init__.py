"""The returns that councils, hospitals and services make themselves: which upload serves which of their months."""

from data.local_returns.serving import TABLES, ids, serve

__all__ = ["TABLES", "ids", "serve"]
