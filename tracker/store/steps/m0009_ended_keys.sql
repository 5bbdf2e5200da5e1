ALTER TABLE signing_key ADD COLUMN ended TEXT;
