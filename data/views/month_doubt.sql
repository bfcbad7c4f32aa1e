/*
One row per scope and month of which the return itself says why it is not settled yet, in words.
*/
select ''::varchar as scope, null::date as month, ''::varchar as says
where false
