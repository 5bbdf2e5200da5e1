ALTER TABLE signing_key ADD COLUMN vouched_by TEXT;
ALTER TABLE signing_key ADD COLUMN vouch TEXT;
