-- Orders that a venue tells of are found by what they are called there, however old.
CREATE INDEX orders_by_venue_client_id ON orders (venue, account, venue_client_order_id);
CREATE INDEX orders_by_order_id ON orders (venue, account, order_id);
