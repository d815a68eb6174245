-- A confirmed order is owed whether or not its ERP is heard of again: what was reserved for it counts on until the ERP next
-- says what the account owes, at most until `kept_until`. A report about the account that does not name the order clears
-- `kept_until`: the reservation is over by its own time again. An order that is asked about once more keeps `kept_until`, and is
-- confirmed anew.
alter table order_reservations add column confirmed_at timestamptz;
alter table order_reservations add column kept_until timestamptz;
