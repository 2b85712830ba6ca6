package gg.tiketi.app.verify;

import java.util.List;

/**
 * What must be so of the waiting rooms' books (laws W): of the log as it was written, of who has which place in it, and of who was
 * admitted. How a line moved is played again by {@link LineReplay}.
 */
final class QueueChecks {
  private QueueChecks() {}

  static final List<Check> ALL = List.of(
      new Check("W the log of a line has every entry, each hashed with the one before it",
          """
          select event_id, epoch, entry, entry_before, kind, first_number, last_number, account_id
          from (
            select *, lag(entry, 1, 0::bigint) over line as entry_before, lag(hash, 1, ''::bytea) over line as hash_before
            from queue_log
            window line as (partition by event_id, epoch order by entry)
          ) as entries
          where entry <> entry_before + 1 or hash <> sha256(hash_before || convert_to(
            concat_ws(' ', event_id, epoch, entry, (extract(epoch from at) * 1000000)::bigint, kind, first_number,
              last_number, coalesce(account_id::text, '-')), 'UTF8'))
          """),
      new Check("W the log of a line says only what happens in one",
          """
          select event_id, epoch, entry, kind, first_number, last_number, account_id
          from queue_log
          where case
            when kind in ('JOINED', 'ENTERED', 'RESTORED', 'CLAIMED', 'LEFT', 'ENDED', 'REVOKED')
              then first_number < 1 or last_number <> first_number or account_id is null
            when kind = 'MISSED' then first_number < 1 or last_number <> first_number
            when kind in ('CALLED', 'CLEARED') then first_number < 1 or last_number < first_number
            when kind = 'DRAWN' then first_number < 1 or last_number < first_number - 1
            when kind in ('OPENED', 'ALLOWED') then first_number <> 0 or last_number < 0
            else true
          end
          """),
      new Check("W1 a number is of one account",
          """
          select event_id, epoch, number, array_agg(distinct account_id) as accounts
          from (
            select event_id, epoch, first_number as number, account_id from queue_log where account_id is not null
            union all
            select event_id, epoch, number, account_id from queue_admission
          ) as numbers
          group by event_id, epoch, number
          having min(account_id::text) <> max(account_id::text)
          """),
      new Check("W19 as many are in a draw's list as entered until it was closed",
          """
          select d.event_id, d.round, d.entrants, octet_length(d.list) / 32 as listed, entered.count as entered
          from draw d
          cross join lateral (select count(*) from draw_entry e where e.event_id = d.event_id) as entered
          where d.entrants is not null and (d.entrants <> entered.count or octet_length(d.list) <> 32 * d.entrants)
          """),
      // Who went in is not touched when a line is cleared.
      new Check("W2 nobody has two places in a line at once",
          """
          with place as (
            select event_id, epoch, account_id, first_number as number, kind, entry,
              lead(first_number) over person as next_number, lead(entry) over person as next_entry
            from queue_log
            where kind in ('JOINED', 'ENTERED', 'RESTORED')
            window person as (partition by event_id, epoch, account_id order by entry)
          )
          select event_id, epoch, account_id, number, entry, next_number, next_entry
          from place p
          where next_entry is not null
            and not exists (
              select from queue_log g
              where g.event_id = p.event_id and g.epoch = p.epoch and g.first_number = p.number
                and g.kind in ('LEFT', 'MISSED', 'ENDED', 'REVOKED') and g.entry > p.entry and g.entry < p.next_entry)
            and not exists (
              select from queue_log c
              where p.kind <> 'ENTERED' and c.event_id = p.event_id and c.epoch = p.epoch and c.kind = 'CLEARED'
                and p.number between c.first_number and c.last_number and c.entry > p.entry and c.entry < p.next_entry
                and not exists (
                  select from queue_log i
                  where i.event_id = p.event_id and i.epoch = p.epoch and i.first_number = p.number
                    and i.kind = 'CLAIMED' and i.entry < c.entry))
          """),
      // Where nobody may join any more, nobody needs an admission once the line is empty.
      new Check("W15 who was granted seats or tickets of an event with a waiting room had been admitted",
          """
          select r.id as reservation_id, r.event_id, r.account_id, r.created_at
          from reservation r
          join queue_line l on l.event_id = r.event_id
          left join queue_rules q on q.event_id = r.event_id
          where coalesce(q.mode, 'AUTO') not in ('OFF', 'FORCED_OFF') and not exists (
            select from queue_admission a
            where a.event_id = r.event_id and a.account_id = r.account_id
              and a.admitted_at <= r.created_at + interval '1 second')
          """),
      // An admission ends with its stay, on every instance within a second; the clocks of instances agree to within another. What a
      // lost log does not say cannot be held against anybody.
      new Check("W15 who was granted seats or tickets was inside then",
          """
          with ended as (
            select event_id, first_number as number, account_id, min(at) as at
            from queue_log
            where kind in ('ENDED', 'REVOKED')
            group by event_id, first_number, account_id
          ), inside as (
            select a.event_id, a.account_id, min(a.admitted_at) as since, min(e.at) as until
            from queue_admission a
            left join ended e on e.event_id = a.event_id and e.number = a.number and e.account_id = a.account_id
            group by a.event_id, a.account_id, a.number
          )
          select r.id as reservation_id, r.event_id, r.account_id, r.created_at, max(i.until) as inside_until
          from reservation r
          join inside i on i.event_id = r.event_id and i.account_id = r.account_id
          left join queue_rules q on q.event_id = r.event_id
          where coalesce(q.mode, 'AUTO') not in ('OFF', 'FORCED_OFF')
          group by r.id
          having bool_and(coalesce(i.until, 'infinity') < r.created_at - interval '2 seconds'
            or i.since > r.created_at + interval '1 second')
            and bool_or(i.since <= r.created_at + interval '1 second')
          """),
      // The end of an epoch's log may be lost with its line; what happened last may not be written yet; and who was inside when
      // a line began anew is admitted again without a claim.
      new Check("W15 who was admitted had claimed a turn or gone straight in",
          """
          select a.event_id, a.epoch, a.number, a.account_id, a.admitted_at
          from queue_admission a
          left join queue_line l on l.event_id = a.event_id
          left join (
            select event_id, epoch, max(at) as at from queue_log group by event_id, epoch
          ) newest on newest.event_id = a.event_id and newest.epoch = a.epoch
          where a.epoch >= coalesce(l.epoch, 0)
            and a.admitted_at <= coalesce(newest.at - interval '1 second', 'infinity')
            and not exists (
              select from queue_log e
              where e.event_id = a.event_id and e.epoch = a.epoch and e.first_number = a.number
                and e.kind in ('CLAIMED', 'ENTERED'))
            and not exists (
              select from queue_admission b
              where b.event_id = a.event_id and b.number = a.number and b.account_id = a.account_id
                and b.epoch < a.epoch)
          """));
}
