-- The whole table: who gives aliases at the same time waits, and then takes away what was given here. Readers do not wait.
lock table alias in exclusive mode
