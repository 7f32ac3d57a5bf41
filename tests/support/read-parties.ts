import { openPeople } from "@/lib/cases/people";
import { closeDb, db } from "@/lib/db/client";

/** Prints the names of the people of the case named by its code, as a process with its own keys reads them. */
async function main(): Promise<void> {
  const people = await db().person.findMany({
    where: { case: { code: process.argv[2] ?? "" } },
    orderBy: { position: "asc" },
  });
  console.log(JSON.stringify((await openPeople(db(), people)).map(({ name }) => name).sort()));
}

void main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .then(closeDb);
