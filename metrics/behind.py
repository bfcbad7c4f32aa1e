"""Whether figures wait for their next run: writing down an evaluation moves no figure at once, since working all of them out takes a while.

They are worked out again with the next load, and by the first visit of a day (`pages/beginning.py`).
"""

from __future__ import annotations

from data.store import Store

WAITING = """
-- one row: whether an evaluation was recorded, changed or taken back since the current figures were begun
select max(evidence.changed_at) > any_value(run.started_at)
from current_run
join run on run.run_id = current_run.run_id
cross join evidence
where evidence.body ->> '$.kind' = 'evaluation'
"""


def evaluations_wait(store: Store) -> bool:
    """Whether an evaluation was recorded since the figures shown were worked out; no where there are no figures yet."""
    return bool(store.rows(WAITING)[0][0])
