-- Version 3: what was paid for attempts of a trial that gave no output. Null where no call is known.

ALTER TABLE trial ADD COLUMN lost_usd TEXT;        -- US dollars as a decimal number
ALTER TABLE trial ADD COLUMN lost_calls INTEGER;   -- calls whose price is unknown
