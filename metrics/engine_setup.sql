-- Words that the nouns and measures share, and the switches of the front door. Ages as DHSC counts them (cld.md 7.9).
create or replace temp macro age_band_at(birth, on_day) as
    case when birth is null then 'Unknown'
         -- whole days divided by 365.25 and rounded down: 6,574 days are 17 years and 6,575 are 18
         when date_diff('day', birth, on_day) < 6575 then 'Under 18'
         when date_diff('day', birth, on_day) < 23742 then '18 to 64'  -- 23,741 days are 64 years, 23,742 are 65
         else '65 and above' end;

create or replace temp macro setting_words(setting_rank) as
    case setting_rank when 1 then 'Nursing care' when 2 then 'Residential care' when 3 then 'Community: direct payment'
         when 4 then 'Community: managed personal budget' when 5 then 'Community: commissioned support'
         when 6 then 'Community: mechanism not recorded' else 'Prison' end;

create or replace temp table front_door_outcome (outcome varchar, way varchar, in_denominator boolean);

-- one row: the council's switches, as last set
create or replace temp table front_door_setting as
select coalesce(arg_max(value, set_at) filter (name = 'front_door_carers') = 'on', false) as carers_count,
       coalesce(arg_max(value, set_at) filter (name = 'front_door_short_term_help_is_resolved') = 'on', false)
           as short_term_help_is_resolved
from setting;
