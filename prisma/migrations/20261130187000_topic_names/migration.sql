-- What people call the topics that were learnt, and what they were called before: a list of {topic, name, former}. Facts are stored by the names under
-- which topics were learnt, so that another name holds at once.
ALTER TABLE topic_model ADD COLUMN names jsonb NOT NULL DEFAULT '[]';
