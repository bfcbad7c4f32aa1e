-- One row per submission, kind of event and calendar month of event end, before the month of submission (cld.md 7.1).
create or replace temp table month_of_submission as
select submission.upload_id, submission.submitted_month, nullif(upper(trim(row.event_type)), '') as event_type,
       date_trunc('month', row.event_end_date)::date as month, count(*) as row_count
from submission
join cld_row as row on row.upload_id = submission.upload_id
where row.event_end_date < submission.submitted_month
group by all;
