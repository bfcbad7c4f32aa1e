-- one row per mid-year: the people of an age band who live in the council's area, from the newest upload in use that holds the year
select population.mid_year, population.people, coalesce(population.basis, '')
from population
join upload using (upload_id)
where upload.withdrawn_at is null and not coalesce(upload.excluded, false) and population.people is not null
  and population.age_band = $age_band and (population.council = $council or population.ons_code = $ons_code)
qualify row_number() over (partition by population.mid_year order by population.upload_id desc) = 1
order by population.mid_year
