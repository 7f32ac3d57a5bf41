import type { Prisma } from "./generated/client";

/** A transaction. Below `execute` it is the only way to the database: nothing there can import the client. */
export type Tx = Prisma.TransactionClient;
