insert into scaling_outcome (action_id, kind, code, reason)
select :id, :kind, :code, :reason where exists (select from scaling_action where id = :id)
on conflict (action_id) do nothing
