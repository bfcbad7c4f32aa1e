-- One row per referral (count 1), or per month, team and sort of service. Teams, sorts and outcomes in one wording each. A total whose
-- numbers cannot be used stays as 'left out', without them: its month is then known not to be whole.
select row_number, 'community referral' as item,
       case when shape = 'referrals' then date_trunc('month', referral_date)::date else month end as month,
       case when shape = 'referrals' then referral_date end as day,
       case when shape = 'referrals' then person_key end as person,
       team_word as team, service_name as service, commissioned_word as commissioned, outcome_word as outcome,
       case when shape = 'referrals' then 1 else referrals end::bigint as count,
       case when shape = 'referrals' then null else people end::bigint as people,
       'observed' as status
from understood
where not is_left_out
union all
select row_number, 'left out', month, null, null, team_word, service_name, commissioned_word, null, null, null, 'not available'
from understood
where is_left_out and shape = 'monthly totals' and month between date '2010-04-01' and current_date and not is_repeat and place not in (select place from total_row)
order by row_number
