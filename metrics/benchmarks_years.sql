-- One row per year end of which published figures are held, newest first: how many measures have one, of all areas.
select period_end, count(distinct measure_id) filter (where value is not null) as measures
from result
where run_id = (select run_id from current_run)
    and group_type = 'all'
    and list_contains($bases, basis)
    and (period_type = 'financial_year' or (period_type = 'snapshot' and month(period_end) = 3 and day(period_end) = 31))
group by period_end
having measures > 0
order by period_end desc
