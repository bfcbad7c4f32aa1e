-- One row: the first and last day that the figures of one upload speak of.
select min(period_start), max(period_end) from reported_figure where upload_id = $1
