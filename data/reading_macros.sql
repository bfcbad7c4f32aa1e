-- A text with its spaces as plain ones, and without the marks that nobody sees: of no width, of no break, of the direction of reading. They
-- would make two teams of one name.
create macro without_marks(written) as
    regexp_replace(regexp_replace(written, '[\x{AD}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2064}\x{2066}-\x{2069}\x{FEFF}]', '', 'g'),
                   '[\x{A0}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]', ' ', 'g');

-- The text of a cell: spaces around it gone, null where it is blank or the literal text NULL. Few cells have spaces or letters beyond the plain
-- ones: to look first is faster.
create macro plain_cell(written) as
    case when written like ' %' or written like '% ' then nullif(nullif(trim(written), ''), 'NULL') else nullif(written, 'NULL') end;
create macro cell(written) as
    case when strlen(written) = length(written) then plain_cell(written) else plain_cell(without_marks(written)) end;

-- Dates as councils and spreadsheets write them: 2025-04-01, 1/4/2025, 01-04-2025, 01.04.2025, 1 Apr 2025, 01-April-2025, with or without a time.
-- Never month first. A year of two digits is read only where a century is given; otherwise, as with any date that cannot be, the answer is null.
create macro day_first_date(written, century) as
    case
        when regexp_full_match(written, '[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{4}([ T]+[0-9]{1,2}:.*)?')
            then try_cast(regexp_replace(written, '^([0-9]+)[^0-9]([0-9]+)[^0-9]([0-9]+).*$', '\3-\2-\1') as date)
        when regexp_full_match(written, '[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{2}([ T]+[0-9]{1,2}:.*)?')
            then try_cast(regexp_replace(written, '^([0-9]+)[^0-9]([0-9]+)[^0-9]([0-9]+).*$', century || '\3-\2-\1') as date)
        when regexp_full_match(written, '[0-9]{1,2}[-/. ]?[A-Za-z]{3,9}[-/., ]*[0-9]{4}([ T]+[0-9]{1,2}:.*)?')
            then try_strptime(regexp_replace(written, '^([0-9]+)[^0-9A-Za-z]?([A-Za-z]+)[^0-9A-Za-z]*([0-9]+).*$', '\1 \2 \3'), ['%d %b %Y', '%d %B %Y'])::date
        when regexp_full_match(written, '[0-9]{1,2}[-/. ]?[A-Za-z]{3,9}[-/., ]*[0-9]{2}([ T]+[0-9]{1,2}:.*)?')
            then try_strptime(
                regexp_replace(written, '^([0-9]+)[^0-9A-Za-z]?([A-Za-z]+)[^0-9A-Za-z]*([0-9]+).*$', '\1 \2 ' || century || '\3'), ['%d %b %Y', '%d %B %Y']
            )::date
    end;

create macro date_as_written(written, century) as
    case
        when written is null then null
        when written[5] in ('-', '/') and length(written) <= 10 then try_cast(written as date)
        when written[3] = '/' and written[6] = '/' and length(written) = 10 then try_cast(written[7:10] || '-' || written[4:5] || '-' || written[1:2] as date)
        when written[5] in ('-', '/') then try_cast(regexp_extract(written, '^([0-9/-]+)[ T]+[0-9]{1,2}:[0-9]{2}', 1) as date)
        else day_first_date(written, century)
    end;

-- A date of the calendar: a year 0 is a slip of the keyboard, and neither Python nor a reader knows it.
create macro read_date(written, century) as
    case when date_as_written(written, century) >= date '0001-01-01' then date_as_written(written, century) end;

-- The first day of a month as files write it: 2026-04, 04/2026, Apr 2026, April-26, or any day of it.
create macro read_month(written) as
    case
        when written is null then null
        when regexp_full_match(written, '[0-9]{4}[-/][0-9]{1,2}') then try_cast(replace(written, '/', '-') || '-01' as date)
        when regexp_full_match(written, '[0-9]{1,2}[-/][0-9]{4}')
            then try_cast(regexp_replace(written, '^([0-9]+)[-/]([0-9]+)$', '\2-\1-01') as date)
        when regexp_full_match(written, '[A-Za-z]{3,9}[-/. ,]*[0-9]{4}')
            then try_strptime(regexp_replace(written, '^([A-Za-z]+)[^0-9A-Za-z]*([0-9]+)$', '1 \1 \2'), ['%d %b %Y', '%d %B %Y'])::date
        when regexp_full_match(written, '[A-Za-z]{3,9}[-/. ,]*[0-9]{2}')
            then try_strptime(regexp_replace(written, '^([A-Za-z]+)[^0-9A-Za-z]*([0-9]+)$', '1 \1 20\2'), ['%d %b %Y', '%d %B %Y'])::date
        else date_trunc('month', read_date(written, '20'))::date
    end;

-- A postcode (WA7 9ZZ), sector (WA7 9) or district (WA7) written one way: capitals, one space before the second half; null where it is none.
-- Four characters without a space are a district (WA79), five a sector (WA149).
create macro postcode_area(written) as
    case
        when regexp_full_match(upper(translate(written, concat(' ', chr(160)), '')), '[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}')
            then regexp_replace(upper(translate(written, concat(' ', chr(160)), '')), '(...)$', ' \1')
        when regexp_full_match(upper(trim(written)), '[A-Z]{1,2}[0-9][A-Z0-9]? +[0-9]') then regexp_replace(upper(trim(written)), ' +', ' ')
        when regexp_full_match(upper(trim(written)), '[A-Z]{1,2}[0-9][A-Z0-9]?') then upper(trim(written))
        when regexp_full_match(upper(trim(written)), '[A-Z]{1,2}[0-9][A-Z0-9][0-9]') then regexp_replace(upper(trim(written)), '(.)$', ' \1')
    end;

-- The digits of an NHS number, its spaces and hyphens gone; null where they are not ten.
create macro ten_digits(written) as
    case when regexp_full_match(translate(written, ' -', ''), '[0-9]{10}(\.0+)?') then left(translate(written, ' -', ''), 10) end;

-- Whether ten digits have the check digit of an NHS number; a remainder that asks for 10 can match no digit.
create macro passes_check(digits) as
    (11 - (10 * digits[1]::integer + 9 * digits[2]::integer + 8 * digits[3]::integer + 7 * digits[4]::integer + 6 * digits[5]::integer
         + 5 * digits[6]::integer + 4 * digits[7]::integer + 3 * digits[8]::integer + 2 * digits[9]::integer) % 11) % 11 = digits[10]::integer;

-- A council code as the lookups write it: three digits, lost noughts restored; anything else as it is, in capitals.
create macro council_code(written) as
    case
        when length(written) = 3 and not contains(written, '.') then upper(written)  -- nearly all: to look first is faster
        when regexp_full_match(written, '0*[0-9]{1,3}(\.0*)?') then lpad(ltrim(split_part(written, '.', 1), '0'), 3, '0')
        else upper(written)
    end;

-- A number as people write it: 75100, 75,100, 75 100, £1,200.50. A comma or space anywhere but between thousands is no separator, and the
-- number is not read.
create macro read_number(written) as
    case
        when not contains(written, ',') and not contains(written, ' ') and not contains(written, '£') then try_cast(written as decimal(18, 2))  -- nearly all
        when regexp_full_match(written, '-?£? ?([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,3}( [0-9]{3})+|[0-9]+)(\.[0-9]+)?')
            then try_cast(translate(written, '£, ', '') as decimal(18, 2))
    end;

-- The figure in a printed cell: the first of two ("7.7 (7.6)"), its thousands separators gone; null for a marker.
create macro read_figure(printed) as
    try_cast(translate(regexp_extract(printed,
        '^(-?[0-9]{1,3}([, ][0-9]{3})+(\.[0-9]+)?|-?[0-9][0-9,]*(\.[0-9]+)?)([^0-9 ].*| +[^0-9 ].*)?$', 1), ', ', '') as double);
