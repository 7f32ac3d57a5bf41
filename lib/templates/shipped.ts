import type { Context } from "@/lib/workflow/define";
import { execute } from "@/lib/workflow/execute";
import type { TemplateClause } from "./clause";
import { templateCommands } from "./commands";
import { templateIds, templateKinds, type TemplateKind } from "./subject";
import { advocateAgreementText } from "./texts/advocate-agreement";
import { contractText } from "./texts/contract";
import { networkTermsText } from "./texts/network-terms";

/** The texts that come with the portal, to be published (and first reviewed by counsel) by a director. */
export const shippedTemplates: Record<TemplateKind, TemplateClause[]> = {
  ADVOCATE_AGREEMENT: advocateAgreementText,
  CONTRACT: contractText,
  NETWORK_TERMS: networkTermsText,
};

/** Publishes every shipped text; a second time it does nothing. For a demo and for tests: elsewhere a director publishes. */
export async function publishShippedTemplates(context: Pick<Context, "actor" | "now">): Promise<void> {
  for (const kind of templateKinds) {
    await execute(
      { ...context, operationId: `publish-shipped:${kind}` },
      templateCommands.publishTemplate,
      templateIds[kind],
      { kind, material: true, clauses: shippedTemplates[kind] },
    );
  }
}
