-- One row per postcode, sector or district of the lookup, written one way: capitals, one space before the second half.
select area as postcode, any_value(locality order by place) as locality
from understood
where not is_left_out
group by area
order by area
