import { demoAccounts, demoPassword } from "@/prisma/seed/accounts";

export type Announced = { origin: string; inbox: string; logFile: string; seconds: number };

/** Says where to look and who to sign in as. */
export function announce({ origin, inbox, logFile, seconds }: Announced): void {
  const wide = Math.max(...demoAccounts.map((account) => account.email.length));
  const people = demoAccounts.map(
    (account) => `  ${account.email.padEnd(wide)}  ${account.name}, ${account.role}`,
  );
  console.log(
    [
      "",
      `Ready after ${seconds.toFixed(0)} s.`,
      "",
      `  Portal      ${origin}`,
      `  Mail inbox  ${inbox}`,
      `  Log         ${logFile}`,
      "",
      `Sign in as one of these; the password of each is “${demoPassword}”, without the quotation marks`,
      "",
      ...people,
      "",
      "Ctrl-C ends everything. The data stay; `npm run demo -- --fresh` starts over.",
    ].join("\n"),
  );
}
