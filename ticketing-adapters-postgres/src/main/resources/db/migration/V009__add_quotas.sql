-- What each person holds and owns of each event. cap is the limit under which the last grant was made: the organiser may
-- lower the limit later, but no grant ever gets past it. Rows stay at 0, so this is also everybody who ever bought.
create table quota (
  event_id uuid not null,
  account_id uuid not null,
  owned integer not null check (owned >= 0),
  cap integer not null,
  primary key (event_id, account_id),
  constraint quota_within_the_limit check (owned <= cap)
) with (fillfactor = 80);
