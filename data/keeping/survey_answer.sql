-- One row per question of one wave of a local survey.
insert into survey_answer by name
select accepted.*, $upload_id::bigint as upload_id, $council as council
from accepted;
