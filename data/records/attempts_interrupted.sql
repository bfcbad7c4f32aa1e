with
-- one row per load that was begun, with the return its details begin with
began as (
    select subject as name, done_at as began_at, who as "by", split_part(details, ':', 1) as return_id, details
    from audit
    where what = $began
),
-- one row per load that came to an end, with what it kept
ended as (
    select subject as name, details as kept
    from audit
    where what = $ended
),
-- one row per load that kept its rows
through as (
    select began.name, began.return_id, began.began_at
    from began
    join ended on ended.name = began.name
    where ended.kept not in ($nothing, $seen)
)
-- one row per load that did not end, unless a later one of the same return got through
select began.name, began.began_at, coalesce(began."by", ''), began.return_id, substring(began.details, length(began.return_id) + 3)
from began
where not exists (from ended where ended.name = began.name)
    and not exists (from through where through.return_id = began.return_id and through.began_at > began.began_at)
order by began.began_at, began.name
