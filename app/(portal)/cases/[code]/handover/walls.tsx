import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { Section } from "@/components/ui/section";
import type { HandoverView } from "@/lib/cases/handover/queries";
import { wallOff } from "../actions";

type Props = { caseId: string; walls: NonNullable<HandoverView["walls"]>; texts: FormTexts };

/** Who of staff must not see this case, and whom a director walls off from it now. */
export async function Walls({ caseId, walls, texts }: Props) {
  const t = await getTranslations("cases.walls");
  return (
    <Section title={t("title")}>
      <div className="stack handover">
        <p>
          {walls.out.length > 0
            ? t("out", { names: walls.out.map(({ name }) => name).join(", ") })
            : t("nobody")}
        </p>
        {walls.in.length > 0 ? (
          <CommandForm
            action={wallOff}
            subjectId={caseId}
            operationId={crypto.randomUUID()}
            fields={[
              {
                ...{ kind: "select", name: "userId", label: t("who"), required: true },
                options: walls.in.map(({ id, name }) => ({ value: id, label: name })),
              },
              {
                ...{ kind: "textarea", name: "reason", label: t("reason"), hint: t("reasonHint"), rows: 3 },
                ...{ required: true, maxLength: 2_000 },
              },
            ]}
            submit={t("wallOff")}
            pending={t("pending")}
            done={t("done")}
            tone="danger"
            confirm={{
              ...{ title: t("wallOff"), body: t("body"), submit: t("wallOff"), cancel: t("cancel") },
              holdsFields: true,
            }}
            texts={texts}
          />
        ) : null}
      </div>
    </Section>
  );
}
