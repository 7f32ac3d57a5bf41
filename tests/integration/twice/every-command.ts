import type { CommandName } from "@/lib/workflow/transitions";
import { accountsFixtures } from "./accounts.fixtures";
import { agreementFixtures } from "./agreement.fixtures";
import { assignmentFixtures } from "./assignment.fixtures";
import { casesFixtures } from "./cases.fixtures";
import { evaluationFixtures } from "./evaluation.fixtures";
import { factorFixtures } from "./factors.fixtures";
import type { Fixture } from "./fixture";
import { noticesFixtures } from "./notices.fixtures";
import { officeFixtures } from "./office.fixtures";
import { organizationFixtures } from "./organizations.fixtures";
import { paymentFixtures } from "./payment.fixtures";
import { peopleFixtures } from "./people.fixtures";
import { reviewFixtures } from "./review.fixtures";

/** A command without a fixture does not compile. Each part has its test file, so that they run side by side. */
export const fixtures = {
  ...accountsFixtures,
  ...peopleFixtures,
  ...officeFixtures,
  ...organizationFixtures,
  ...factorFixtures,
  ...noticesFixtures,
  ...casesFixtures,
  ...reviewFixtures,
  ...agreementFixtures,
  ...assignmentFixtures,
  ...paymentFixtures,
  ...evaluationFixtures,
} satisfies Record<CommandName, Fixture>;
