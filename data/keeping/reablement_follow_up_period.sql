-- One row: the whole months of discharge that the rows of one upload reach over; the month the list was made in is not over.
select date_trunc('month', min(discharged_on))::date as first_day,
       case when last_day(max(discharged_on)) < any_value(upload.submitted_at)::date then last_day(max(discharged_on))
            else date_trunc('month', max(discharged_on))::date - 1 end as last_day
from reablement_follow_up as kept
join upload on upload.upload_id = kept.upload_id
where kept.upload_id = $1 and discharged_on is not null
