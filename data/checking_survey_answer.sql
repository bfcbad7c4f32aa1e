-- One row per question of one wave of a local survey.
select row_number, survey, coalesce(audience_word, audience) as audience, wave_start, wave_end, invited::bigint as invited, returned::bigint as returned,
       question_id, question_text, positive::bigint as positive, neutral::bigint as neutral, negative::bigint as negative, free_text_themes as themes
from understood
where not is_left_out
order by place
