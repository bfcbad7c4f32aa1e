-- One row per service, directory entry or grant. A grant is for all of its time, and ends with its months where no last day is given.
select row_number, service, description, target_group, life_stage, level, provider, commissioner, commissioned_word as commissioned, category,
       funding_source, coalesce(arrangement, case when shape = 'grants' then 'Grant' end) as arrangement,
       value::decimal(18, 2) as value, coalesce(value_period, case when shape = 'grants' then 'whole grant' end) as value_period,
       first_day as starts_on,
       case when duration is null or (duration between 0 and 600 and duration = floor(duration)) then last_day_of_it else ends_on end as ends_on,
       review_on, area, nullif(concat_ws(', ', address, postcode), '') as address, nullif(concat_ws('; ', telephone, email), '') as contact, website,
       case when regexp_full_match(lower(measures), '[a-z][a-z0-9_]*( *[;,] *[a-z][a-z0-9_]*)*')
            then regexp_replace(lower(measures), ' *[;,] *', ';', 'g') else measures end as measures
from understood
where not is_left_out
order by place
