-- One row per row of a local return that counts towards a month, with what it can tell of people.
create or replace temp view told_row as
select upload_id, month, coalesce(place, '') as place, day is not null as is_single, person is not null as names_a_person,
       person is not null or people is not null as tells_people
from activity
where item <> 'left out'
union all
select upload_id, date_trunc('month', discharged_on)::date, '', true, true, true from reablement_follow_up
union all
select upload_id, date_trunc('month', wave_end)::date, '', true, false, false from survey_answer;

-- One row per upload of a local return in use, with the period it covers: as vouched for, else as its rows tell.
create or replace temp table local_upload as
select upload.upload_id, upload.return_id, upload.submitted_at,
       -- months whose rows were purged are not known any more: they had some
       greatest(coalesce(upload.given_start, upload.derived_start),
                (select max(older_than) from purge where purge.upload_id = upload.upload_id)) as period_start,
       coalesce(upload.given_end, upload.derived_end) as period_end
from upload
join run_setting on run_setting.council = upload.council
where list_contains($returns::varchar[], upload.return_id) and upload.withdrawn_at is null and not coalesce(upload.excluded, false)
  and upload.submitted_at::date <= run_setting.as_of;

-- One row per such upload and whole month that it covers. A list of single people or events covers the months between its first and its
-- last, events or none; monthly totals cover the months that they name: one that is missing is not known to be nought, whatever period
-- somebody vouches for. A month that was not over when the file was made is not covered (a survey's wave is over when it ends).
create or replace temp table covered_month as
select upload_id, return_id, submitted_at, month::date as month
from (
    select *, unnest(generate_series(date_trunc('month', period_start + interval 1 month - interval 1 day), period_end::timestamp,
                                     interval 1 month)) as month
    from local_upload
) as spanned
where last_day(month::date) <= period_end
  and (return_id = 'survey_results' or last_day(month::date) <= submitted_at::date)
  and (
      exists (from told_row as single where single.upload_id = spanned.upload_id and single.is_single)
      or exists (from told_row as total where total.upload_id = spanned.upload_id and total.month = spanned.month::date)
  );

-- One row per such upload, month and place (a hospital; '' where the return names none) that it has rows of, with whether each names its person.
create or replace temp table told_month as
select covered.upload_id, covered.return_id, covered.submitted_at, covered.month, told.place, bool_and(told.names_a_person) as by_person,
       bool_and(told.tells_people) as tells_people
from told_row as told
join covered_month as covered on covered.upload_id = told.upload_id and covered.month = told.month
group by all;

-- One row per return, month, place and the upload whose rows count: none that a newer file of the month speaks for.
create or replace temp table serving_month as
select told.return_id, told.upload_id, told.month, told.place, told.by_person, told.tells_people
from told_month as told
where not exists (
    from covered_month as newer
    where newer.return_id = told.return_id and newer.month = told.month
      and (newer.submitted_at, newer.upload_id) > (told.submitted_at, told.upload_id)
      and (
          told.place = ''
          or not exists (from told_month as any_row where any_row.upload_id = newer.upload_id and any_row.month = newer.month)
          or exists (
              from told_month as same_place
              where same_place.upload_id = newer.upload_id and same_place.month = newer.month and lower(same_place.place) in ('', lower(told.place))
          )
      )
);

-- One row per scope and covered month: the return itself; where every row names its person; where every row names or counts people; and of
-- referrals, where the file that counts names a team of the front door at all: else none from the front door is not known to be nought.
create or replace temp table local_scope_month as
select distinct return_id as scope, month from covered_month
union all
select concat(return_id, ' by person'), month
from (select distinct return_id, month from covered_month) as covered
where not exists (
    from serving_month as serving
    where serving.return_id = covered.return_id and serving.month = covered.month and not serving.by_person
)
union all
select concat(return_id, ' people'), month
from (select distinct return_id, month from covered_month) as covered
where not exists (
    from serving_month as serving
    where serving.return_id = covered.return_id and serving.month = covered.month and not serving.tells_people
)
union all
select 'community_referrals front door', month
from (
    select upload_id, month from covered_month where return_id = 'community_referrals'
    qualify row_number() over (partition by month order by submitted_at desc, upload_id desc) = 1
) as newest
where exists (from activity where activity.upload_id = newest.upload_id and activity.team in ('Initial Assessment Team', 'Contact Centre'));

insert into reference_period by name
select scope_month.scope, scope_month.month as reference_start, last_day(scope_month.month) as reference_end,
       covered.upload_id, false as tail
from local_scope_month as scope_month
join covered_month as covered on covered.month = scope_month.month and covered.return_id = regexp_replace(scope_month.scope, ' .*$', '')
-- those whose rows count, and the newest where a month is covered by no row at all
where exists (
    from serving_month as serving
    where serving.upload_id = covered.upload_id and serving.month = covered.month
) or not exists (
    from covered_month as newer
    where newer.return_id = covered.return_id and newer.month = covered.month
      and (newer.submitted_at, newer.upload_id) > (covered.submitted_at, covered.upload_id)
);

insert into served_day_range by name
with marked as (  -- one row per scope and month, marked where a new stretch starts
    select scope, month, coalesce(month > lag(month) over (partition by scope order by month) + interval 1 month, true) as opens
    from local_scope_month
),
numbered as (
    select scope, month, sum(opens::integer) over (partition by scope order by month) as stretch_number from marked
)
select scope, min(month) as period_start, last_day(max(month)) as period_end
from numbered
group by scope, stretch_number;
