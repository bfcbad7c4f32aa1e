"""The national method: Client Level Data submissions turned into the tables that government's own figures come from.

The numbered SQL files are its steps, in order; each creates temporary tables in the caller's cursor, and each says what one row is.
Source: DHSC, ASC-CLD-LA-Dashboard, methods of June 2026 (M1) and after July 2026 (M2).
"""

from data.client_level_data.method import build, reporting_period

__all__ = ["build", "reporting_period"]
