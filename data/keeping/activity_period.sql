-- One row: the whole months that the rows of one upload reach over. A file made while its last month was running does not cover that month.
select min(month) as first_day,
       case when last_day(max(month)) < any_value(upload.submitted_at)::date
                or (bool_or(day is null and month = last_month) and last_day(max(month)) = any_value(upload.submitted_at)::date)
            then last_day(max(month))
            else max(month) - 1 end as last_day
from (select *, max(month) over () as last_month from activity where upload_id = $1 and item <> 'left out') as kept
join upload on upload.upload_id = kept.upload_id
where month is not null
