-- Which installation this database belongs to, and the fingerprints of the secrets its instances sign with.
create table installation (
  only_row boolean primary key default true check (only_row),
  id uuid not null,
  created_at timestamptz not null
);

create table secret_fingerprint (
  fingerprint text primary key,
  recorded_at timestamptz not null
);
