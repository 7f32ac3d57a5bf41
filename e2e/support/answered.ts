import type { Page } from "@playwright/test";

/** Does something that sends a command, and waits until the server answers it: the command is carried out by then. */
export async function answered(page: Page, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => "next-action" in response.request().headers());
  await act();
  await answer;
}
