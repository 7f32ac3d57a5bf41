import { expect, test } from "vitest";
import { commandNames } from "@/lib/workflow/transitions";
import { casesFixtures } from "./cases.fixtures";
import { fixtures } from "./every-command";
import { testTwice } from "./twice";

test("every command has its fixture", () => {
  expect(Object.keys(fixtures).sort()).toEqual([...commandNames].sort());
});

testTwice(casesFixtures);
