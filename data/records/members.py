"""Who may do what: people by the name their sign-in gives (mostly an e-mail address in small letters), and their role."""

from __future__ import annotations

from data.store import Store


def members(store: Store) -> dict[str, str]:
    """The role of everybody ever put on the list; '' for those taken off it."""
    rows = store.rows("select member, arg_max(role, changed_at) from member group by member order by member")
    return {str(member): str(role) for member, role in rows}


def set_member(store: Store, member: str, role: str, by: str = "") -> None:
    """Give somebody a role, or with '' take them off the list; what was before stays in the record."""
    name = member.strip().lower()
    with store.writing() as cursor:
        cursor.execute("insert into member values (?, ?, now()::timestamp, ?)", [name, role, by])
        cursor.execute(
            "insert into audit values (now()::timestamp, ?, ?, ?, ?)", [by, "gave a role" if role else "took a role away", name, role]
        )
