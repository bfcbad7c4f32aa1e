-- One row per share of the council's own that a signed edition of a run up to this one holds and the public may know of, exact, with
-- whether the public sees it.
select exact.edition_id, exact.subject, exact.item, (exact.body->>'$.numerator')::double, (exact.body->>'$.denominator')::double,
    (public.body->>'$.status') <> 'suppressed'
from edition
join edition_item as exact on exact.edition_id = edition.edition_id and exact.kind = 'result'
join edition_item as public
  on public.edition_id = edition.edition_id and public.kind = 'public result' and public.subject = exact.subject and public.item = exact.item
where edition.council = $council and edition.run_id <= $run
    and starts_with(exact.body->>'$.unit', '%')
    and (exact.body->>'$.numerator') is not null and (exact.body->>'$.denominator') is not null
order by 1, 2, 3
