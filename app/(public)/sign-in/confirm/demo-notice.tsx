import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { demoCode } from "@/lib/people/factors/demo-code";

/** In a demo nobody holds the phone of an invented person: the page says what it would show. */
export async function DemoNotice({ person }: { person: { userId: string; email: string; name: string } }) {
  const [t, shown] = await Promise.all([getTranslations("public.secondStep.demo"), demoCode(person)]);
  if (!shown) return null;
  return (
    <Notice title={t("title")}>
      <p>
        {"code" in shown
          ? t.rich("code", { name: person.name, code: () => <b className="figure">{shown.code}</b> })
          : t("wait", { seconds: shown.inSeconds })}
      </p>
    </Notice>
  );
}
