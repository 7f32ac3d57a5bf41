import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Empty, Section } from "@/components/ui/section";
import { handoverView } from "@/lib/cases/handover/queries";
import { pageActor } from "@/lib/web/page";
import { assignFacilitator, changeLead } from "../actions";
import { CoCounsel } from "./counsel";
import { Walls } from "./walls";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** Who has the case, and who takes it over: rare, so it has a page of its own and costs the others nothing. */
export default async function HandoverPage({ params }: Props) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]/handover", `/cases/${code}/handover`);
  const view = await handoverView(actor, code);
  if (!view) notFound();
  const { facts, people, facilitators, lawyers } = view;
  const [t, texts] = await Promise.all([getTranslations("cases.handover"), formTexts()]);
  const options = (named: readonly { id: string; name: string }[]) =>
    named.map(({ id, name }) => ({ value: id, label: name }));
  const base = { subjectId: facts.id, texts, tone: "second" } as const;
  const mayTake = facilitators.some(({ id }) => id === actor.userId);
  return (
    <>
      <Section title={t("title")} first>
        <div className="stack handover">
          <p>{t("now", { facilitator: people.facilitator ?? t("nobody"), lead: people.lead })}</p>
          {facilitators.length + lawyers.length === 0 ? <Empty title={t("nobodyElse")} /> : null}
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
      </Section>
      <CoCounsel
        caseId={facts.id}
        reader={{ id: actor.userId, timeZone: actor.timeZone }}
        counsel={view.counsel}
        texts={texts}
      />
      {view.walls ? <Walls caseId={facts.id} walls={view.walls} texts={texts} /> : null}
    </>
  );
}
