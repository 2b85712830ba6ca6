delete from alias
