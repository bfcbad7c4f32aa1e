"""The returns that councils, hospitals and services make themselves: which upload serves which of their months."""

from data.local_returns.serving import RECORDED, TABLES, ids, serve

__all__ = ["RECORDED", "TABLES", "ids", "serve"]
