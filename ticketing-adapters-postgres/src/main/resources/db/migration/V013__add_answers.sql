-- What calls with an idempotency key answered: a reservation with perhaps a refund, or a payment. json, not jsonb: it is
-- only ever read back whole. No index on the end: the oldest rows lie first in the table, where the sweep finds them.
create table answer (
  account_id uuid not null,
  key text not null,
  fingerprint text not null,
  reservation json,
  refund json,
  payment_id uuid,
  expires_at timestamptz not null,
  primary key (account_id, key),
  constraint answer_is_one_thing check ((reservation is null) <> (payment_id is null))
);
