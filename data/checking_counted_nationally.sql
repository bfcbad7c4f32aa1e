-- One row per person, measure and group that government considered, its period as days and its group in our words.
select row_number, concat('ascof_', plain_measure) as measure_id,
       case when year_from is not null then make_date(year_from, 4, 1) else period_from end as period_start,
       case when year_from is not null then make_date(year_from + 1, 3, 31) else period_to end as period_end,
       la_person_id as person,
       case when plain_group in ('', 'total', 'all', 'allages') then 'all' when plain_group in ('male', 'female') then 'gender' else 'age_band' end as group_type,
       case when plain_group in ('', 'total', 'all', 'allages') then 'All'
            when plain_group in ('18to64', '1864', '18to64years') then '18 to 64'
            when plain_group in ('65andabove', '65+', '65andover', '65plus', '65yearsandover') then '65 and above'
            else group_name end as group_value,
       -- two measures count people and give no denominator: who is counted was considered
       is_considered or is_counted as in_denominator, is_counted as in_numerator, description as details
from understood
where not is_left_out
order by place
