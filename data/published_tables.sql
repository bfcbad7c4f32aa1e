-- One row per area, year and part of a measure (a rating, say), out of a sheet with one row per area and one column per year and statistic.
insert into given by name
with cell as (  -- one row per printed cell
    from area_row unpivot include nulls (printed for place in (every_figure_column))
)
select cell.row_number, $sheet as sheet, $code as published_code, figure_column.year, figure_column.part,
       trim(cell.c0) as area_code, trim(cell.c1) as area_name, trim(cell.c2) as ons_code,
       max(trim(printed)) filter (where statistic = 'numerator') as numerator,
       max(trim(printed)) filter (where statistic = 'denominator') as denominator,
       max(trim(printed)) filter (where statistic = 'margin of error') as margin_of_error,
       max(trim(printed)) filter (where statistic = 'number of respondents') as number_of_respondents,
       max(trim(printed)) filter (where statistic = 'outcome') as outcome
from cell
join figure_column using (place)
group by all
order by cell.row_number, figure_column.year, figure_column.part
