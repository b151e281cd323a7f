ALTER TABLE example_mark VALIDATE CONSTRAINT example_mark_run;
