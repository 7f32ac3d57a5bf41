import { join } from "node:path";
import { test } from "../support/browser";
import { axeCases } from "../support/axe-cases";
import { faces } from "../support/axe-states";
import { mailFaces, mailKinds, type MailFaces } from "../support/mail-faces";
import { openMail } from "../support/open-mail";
import { visitor } from "../support/visit";
import { makeMailedWorld } from "../support/world";
import { looks, pictureOf, sheetFolder, writeSheet } from "./sheet";

/** No test: a picture of every page and of every kind of mail, for people to look at. Run by scripts/contact-sheet.ts alone. */
test.describe("contact sheet", () => {
  test.describe.configure({ mode: "default" });

  let visit: ReturnType<typeof visitor>;

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    const world = await makeMailedWorld();
    visit = visitor(world, await axeCases(world));
  });

  for (const face of faces) {
    test(face.name, async ({ browser }) => {
      for (const look of looks()) {
        const { page } = await visit(browser, face, look);
        await page.screenshot({ path: join(sheetFolder, pictureOf(face, look)), fullPage: true });
      }
    });
  }
});

const mails = mailKinds.map((kind) => ({ kind, name: `mail: ${kind}` }));

test.describe("mails", () => {
  test.describe.configure({ mode: "default" });

  let caught: MailFaces;

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    caught = await mailFaces();
  });

  for (const mail of mails) {
    test(mail.name, async ({ browser }) => {
      for (const look of looks()) {
        const page = await openMail(browser, caught[look.locale][mail.kind], look);
        await page.screenshot({ path: join(sheetFolder, pictureOf(mail, look)), fullPage: true });
        await page.close();
      }
    });
  }
});

test.afterAll(() => writeSheet([...faces, ...mails]));
