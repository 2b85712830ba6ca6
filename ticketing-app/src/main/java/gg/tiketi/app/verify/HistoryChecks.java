package gg.tiketi.app.verify;

import java.util.List;

/**
 * What must be so of the books because somebody was told so. The history's answers stand in three temporary tables: seen_grant
 * (account_id, key, reservation_id, event_id, seats, amount), seen_payment (account_id, key, reservation_id,
 * payment_id, amount, status) and seen_admission (account_id, event_id).
 */
final class HistoryChecks {
  private HistoryChecks() {}

  static final List<Check> ALL = List.of(
      new Check("K1 every hold that somebody was told of is in the books as they were told",
          """
          select g.reservation_id, g.account_id, g.event_id, g.seats, g.amount, r.account_id as of_account, r.total,
            i.seats as seats_in_the_books
          from seen_grant g
          left join reservation r on r.id = g.reservation_id
          left join lateral (
            select array_agg((item->>'seat')::integer order by (item->>'seat')::integer) as seats
            from jsonb_array_elements(r.items) as item
          ) i on true
          where r.id is null or r.account_id <> g.account_id or r.event_id <> g.event_id or r.total <> g.amount
            or i.seats is distinct from g.seats
          """),
      new Check("K1 every payment that somebody was told of is in the books, and its seats are theirs",
          """
          select p.reservation_id, p.payment_id, p.account_id, p.amount, b.status as payment_status, b.captured,
            r.status as reservation_status, coalesce(t.quantity, 0) as live_tickets, r.quantity
          from seen_payment p
          left join payment b on b.id = p.payment_id and b.reservation_id = p.reservation_id
          left join reservation r on r.id = p.reservation_id
          left join (
            select reservation_id, sum(quantity) as quantity from ticket where live group by reservation_id
          ) t on t.reservation_id = p.reservation_id
          where p.status = 'completed' and (
            b.status is distinct from 'COMPLETED' or b.captured is distinct from p.amount
            or r.status is distinct from 'CONFIRMED' or coalesce(t.quantity, 0) is distinct from r.quantity)
            and not (r.status = 'CANCELLED' and exists (select from refund where payment_id = p.payment_id))
          """),
      new Check("K1 everybody who was told that they are inside was admitted",
          """
          select s.account_id, s.event_id
          from seen_admission s
          where not exists (
            select from queue_admission a where a.event_id = s.event_id and a.account_id = s.account_id)
          """),
      new Check("M5 a key had one effect",
          """
          select account_id, key, array_agg(distinct effect) as effects
          from (
            select account_id, key, reservation_id as effect from seen_grant
            union all
            select account_id, key, payment_id from seen_payment where key is not null
          ) as effects
          group by account_id, key
          having count(distinct effect) > 1
          """));
}
