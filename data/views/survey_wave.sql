/*
One row per survey, audience and wave of the uploads that serve the month it ended in. The rows of a wave, one for each question, all carry
how many were invited and returned: the largest counts.
*/
select answer.survey, coalesce(answer.audience, 'Not recorded') as audience, answer.wave_start, answer.wave_end,
       date_trunc('month', answer.wave_end)::date as month, max(answer.invited) as invited, max(answer.returned) as returned
from survey_answer as answer
join serving_month as serving
  on serving.upload_id = answer.upload_id and serving.month = date_trunc('month', answer.wave_end)::date
where serving.return_id = 'survey_results'
group by answer.survey, answer.audience, answer.wave_start, answer.wave_end
