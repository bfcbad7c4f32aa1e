-- one row per date of birth that cannot be read: for the officer who is putting the file right, never for the store
insert into officer_value
select row_number, 'date_of_birth', date_of_birth from given where date_of_birth is not null and birth_year is null;
