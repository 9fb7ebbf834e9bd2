-- Ids the venue knew an order by before it was amended, by which it tells of fills that come late; a space between each.
ALTER TABLE orders ADD COLUMN former_ids TEXT;
