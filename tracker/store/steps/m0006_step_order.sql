ALTER TABLE goal_step ADD COLUMN position INTEGER CHECK (position > 0);
