update scaling_leader
set memory = cast(:memory as jsonb), last_sizing = coalesce(:lastSizing, last_sizing)
