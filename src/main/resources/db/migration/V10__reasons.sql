-- Why an order was refused or ended, as its state tells it after a restart too.
ALTER TABLE orders ADD COLUMN reason TEXT;
