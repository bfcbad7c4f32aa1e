-- Every row below k rows passed over stands k rows further down the file.
update given
set row_number = given.row_number + moved.places
from (
    select kept.place, passed.places
    from (select rowid as place from given) as kept
    asof join (
        select first_after, max(places) as places
        from (select first_after, row_number() over (order by first_after) as places from (select unnest($first_after::bigint[]) as first_after))
        group by first_after
    ) as passed on kept.place >= passed.first_after
) as moved
where moved.place = given.rowid
