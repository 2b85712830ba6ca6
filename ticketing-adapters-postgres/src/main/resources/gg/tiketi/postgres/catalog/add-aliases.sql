insert into alias (normalised, name, group_number, place)
select normalised, name, group_number, place
from unnest(:normalised, :names, :groups) with ordinality as given (normalised, name, group_number, place)
