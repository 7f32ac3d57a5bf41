import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import type { FieldSpec } from "@/components/form/field";
import type { FormTexts } from "@/components/form/form-texts";
import { Section } from "@/components/ui/section";
import type { HandoverView } from "@/lib/cases/handover/queries";
import { liftWall, wallOff } from "../actions";

type Props = { caseId: string; walls: NonNullable<HandoverView["walls"]>; texts: FormTexts };

/** Who of staff must not see this case; whom a director walls off from it now, and whom they let back in. */
export async function Walls({ caseId, walls, texts }: Props) {
  const t = await getTranslations("cases.walls");
  const who = (named: readonly { id: string; name: string }[], label: string): FieldSpec => ({
    ...{ kind: "select", name: "userId", label, required: true },
    options: named.map(({ id, name }) => ({ value: id, label: name })),
  });
  const why = (hint: string): FieldSpec => ({
    ...{ kind: "textarea", name: "reason", label: t("reason"), hint, rows: 3 },
    ...{ required: true, maxLength: 2_000 },
  });
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
            fields={[who(walls.in, t("who")), why(t("reasonHint"))]}
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
        {walls.out.length > 0 ? (
          <CommandForm
            action={liftWall}
            subjectId={caseId}
            operationId={crypto.randomUUID()}
            label={t("lift")}
            fields={[who(walls.out, t("whoOut")), why(t("liftHint"))]}
            submit={t("lift")}
            pending={t("lifting")}
            done={t("lifted")}
            tone="second"
            confirm={{
              ...{ title: t("lift"), body: t("liftBody"), submit: t("lift"), cancel: t("cancel") },
              holdsFields: true,
            }}
            texts={texts}
          />
        ) : null}
      </div>
    </Section>
  );
}
