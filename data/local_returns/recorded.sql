-- One row per evaluation that people recorded in the dashboard, in the newest version known on the day of the run; what was taken back is
-- left out. It finished on the day given, else by the day it was first recorded. "decision" is what it led to, null where nothing is said.
create or replace temp table recorded_evaluation as
with version_known as (  -- one row per version of a piece of evidence of the run's council, known on that day
    select evidence.*, min(changed_at) over (partition by record_id) as recorded_at
    from evidence
    join run_setting on run_setting.council = evidence.council and evidence.changed_at::date <= run_setting.as_of
    qualify row_number() over (partition by record_id order by version desc) = 1
)
select record_id, coalesce(try_cast(body ->> '$.finished_on' as date), recorded_at::date) as finished_on,
       nullif(regexp_replace(trim(body ->> '$.led_to'), '\s+', ' ', 'g'), '') as decision,
       try_cast(body ->> '$.decided_on' as date) as decided_on
from version_known
where body ->> '$.kind' = 'evaluation' and state <> 'taken back';

-- One row per month that the record speaks of: from the quarter of the first evaluation or decision in it, to the last month that was over
-- on the day of the run. Before it nobody knows, so there is no nought; a month within it that says nothing had none recorded.
create or replace temp table recorded_month as
select unnest(generate_series(date_trunc('quarter', greatest(first_day, as_of - interval 10 year)), as_of + 1 - interval 1 month, interval 1 month))::date as month
from (
    select min(least(finished_on, coalesce(decided_on, finished_on))) as first_day, any_value(run_setting.as_of) as as_of
    from recorded_evaluation
    cross join run_setting
)
where first_day is not null;

insert into reference_period by name
select 'evidence' as scope, month as reference_start, last_day(month) as reference_end, null::bigint as upload_id, false as tail
from recorded_month;

insert into served_day_range by name
select 'evidence' as scope, min(month) as period_start, last_day(max(month)) as period_end
from recorded_month
having count(*) > 0;
