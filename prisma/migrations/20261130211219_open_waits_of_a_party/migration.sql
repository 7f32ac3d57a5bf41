-- Most Waits are closed, and those that are open wait on other parties than those did. PostgreSQL is told, so that it begins at
-- the open ones of a party where it would walk through the open ones of all.
CREATE STATISTICS "Wait_party_while_open" (mcv) ON party, "closedAt" FROM "Wait";
