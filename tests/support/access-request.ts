import { randomUUID } from "node:crypto";

/** What a lawyer says who asks for access, under an address that nobody has. */
export function accessRequest(changes: object = {}) {
  return {
    ...{
      name: "Nora Vance",
      email: `nora.${randomUUID()}@example.test`,
      organizationName: "Vance & Sáenz LLP",
    },
    ...{ membership: "LAWYER", admissions: [{ jurisdiction: "US-IL", number: "6301187" }] },
    ...{ phone: "(312) 555-0142", arrangement: "spanish", heard: "From a colleague", locale: "en" },
    timeZone: "America/Chicago",
    ...changes,
  };
}
