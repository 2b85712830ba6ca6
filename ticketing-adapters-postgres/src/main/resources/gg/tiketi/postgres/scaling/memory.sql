select memory from scaling_leader where memory is not null
