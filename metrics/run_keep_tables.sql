-- The tables of the national method for the current run: one row per scope and event, one per scope and person.
delete from store.event where council = (select council from run_setting);
insert into store.event by name select * from temp.event;
delete from store.person where council = (select council from run_setting);
insert into store.person by name select * from temp.person;
