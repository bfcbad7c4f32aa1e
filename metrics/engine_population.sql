-- One row per period end and age band: the latest mid-year population that is not after it, else the earliest held.
create or replace temp table population_of_year as
with held as (  -- one row per mid-year and age band of the council, from the newest upload in use
    select population.mid_year, population.age_band, population.people, population.basis
    from population
    join upload using (upload_id)
    where upload.withdrawn_at is null and not coalesce(upload.excluded, false) and population.people is not null
      and (population.council = $council or population.ons_code = $ons_code)
    qualify row_number() over (partition by population.mid_year, population.age_band order by population.upload_id desc) = 1
),
with_adults as (  -- the same, with all adults where both bands are held
    select * from held
    union all
    select mid_year, '18 and above', sum(people)::bigint, any_value(basis)
    from held
    where age_band in ('18 to 64', '65 and above')
      and mid_year not in (select mid_year from held where age_band = '18 and above')
    group by mid_year
    having count(*) = 2
),
period_end as (select distinct period_end from known_period)
select period_end.period_end, with_adults.*
from period_end
cross join with_adults
qualify row_number() over (
    partition by period_end.period_end, with_adults.age_band
    order by make_date(with_adults.mid_year, 6, 30) <= period_end.period_end desc,
             case when make_date(with_adults.mid_year, 6, 30) <= period_end.period_end then -with_adults.mid_year
                  else with_adults.mid_year end
) = 1;
