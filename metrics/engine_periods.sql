-- One row per scope and whole calendar month that uploads wholly serve in that scope's tables.
create or replace temp table served_month as
select scope, month::date as period_start, last_day(month::date) as period_end
from (
    select scope, period_end as served_end,
           unnest(generate_series(date_trunc('month', period_start + interval 1 month - interval 1 day),
                                  period_end::timestamp, interval 1 month)) as month
    from served_day_range
)
where last_day(month::date) <= served_end;

-- One row per period that uploads wholly serve: in the national tables, or with the tail where it ends after the last whole quarter,
-- or in the early ones where it starts before Client Level Data did. A period that is not wholly served has no row, and so no figure.
create or replace temp table known_period as
with month_end as (  -- one row per calendar month that any upload serves a day of
    select distinct period_end as day, date_trunc('month', period_end)::date as month from served_month
),
last_quarter as (  -- one row: the end of the last whole quarter, if there is one
    select max(period_end) as day from served_day_range where scope = 'national'
),
possible as (  -- one row per period that ends with such a month
    select 'month' as period_type, month as period_start, day as period_end from month_end
    union all
    select 'quarter', (month - interval 2 month)::date, day from month_end where month(day) % 3 = 0
    union all
    select 'financial_year', (month - interval 11 month)::date, day from month_end where month(day) = 3
    union all
    select 'rolling_year', (month - interval 11 month)::date, day from month_end
    union all
    select 'snapshot', day, day from month_end
),
scoped as (  -- the same, with the return it rests on and the scope whose tables it reads: a local return is a scope by itself
    select possible.*, 'client_level_data' as reads,
           case when possible.period_start < date '2023-04-01' then 'early'
                when possible.period_end <= last_quarter.day then 'national'
                else 'tail' end as scope
    from possible
    cross join last_quarter
    union all
    select possible.*, local_scope.scope, local_scope.scope
    from possible
    cross join (select distinct scope from served_day_range where scope not in ('early', 'national', 'tail')) as local_scope
)
select scoped.reads, scoped.scope, scoped.period_type, scoped.period_start, scoped.period_end,
       served.period_start as served_from, served.period_end as served_to,
       bool_or(serving.tail) as uses_tail,
       coalesce(array_to_string(list_sort(list(distinct serving.upload_id)), ';'), '') as uploads
from scoped
join served_day_range as served
  on served.scope = scoped.scope
 and served.period_start <= scoped.period_start and served.period_end >= scoped.period_end
join reference_period as serving
  on serving.scope = scoped.scope
 and serving.reference_start <= scoped.period_end and serving.reference_end >= scoped.period_start
group by all;
