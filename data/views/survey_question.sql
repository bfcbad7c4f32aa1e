/*
One row per question of one wave of a local survey, of the uploads that serve the month it ended in.
*/
select answer.survey, coalesce(answer.audience, 'Not recorded') as audience,
       coalesce(answer.question_text, answer.question_id, 'Not recorded') as question, date_trunc('month', answer.wave_end)::date as month,
       answer.positive, coalesce(answer.neutral, 0) + coalesce(answer.negative, 0) as others,
       answer.positive is not null and (answer.neutral is not null or answer.negative is not null) as is_known
from survey_answer as answer
join serving_month as serving
  on serving.upload_id = answer.upload_id and serving.month = date_trunc('month', answer.wave_end)::date
where serving.return_id = 'survey_results'
