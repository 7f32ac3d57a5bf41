import { expect, test } from "vitest";
import { eventTypes } from "@/lib/workflow/events";
import { agreementEvents } from "@/lib/workflow/events/agreement";
import { assignmentEvents } from "@/lib/workflow/events/assignment";
import { caseEvents } from "@/lib/workflow/events/cases";
import { evaluationEvents } from "@/lib/workflow/events/evaluation";
import { officeEvents } from "@/lib/workflow/events/office";
import { paymentEvents } from "@/lib/workflow/events/payment";
import { peopleEvents } from "@/lib/workflow/events/people";
import { reviewEvents } from "@/lib/workflow/events/review";

test("no event stands in two areas, where the later one would hide the other", () => {
  const areas = [
    ...[peopleEvents, officeEvents, caseEvents, reviewEvents],
    ...[agreementEvents, assignmentEvents, paymentEvents, evaluationEvents],
  ];
  expect(areas.flatMap((area) => Object.keys(area))).toEqual(eventTypes);
});
