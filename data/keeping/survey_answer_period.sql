-- One row: the quarters in which the waves of one upload ended. The quarter the file was made in is not over.
select date_trunc('quarter', min(wave_end))::date as first_day,
       case when date_trunc('quarter', max(wave_end)) + interval 3 month <= any_value(upload.submitted_at)
            then (date_trunc('quarter', max(wave_end)) + interval 3 month - interval 1 day)::date
            else date_trunc('quarter', max(wave_end))::date - 1 end as last_day
from survey_answer as kept
join upload on upload.upload_id = kept.upload_id
where kept.upload_id = $1 and wave_end is not null
