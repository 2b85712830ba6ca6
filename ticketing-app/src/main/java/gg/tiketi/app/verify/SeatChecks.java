package gg.tiketi.app.verify;

import java.util.List;

/** What must be so of seats, stock, tickets and who may have how many (laws S). */
final class SeatChecks {
  private SeatChecks() {}

  static final List<Check> ALL = List.of(
      new Check("S1 every seat of an event's layout has its row, and no other",
          """
          select e.id as event_id, l.seats as seats_of_the_layout, count(s.seat_no) as rows, min(s.seat_no), max(s.seat_no)
          from event e
          join lateral (
            select sum((section->>'rows')::integer * (section->>'seatsPerRow')::integer) as seats
            from seat_layout, jsonb_array_elements(sections) as section
            where id = e.layout_id
          ) l on true
          left join seat s on s.event_id = e.id
          where e.layout_id is not null
          group by e.id, l.seats
          having count(s.seat_no) <> l.seats or min(s.seat_no) <> 0 or max(s.seat_no) <> l.seats - 1
          """),
      new Check("S2 no seat has two live tickets",
          """
          select event_id, seat_no, count(*) as live_tickets, array_agg(reservation_id) as reservations
          from ticket
          where live and seat_no is not null
          group by event_id, seat_no
          having count(*) > 1
          """),
      new Check("S3 every reserved seat has the live ticket of its reservation",
          """
          select s.event_id, s.seat_no, s.reservation_id
          from seat s
          where s.status = 2 and not exists (
            select from ticket t
            where t.live and t.event_id = s.event_id and t.seat_no = s.seat_no and t.reservation_id = s.reservation_id)
          """),
      new Check("S3 every live ticket for a seat has that seat reserved for it",
          """
          select t.id as ticket_id, t.event_id, t.seat_no, t.reservation_id, s.status, s.reservation_id as seat_is_of
          from ticket t
          left join seat s on s.event_id = t.event_id and s.seat_no = t.seat_no
          where t.live and t.seat_no is not null
            and (s.status is distinct from 2 or s.reservation_id is distinct from t.reservation_id)
          """),
      new Check("S3 a locked seat belongs to a pending reservation that lists it, until the same instant",
          """
          select s.event_id, s.seat_no, s.reservation_id, r.status, s.locked_until, r.expires_at
          from seat s
          left join reservation r on r.id = s.reservation_id
          where s.status = 1 and (
            r.status is distinct from 'PENDING' or r.event_id <> s.event_id or r.expires_at <> s.locked_until
            or not exists (
              select from jsonb_array_elements(r.items) as item where (item->>'seat')::integer = s.seat_no))
          """),
      new Check("S4 a pending reservation holds all its seats",
          """
          select r.id as reservation_id, (item->>'seat')::integer as seat_no, s.status, s.reservation_id as seat_is_of
          from reservation r
          cross join lateral jsonb_array_elements(r.items) as item
          left join seat s on s.event_id = r.event_id and s.seat_no = (item->>'seat')::integer
          where r.status = 'PENDING' and item ? 'seat'
            and (s.status is distinct from 1 or s.reservation_id is distinct from r.id)
          """),
      new Check("S4 a confirmed reservation has a live ticket for each of its items, and nothing else has live tickets",
          """
          select r.id as reservation_id, r.status, r.quantity, coalesce(t.live, 0) as live_tickets
          from reservation r
          left join (
            select reservation_id, sum(quantity) as live from ticket where live group by reservation_id
          ) t on t.reservation_id = r.id
          where coalesce(t.live, 0) <> case r.status when 'CONFIRMED' then r.quantity else 0 end
          """),
      new Check("S4 a reservation's number of tickets and total follow from its items",
          """
          select r.id as reservation_id, r.quantity, i.quantity as of_items, r.total, i.total as total_of_items
          from reservation r
          cross join lateral (
            select
              sum(coalesce((item->>'quantity')::integer, 1)) as quantity,
              sum(coalesce((item->>'quantity')::integer, 1) * (item->>'price')::bigint) as total
            from jsonb_array_elements(r.items) as item
          ) i
          where i.quantity is distinct from r.quantity or i.total is distinct from r.total
          """),
      new Check("S5 a stock counts exactly what is held and sold of its ticket type, within its total",
          """
          select k.ticket_type_id, k.held, h.quantity as held_by_reservations, k.sold, t.quantity as live_tickets, k.total
          from stock k
          cross join lateral (
            select coalesce(sum((item->>'quantity')::integer), 0) as quantity
            from reservation r, jsonb_array_elements(r.items) as item
            where r.event_id = k.event_id and r.status = 'PENDING' and item->>'type' = k.ticket_type_id::text
          ) h
          cross join lateral (
            select coalesce(sum(quantity), 0) as quantity
            from ticket where ticket_type_id = k.ticket_type_id and live
          ) t
          where k.held <> h.quantity or k.sold <> t.quantity or k.held < 0 or k.sold < 0 or k.held + k.sold > k.total
          """),
      new Check("S6 nobody holds and owns more than was the limit at their last grant, and the count is right",
          """
          select
            coalesce(q.event_id, r.event_id) as event_id, coalesce(q.account_id, r.account_id) as account_id,
            q.owned, q.cap, coalesce(r.quantity, 0) as of_reservations
          from quota q
          full join (
            select event_id, account_id, sum(quantity) as quantity
            from reservation
            where status in ('PENDING', 'CONFIRMED')
            group by event_id, account_id
          ) r on r.event_id = q.event_id and r.account_id = q.account_id
          where q.owned is distinct from coalesce(r.quantity, 0) or q.owned > q.cap
          """),
      new Check("S9 no hold lives longer than twenty minutes",
          """
          select id as reservation_id, created_at, expires_at
          from reservation
          where expires_at > created_at + interval '20 minutes'
          """),
      new Check("S11 nothing is granted outside the sale, or after the event was cancelled",
          """
          select r.id as reservation_id, r.created_at, e.opens_at, e.closes_at, e.cancelled_at
          from reservation r
          join event e on e.id = r.event_id
          where r.created_at < e.opens_at or r.created_at >= e.closes_at or r.created_at > e.cancelled_at
          """),
      new Check("S12 a seat's price is that of its section",
          """
          select r.id as reservation_id, item
          from reservation r
          join event e on e.id = r.event_id
          join seat_layout l on l.id = e.layout_id
          cross join lateral jsonb_array_elements(r.items) as item
          where item ? 'seat' and not exists (
            select from jsonb_array_elements(l.sections) as section
            where section->>'name' = item->>'section' and (section->>'price')::bigint = (item->>'price')::bigint)
          """),
      new Check("S12 a ticket's price is the one frozen in its reservation",
          """
          select t.id as ticket_id, t.reservation_id, t.seat_no, t.ticket_type_id, t.unit_price, t.currency, r.items
          from ticket t
          join reservation r on r.id = t.reservation_id
          where t.event_id <> r.event_id or t.currency <> r.currency or not exists (
            select from jsonb_array_elements(r.items) as item
            where (item->>'price')::bigint = t.unit_price
              and coalesce((item->>'quantity')::integer, 1) = t.quantity
              and ((item->>'seat')::integer = t.seat_no or item->>'type' = t.ticket_type_id::text))
          """));
}
