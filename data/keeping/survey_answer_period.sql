-- One row: the quarters in which the waves of one upload ended.
select date_trunc('quarter', min(wave_end))::date as first_day,
       (date_trunc('quarter', max(wave_end)) + interval 3 month - interval 1 day)::date as last_day
from survey_answer
where upload_id = $1 and wave_end is not null
