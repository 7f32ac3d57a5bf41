import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Details } from "@/components/ui/section";
import type { UserActor } from "@/lib/authz/actor";
import type { FrameView } from "@/lib/cases/frame/queries";
import { handoverView } from "@/lib/cases/handover/queries";
import { assignFacilitator, changeLead } from "./actions";

type Props = { actor: UserActor; view: FrameView };

/** Who has the case is changed below every page of it, behind details: it is rare, and moves nothing else. */
export async function Handover({ actor, view: { facts, may, people } }: Props) {
  const { facilitators, lawyers } = await handoverView(facts, may);
  if (facilitators.length === 0 && lawyers.length === 0) return null;
  const [t, texts] = await Promise.all([getTranslations("cases.handover"), formTexts()]);
  const options = (named: readonly { id: string; name: string }[]) =>
    named.map(({ id, name }) => ({ value: id, label: name }));
  const base = { subjectId: facts.id, texts, tone: "second" } as const;
  const mayTake = facilitators.some(({ id }) => id === actor.userId);
  return (
    <div className="section">
      <Details summary={t("title")}>
        <div className="stack">
          {mayTake ? (
            <CommandForm
              {...base}
              action={assignFacilitator}
              operationId={randomUUID()}
              hidden={{ facilitatorId: actor.userId, instead: facts.facilitatorId }}
              submit={people.facilitator ? t("take", { name: people.facilitator }) : t("takeFirst")}
              pending={t("taking")}
              done={t("taken")}
            />
          ) : null}
          {facilitators.length > 0 ? (
            <CommandForm
              {...base}
              action={assignFacilitator}
              operationId={randomUUID()}
              hidden={{ instead: facts.facilitatorId }}
              fields={[
                {
                  ...{ kind: "select", name: "facilitatorId", label: t("facilitator"), required: true },
                  options: options(facilitators),
                },
              ]}
              submit={t("give")}
              pending={t("giving")}
              done={t("given")}
            />
          ) : null}
          {lawyers.length > 0 ? (
            <CommandForm
              {...base}
              action={changeLead}
              operationId={randomUUID()}
              hidden={{ instead: facts.leadId }}
              fields={[
                {
                  ...{ kind: "select", name: "leadId", label: t("lead"), required: true },
                  options: options(lawyers),
                },
              ]}
              submit={t("changeLead")}
              pending={t("changing")}
              done={t("changed")}
              {...(facts.relations.includes("lead") ? { next: "/dashboard" } : {})}
              confirm={{
                title: t("changeLead"),
                body: t("changeLeadBody", { name: people.lead }),
                submit: t("changeLead"),
                cancel: t("cancel"),
                holdsFields: true,
              }}
            />
          ) : null}
        </div>
      </Details>
    </div>
  );
}
