-- One row per person and discharge, where they were on day 91 in one wording; empty until somebody has checked.
select row_number, person, discharge_date as discharged_on, reablement_start as reablement_started_on, reablement_end as reablement_ended_on,
       age as age_at_discharge, gender_word as gender, status_word as status_day_91, checked_on,
       status_after_reablement_word as status_day_91_after_reablement, intention_word as intention_home,
       equipment_word as equipment_or_assessment_only
from understood
where not is_left_out
order by place
