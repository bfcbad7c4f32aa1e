/*
One row per evaluation recorded in the dashboard that had finished, with the decision it led to. Where several evaluations led to one
decision, "is_first" marks the first of them.
*/
select record_id, finished_on, decision, decided_on,
       row_number() over (partition by lower(decision), decided_on order by record_id) = 1 as is_first
from recorded_evaluation
