-- One row per month and team: contacts in all, and those dealt with at the front door. A row whose numbers cannot be used stays as
-- 'left out', without them: its month is then known not to be whole.
select row_number, 'contact' as item, month, team, referrals_total::bigint as count, referrals_front_door::bigint as of_which, 'observed' as status
from understood
where not is_left_out
union all
select row_number, 'left out', month, team, null, null, 'not available'
from understood
where is_left_out and month between date '2010-04-01' and current_date and not is_repeat and place not in (select place from total_row)
order by row_number
