import { expect, test } from "vitest";
import { ownMailId, readDeliveryStatus } from "@/lib/outbox/delivery-status";

const about = "Reporting-MTA: dns; mx.example.net\nArrival-Date: Tue, 24 Nov 2026 10:00:00 -0600\n";

test.each([
  [
    "as Postfix writes it",
    `${about}\nFinal-Recipient: rfc822; ana@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown`,
    [{ recipient: "ana@example.org", action: "failed", status: "5.1.1" }],
  ],
  [
    "the address before it was passed on counts, lines end as in mail, a value is folded",
    `${about}\nOriginal-Recipient: rfc822;\n <Ana@Example.org>\nFinal-Recipient: rfc822;box@elsewhere.test\nAction: Failed\nStatus: 5.2.2 (mailbox full)`.replaceAll(
      "\n",
      "\r\n",
    ),
    [{ recipient: "ana@example.org", action: "failed", status: "5.2.2" }],
  ],
  [
    "a server that still tries",
    `${about}\nFinal-Recipient: rfc822;ana@example.org\nAction: delayed\nStatus: 4.4.1\nWill-Retry-Until: Thu, 26 Nov 2026`,
    [{ recipient: "ana@example.org", action: "delayed", status: "4.4.1" }],
  ],
  [
    "several recipients, of which one group says too little",
    `${about}\nFinal-Recipient: rfc822;a@x.test\nAction: failed\nStatus: 5.0.0\n\nFinal-Recipient: rfc822;b@x.test\nStatus: 5.1.1\n\nFinal-Recipient: rfc822;c@x.test\nAction: delivered\nStatus: 2.0.0`,
    [
      { recipient: "a@x.test", action: "failed", status: "5.0.0" },
      { recipient: "c@x.test", action: "delivered", status: "2.0.0" },
    ],
  ],
  ["nothing but words", "Your mail could not be delivered.\nStatus: no", []],
  ["an address that is none", `${about}\nFinal-Recipient: rfc822; nobody\nAction: failed\nStatus: 5.1.1`, []],
  ["a status that is none", `${about}\nFinal-Recipient: rfc822; a@x.test\nAction: failed\nStatus: 55.1`, []],
  ["nothing", "", []],
])("%s", (_, part, found) => {
  expect(readDeliveryStatus(part)).toEqual(found);
});

const id = "3fddf785-e760-40b9-8248-9d089c00a3f0";

test.each([
  [`From: x\nMessage-ID: <${id}@portal.example>`, id],
  [`MESSAGE-ID:\r\n <${id}@Portal.Example>\r\nSubject: y`, id],
  [`Message-ID: <${id}@elsewhere.example>`, null],
  ["Message-ID: <anything@portal.example>", null],
  [`Subject: <${id}@portal.example>`, null],
  ["", null],
])("our own mail in %j is %s", (headers, found) => {
  expect(ownMailId(headers, "portal.example")).toBe(found);
});
