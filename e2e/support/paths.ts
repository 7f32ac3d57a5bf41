import { pages, type PageRoute } from "@/lib/authz/pages";

/** What stands in the variable parts of an address. */
export type Parts = {
  code: string;
  step: string;
  number: string;
  invoiceId: string;
  payoutId: string;
  fileId: string;
  token: string;
};

/** The address of a route of the table, with its parts filled in. */
export function pathOf(route: PageRoute, parts: Parts): string {
  const id = route.includes("/payouts/")
    ? parts.payoutId
    : route.includes("/files/")
      ? parts.fileId
      : parts.invoiceId;
  return route
    .replace("[code]", parts.code)
    .replace("[step]", parts.step)
    .replace("[number]", parts.number)
    .replace("[token]", parts.token)
    .replace("[use]", "second")
    .replace("[role]", "advocate")
    .replace("[id]", id);
}

export const routes = Object.keys(pages) as PageRoute[];

/** Every page and document of one case. */
export const routesOfCase = routes.filter((route) => route.startsWith("/cases/[code]"));
