-- one row per NHS number as the file writes it; none in a return that has no column for it
create temp table nhs_key (nhs_number varchar, digits varchar, hash varchar, passes boolean);
