-- It takes the place of the key that did not hold them: two would be written at each label.
ALTER TABLE rating_count DROP CONSTRAINT rating_count_pkey, ADD CONSTRAINT rating_count_pkey PRIMARY KEY USING INDEX rating_count_with_n;
