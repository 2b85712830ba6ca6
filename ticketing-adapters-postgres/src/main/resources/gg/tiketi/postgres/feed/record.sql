insert into outbox (topic, facts)
values (:topic, cast(:facts as json))
