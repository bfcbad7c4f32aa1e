/*
needs = ["discharge", "day_91_follow_up"]

One row per scope and month of which the return itself says why it is not settled yet, in words; "lacks_numbers" where some of its numbers
are not known, so that none counted is not nought.
*/
with discharge_place as (  -- one row per month and hospital that the discharge return speaks of
    select distinct month, place from discharge
),
silent_place as (  -- one row per covered month and hospital that spoke of one of the three months before, and not of it
    select distinct covered.month, earlier.place
    from local_scope_month as covered
    join discharge_place as earlier
      on earlier.month < covered.month and earlier.month >= covered.month - interval 3 month
    where covered.scope = 'discharge_pathways'
      and not exists (from discharge_place as same where same.month = covered.month and same.place = earlier.place)
),
hidden_number as (  -- one row per month with numbers of discharges that are not known
    select activity.month, count(*) as numbers
    from activity
    join serving_month as serving
      on serving.return_id = 'discharge_pathways' and serving.upload_id = activity.upload_id and serving.month = activity.month
     and serving.place = coalesce(activity.place, '')
    where activity.item = 'discharge' and activity.count is null
    group by activity.month
),
lost_row as (  -- one row per return and month of whose totals some could not be kept, in the files that serve the month
    select activity.return_id, activity.month, count(*) as lost
    from activity
    where activity.item = 'left out'
      and exists (
          from serving_month as serving
          where serving.return_id = activity.return_id and serving.upload_id = activity.upload_id and serving.month = activity.month
      )
    group by all
),
pathways_unknown as (  -- one row per month of which the pathway of most discharges is not known: a nought would be no finding
    select month, sum(discharges)::bigint as everyone, coalesce(sum(discharges) filter (left_out = 'pathway_not_known'), 0)::bigint as unknown
    from discharge
    group by month
    having 2 * unknown > everyone
),
cohort as (  -- one row per month, with how many of its people are still to be known of
    select month, count(*) as people, count(*) filter (day_91_to_come) as to_come, count(status) as checked,
           count(*) filter (status is null and not day_91_to_come) as overdue
    from day_91_follow_up
    where is_of_the_month
    group by month
)
select 'discharge_pathways' as scope, month::date as month,
       concat('Without ', string_agg(place, ', ' order by place), ' for ', strftime(month, '%B %Y'),
              ': the return has no rows of it, so the figures are too low.') as says,
       true as lacks_numbers
from silent_place
group by month
union all
select 'discharge_pathways', month,
       concat(numbers, case when numbers = 1 then ' number' else ' numbers' end, ' of discharges of ', strftime(month, '%B %Y'),
              ' cannot be read or are hidden, so the figures are too low.'), true
from hidden_number
union all
select 'discharge_pathways', month,
       concat('The pathway of ', unknown, ' of the ', everyone, ' discharges of ', strftime(month, '%B %Y'), ' is not known.'), false
from pathways_unknown
union all
select covered.scope, covered.month,
       concat(lost, case when lost = 1 then ' row' else ' rows' end, ' of ', strftime(covered.month, '%B %Y'),
              ' could not be kept, so the figures are not of the whole month.'), true
from local_scope_month as covered
join lost_row on lost_row.month = covered.month and lost_row.return_id = regexp_replace(covered.scope, ' .*$', '')
union all
-- measures.md 7.3: published when day 91 has passed for all and at least 95% are checked
select 'reablement_follow_up', month,
       case when people = 1  -- said without its number, which the public may not read
            then concat('The people of ', strftime(month, '%B %Y'),
                        case when to_come > 0 then ' had not reached day 91 when the list was made.' else ' have not been checked.' end)
            else concat('Of the ', people, ' people of ', strftime(month, '%B %Y'), ', ',
                        concat_ws(', and ', case when to_come > 0 then concat(to_come, ' had not reached day 91 when the list was made') end,
                                  case when overdue > 0 then concat(overdue, case when overdue = 1 then ' has' else ' have' end,
                                                                    ' not been checked') end), '.') end, false
from cohort
where to_come > 0 or 100 * checked < 95 * people
union all
-- counted from the end of reablement, people of a list's first months had left hospital in the months before them
select 'reablement_follow_up', covered.month,
       concat('Some whose reablement ended in ', strftime(covered.month, '%B %Y'), ' left hospital before the list begins.'), false
from local_scope_month as covered
where covered.scope = 'reablement_follow_up'
  and (select arg_max(value, set_at) from setting where name = 'home91_clock') = 'reablement_end'
  and (select count(*) from local_scope_month as before
       where before.scope = covered.scope and before.month < covered.month and before.month >= covered.month - interval 3 month) < 3
