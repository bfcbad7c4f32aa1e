-- One row per month and team: contacts in all, and those dealt with at the front door.
select row_number, 'contact' as item, month, team, referrals_total::bigint as count, referrals_front_door::bigint as of_which, 'observed' as status
from understood
where not is_left_out
order by place
