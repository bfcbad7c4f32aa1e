-- One row per published or reported figure.
insert into reported_figure by name
select accepted.*, $upload_id::bigint as upload_id
from accepted;
