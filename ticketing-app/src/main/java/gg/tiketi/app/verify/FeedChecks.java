package gg.tiketi.app.verify;

import java.util.List;

/** What must be so of the feed (law L1). Its oldest positions may be forgotten, none in between may be missing. */
final class FeedChecks {
  private FeedChecks() {}

  static final List<Check> ALL = List.of(
      new Check("L1 the positions of the feed have no gap",
          """
          select previous as position_before, position
          from (select position, lag(position) over (order by position) as previous from feed) as positions
          where position <> previous + 1
          """),
      new Check("L1 the feed ends at its head",
          """
          select h.position as head, max(f.position) as last_position
          from feed_head h
          left join feed f on true
          group by h.position
          having coalesce(max(f.position), h.position) <> h.position
          """),
      new Check("L1 the versions of a topic have no gap and end at the last one given",
          """
          select topic, version, previous as version_before, given
          from (
            select f.topic, f.version, t.version as given,
              lag(f.version) over (partition by f.topic order by f.position) as previous,
              lead(f.version) over (partition by f.topic order by f.position) as next
            from feed f
            left join topic_version t on t.topic = f.topic
            where f.topic is not null
          ) as versions
          where version <> previous + 1 or (next is null and given is distinct from version)
          """));
}
