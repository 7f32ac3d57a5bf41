import { test } from "../support/browser";
import { expectNoViolation } from "../support/axe";
import { looksOf, said } from "../support/looks";
import { mailFaces, mailKinds, type MailFaces } from "../support/mail-faces";
import { openMail } from "../support/open-mail";

/** A mail stands within the page of the program that shows it, which has these of its own. */
const ofTheProgram = ["landmark-one-main", "page-has-heading-one", "region"];

test.describe("mails, as they come", { tag: "@axe" }, () => {
  test.describe.configure({ mode: "default" });

  let faces: MailFaces;

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    faces = await mailFaces();
  });

  for (const [index, kind] of mailKinds.entries()) {
    test(kind, async ({ browser }) => {
      for (const look of looksOf(index)) {
        const page = await openMail(browser, faces[look.locale][kind], look);
        await expectNoViolation(page, `${kind} ${said(look)}`, ofTheProgram);
        await page.close();
      }
    });
  }
});
