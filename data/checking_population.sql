-- One row per area, mid-year and age band whose number is known.
select ons_code, case when cassr_code is not null then council_code(cassr_code) end as council, area_name, mid_year::integer as mid_year,
       band.age_band, band.people, basis
from understood
cross join lateral (
    select '18 to 64' as age_band, population_18_64::bigint as people
    union all
    select '65 and above', population_65_plus::bigint
) as band
where not is_left_out and band.people is not null
order by place, band.age_band
