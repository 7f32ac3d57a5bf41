import type { UserActor } from "@/lib/authz/actor";
import type { Relation } from "@/lib/authz/policy";
import type { CaseFacts } from "@/lib/authz/scope";
import { parsePlainDate } from "@/lib/dates";
import type { ContractFacts, VersionFacts } from "@/lib/stages/agreement/facts";
import { contractHash, type ContractContent } from "@/lib/templates/canonical-text";
import type { ContractFigures } from "@/lib/templates/figures";
import { contractText } from "@/lib/templates/texts/contract";
import type { DecideContext } from "@/lib/workflow/define";

type Figures = Partial<Omit<ContractFigures, "endsOn"> & { endsOn: string }>;

/** An invented contract, as it might be opened. */
export function content({ endsOn = "2027-05-23", ...figures }: Figures = {}): ContractContent {
  return {
    code: "CF-2026-0051",
    figures: {
      currency: "USD",
      billRateMinor: 6500,
      payRateMinor: 5200,
      feeBasisPoints: 1000,
      capMinutes: 2400,
      capExpensesMinor: 90000,
      startsOn: parsePlainDate("2026-11-24"),
      payerId: "11111111-1111-4111-8111-111111111111",
      ...figures,
      endsOn: parsePlainDate(endsOn),
    },
    body: {
      parties: {
        advocate: "Rebecca Lindqvist",
        advocateAddress: "feminine",
        organization: "Lakeside Workers’ Law Project",
        defender: "Marta Elena Sajché López",
        defenderAddress: "feminine",
        practice: "Bufete Sajché",
        payer: "Lakeside Workers’ Law Project",
      },
      scope: [
        {
          kind: "interview",
          words: "Interview two co-workers",
          wordsEs: "Entrevistar a dos compañeros",
          deadline: "2027-01-08",
        },
        { kind: "obtain_record", words: "Obtain the file", wordsEs: "Obtener el expediente", deadline: null },
      ],
      instructions: "",
      instructionsEs: "",
      clauses: contractText.map((clause) => ({ ...clause })),
    },
  };
}

export function versionOf(text: ContractContent, number = 1): VersionFacts {
  const { figures, body } = text;
  return {
    id: `00000000-0000-4000-8000-00000000000${number}`,
    number,
    figures,
    body,
    hash: contractHash(text),
  };
}

export function contractFacts(change: Partial<ContractFacts> = {}): ContractFacts {
  return {
    id: "22222222-2222-4222-8222-222222222222",
    state: "negotiating",
    defenderId: "33333333-3333-4333-8333-333333333333",
    round: 1,
    current: versionOf(content()),
    approved: [],
    signed: [],
    signBy: new Date("2026-12-09T16:12:00Z"),
    ...change,
  };
}

const actor: UserActor = {
  kind: "user",
  userId: "44444444-4444-4444-8444-444444444444",
  name: "Rebecca Lindqvist",
  email: "rebecca@example.test",
  locale: "en",
  timeZone: "America/Chicago",
  address: "neutral",
  staffRoles: [],
  memberships: [],
  defenderId: null,
  sessionId: "55555555-5555-4555-8555-555555555555",
  provenAt: null,
};

/** Who acts, as what, and when. */
export function acting(as: Relation[], facts: Partial<CaseFacts> = {}): DecideContext {
  let count = 0;
  return {
    now: new Date("2026-11-25T16:12:00Z"),
    actor,
    subjectId: "66666666-6666-4666-8666-666666666666",
    case: {
      id: "66666666-6666-4666-8666-666666666666",
      code: "CF-2026-0051",
      nickname: "Cedar road",
      kind: "wage_theft",
      status: "negotiating",
      endedStage: null,
      organizationId: "11111111-1111-4111-8111-111111111111",
      leadId: actor.userId,
      facilitatorId: actor.userId,
      defenderId: "33333333-3333-4333-8333-333333333333",
      country: "GT",
      region: "",
      currency: "USD",
      keyId: "77777777-7777-4777-8777-777777777777",
      partiesVersion: 1,
      statusAt: new Date(0),
      statusBy: null,
      heldBy: null,
      openedAt: new Date(0),
      workDoneAt: null,
      relations: as,
      ...facts,
    },
    newId: () => `99999999-9999-4999-8999-99999999999${(count += 1)}`,
  };
}

/** The code with which a rule refused; fails when it did not. */
export function refusedWith(decide: () => unknown): string {
  try {
    decide();
  } catch (error) {
    if (error instanceof Error && "code" in error) return String(error.code);
    throw error;
  }
  throw new Error("It was not refused");
}
