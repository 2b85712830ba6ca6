-- A small sale whose books are right: four seats of which two are sold, one is held and one came back; and ten tickets of
-- a type of which two are sold and one is held. Ids tell what they are: e = event, a = account, r = reservation,
-- c = payment, f = refund.
insert into seat_layout (id, name, description, sections, features)
values ('11111111-0000-0000-0000-000000000000', 'tiny', '',
  '[{"name": "A", "rows": 2, "seatsPerRow": 2, "price": 1000, "startRow": 1}]', '{}');

insert into event (id, title, description, artist_name, venue, address, poster_image_url, starts_at, zone, opens_at,
  closes_at, currency, layout_id, max_per_person, hold_micros, cancel_fee, leave_no_orphans, created_at, hidden,
  search_text, artist_text, address_text, min_price, max_price)
select id, 'Sale', '', '', 'Hall', '', '', now() + interval '30 days', 'Asia/Seoul', now() - interval '1 day',
  now() + interval '1 day', 'KRW', layout, 4, 300000000, 100, false, now() - interval '2 days', false, '', '', '', 500, 1000
from (values
  ('eeeeeeee-0000-0000-0000-000000000001'::uuid, '11111111-0000-0000-0000-000000000000'::uuid),
  ('eeeeeeee-0000-0000-0000-000000000002'::uuid, null)) as events (id, layout);

insert into ticket_type (id, event_id, name, description, price)
values ('22222222-0000-0000-0000-000000000000', 'eeeeeeee-0000-0000-0000-000000000002', 'Standing', '', 500);
insert into stock (ticket_type_id, event_id, held, sold, total)
values ('22222222-0000-0000-0000-000000000000', 'eeeeeeee-0000-0000-0000-000000000002', 1, 2, 10);

insert into reservation (id, number, event_id, account_id, status, items, quantity, total, currency, created_at,
  expires_at, changed_at, payment_method, payment_status)
select ('aaaaaaaa-0000-0000-0000-00000000000' || n)::uuid, 'TK' || n,
  ('eeeeeeee-0000-0000-0000-00000000000' || event)::uuid, ('acacacac-0000-0000-0000-00000000000' || n)::uuid, status,
  items::jsonb, quantity, total, 'KRW', now() - interval '2 minutes', now() + interval '3 minutes', now(),
  case when paid is not null then 'TOSS' end, paid
from (values
  (1, 1, 'CONFIRMED', '[{"seat": 0, "section": "A", "row": 1, "number": 1, "price": 1000},
                        {"seat": 1, "section": "A", "row": 1, "number": 2, "price": 1000}]', 2, 2000, 'COMPLETED'),
  (2, 1, 'PENDING', '[{"seat": 2, "section": "A", "row": 2, "number": 1, "price": 1000}]', 1, 1000, null),
  (3, 1, 'CANCELLED', '[{"seat": 3, "section": "A", "row": 2, "number": 2, "price": 1000}]', 1, 1000, 'REFUNDED'),
  (4, 2, 'CONFIRMED', '[{"type": "22222222-0000-0000-0000-000000000000", "name": "Standing", "quantity": 2,
                         "price": 500}]', 2, 1000, 'COMPLETED'),
  (5, 2, 'PENDING', '[{"type": "22222222-0000-0000-0000-000000000000", "name": "Standing", "quantity": 1,
                       "price": 500}]', 1, 500, null)) as reservations (n, event, status, items, quantity, total, paid);

insert into seat (event_id, seat_no, status, reservation_id, locked_until, version)
select 'eeeeeeee-0000-0000-0000-000000000001', seat_no, status, reservation_id, locked_until, 1
from (values
  (0, 2, 'aaaaaaaa-0000-0000-0000-000000000001'::uuid, null),
  (1, 2, 'aaaaaaaa-0000-0000-0000-000000000001', null),
  (2, 1, 'aaaaaaaa-0000-0000-0000-000000000002',
    (select expires_at from reservation where id = 'aaaaaaaa-0000-0000-0000-000000000002')),
  (3, 0, null, null)) as seats (seat_no, status, reservation_id, locked_until);

insert into quota (event_id, account_id, owned, cap)
select event_id, account_id, case when status in ('PENDING', 'CONFIRMED') then quantity else 0 end, 4 from reservation;

insert into ticket (reservation_id, event_id, seat_no, ticket_type_id, quantity, unit_price, currency, live, sold_at,
  ended_at)
values
  ('aaaaaaaa-0000-0000-0000-000000000001', 'eeeeeeee-0000-0000-0000-000000000001', 0, null, 1, 1000, 'KRW', true, now(), null),
  ('aaaaaaaa-0000-0000-0000-000000000001', 'eeeeeeee-0000-0000-0000-000000000001', 1, null, 1, 1000, 'KRW', true, now(), null),
  ('aaaaaaaa-0000-0000-0000-000000000003', 'eeeeeeee-0000-0000-0000-000000000001', 3, null, 1, 1000, 'KRW', false, now(), now()),
  ('aaaaaaaa-0000-0000-0000-000000000004', 'eeeeeeee-0000-0000-0000-000000000002', null,
    '22222222-0000-0000-0000-000000000000', 2, 500, 'KRW', true, now(), null);

insert into payment (id, reservation_id, event_id, account_id, method, amount, currency, status, created_at, decided_at,
  captured, refunded, look_up_at, pause_millis)
select ('cccccccc-0000-0000-0000-00000000000' || right(r.id::text, 1))::uuid, r.id, r.event_id, r.account_id, 'TOSS',
  r.total, 'KRW', r.payment_status, now() - interval '90 seconds', now() - interval '89 seconds', r.total,
  case r.payment_status when 'REFUNDED' then r.total - 100 else 0 end, now(), 5000
from reservation r
where r.payment_status is not null;

insert into simulated_charge (payment_id, amount, currency, captured, decided_at)
select id, amount, currency, true, decided_at from payment;

insert into refund (id, payment_id, reservation_id, amount, currency, cause, status, created_at, completed_at, send_at,
  pause_millis)
values ('ffffffff-0000-0000-0000-000000000003', 'cccccccc-0000-0000-0000-000000000003',
  'aaaaaaaa-0000-0000-0000-000000000003', 900, 'KRW', 'CANCELLED', 'COMPLETED', now() - interval '80 seconds', now(),
  now(), 1000);
insert into simulated_refund (refund_id, payment_id, amount, currency)
values ('ffffffff-0000-0000-0000-000000000003', 'cccccccc-0000-0000-0000-000000000003', 900, 'KRW');

insert into answer (account_id, key, fingerprint, reservation, payment_id, expires_at)
select account_id, 'hold', 'fingerprint', json_build_object('id', id), null, now() + interval '1 day' from reservation
union all
select account_id, 'pay', 'fingerprint', null, id, now() + interval '1 day' from payment;

insert into topic_version (topic, version)
values ('eeeeeeee-0000-0000-0000-000000000001', 3), ('eeeeeeee-0000-0000-0000-000000000002', 1);
insert into feed (position, topic, version, facts)
values
  (2, 'eeeeeeee-0000-0000-0000-000000000001', 1, '[]'), (3, 'eeeeeeee-0000-0000-0000-000000000002', 1, '[]'),
  (4, 'eeeeeeee-0000-0000-0000-000000000001', 2, '[]'), (5, null, 0, '[]'),
  (6, 'eeeeeeee-0000-0000-0000-000000000001', 3, '[]');
update feed_head set position = 6;
