-- One row per scope and submission that serves it: the dates it serves (cld.md 7.2, joined tables).
-- Scope 'national' is the whole quarters from April 2023; 'tail' adds the whole months after them that the newest submission
-- covers; 'early' is the quarters before April 2023 that an officer vouched for, and those to June 2024: the last rolling year that
-- starts before April 2023 ends in February 2024, and what follows it is looked at for 91 days. So a baseline stands still.
-- A period is worked out in one scope only, so that neither addition can reach the national figures through person details,
-- closing or de-duplication.
create or replace temp table served_quarter_choice as
with walked_quarter as (  -- one row per quarter that any submission could serve
    select quarter::date as period_start, (quarter + interval 3 month - interval 1 day)::date as period_end
    from (
        select unnest(generate_series(date_trunc('quarter', min(period_start)), max(period_end)::timestamp, interval 3 month)) as quarter
        from reporting_period
    )
),
choice as (  -- one row per quarter: the latest submission that covers it and came after it
    select walked_quarter.period_start, walked_quarter.period_end, reporting_period.upload_id
    from walked_quarter
    join reporting_period
      on reporting_period.period_start <= walked_quarter.period_start
     and reporting_period.period_end >= walked_quarter.period_end
     and reporting_period.submitted_at > walked_quarter.period_end
    join submission using (upload_id)
    -- national history starts in April 2023; anything older only where an officer vouched for the file's period
    where walked_quarter.period_start >= date '2023-04-01' or submission.given_start is not null
    qualify row_number() over (
        partition by walked_quarter.period_start order by reporting_period.submitted_at desc, reporting_period.upload_id desc
    ) = 1
)
select period_start, period_end, upload_id, period_start < date '2023-04-01' as early
from choice;

create or replace temp table tail_choice as
with last_quarter as (  -- one row: the end of the last whole quarter served, if there is one
    select max(period_end) as period_end from served_quarter_choice
),
newest as (  -- one row: the newest submission that goes on after the last whole quarter
    select upload_id, reporting_period.period_start, reporting_period.period_end, submitted_at
    from reporting_period
    cross join last_quarter
    where reporting_period.period_end > coalesce(last_quarter.period_end, date '0001-01-01')
    order by submitted_at desc, upload_id desc
    limit 1
),
whole_months as (  -- one row: the whole months it covers, ended before it was made
    select upload_id,
           date_trunc('month', period_start + interval 1 month - interval 1 day)::date as first_day,
           least(date_trunc('month', period_end + interval 1 day), date_trunc('month', submitted_at))::date - 1 as last_day
    from newest
)
select whole_months.upload_id,
       case when last_quarter.period_end is null then whole_months.first_day else last_quarter.period_end + 1 end as period_start,
       whole_months.last_day as period_end
from whole_months
cross join last_quarter
where (last_quarter.period_end is null and whole_months.first_day <= whole_months.last_day)
   or (whole_months.first_day <= last_quarter.period_end + 1 and whole_months.last_day > last_quarter.period_end);

create or replace temp table reference_period as
with scoped_quarter as (  -- one row per scope and quarter
    select 'national' as scope, period_start, period_end, upload_id from served_quarter_choice where not early
    union all
    select 'tail', period_start, period_end, upload_id from served_quarter_choice where not early and exists (from tail_choice)
    union all
    select 'early', period_start, period_end, upload_id from served_quarter_choice
    where period_end <= date '2024-06-30' and exists (from served_quarter_choice where early)
)
select scope, min(period_start) as reference_start, max(period_end) as reference_end, upload_id, false as tail
from scoped_quarter
group by scope, upload_id
union all
select 'tail', period_start, period_end, upload_id, true
from tail_choice;

-- One row per scope and unbroken stretch of days that uploads wholly serve.
create or replace temp table served_day_range as
with stretch as (  -- one row per scope and served quarter or tail
    select distinct scope, choice.period_start, choice.period_end
    from served_quarter_choice as choice
    join (select distinct scope from reference_period)
      on case when scope = 'early' then choice.period_end <= date '2024-06-30' else not choice.early end
    union all
    select 'tail', period_start, period_end from tail_choice
),
marked as (  -- the same, marked where a new stretch starts
    select scope, period_start, period_end,
           coalesce(period_start > lag(period_end) over (partition by scope order by period_start) + 1, true) as opens
    from stretch
),
numbered as (
    select scope, period_start, period_end, sum(opens::integer) over (partition by scope order by period_start) as stretch_number
    from marked
)
select scope, min(period_start) as period_start, max(period_end) as period_end
from numbered
group by scope, stretch_number;
