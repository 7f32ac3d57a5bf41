import { Tabs } from "@/components/ui/navigation";
import type { AgreementView, ShownVersion } from "@/lib/stages/agreement/queries";
import { hrefTo, shortHash, type AgreementWords, type Shown } from "./words";

type Props = {
  view: AgreementView;
  shown: Shown;
  since: ShownVersion | null;
  changed: number;
  t: AgreementWords;
};

/** Since which version changes are shown, and how; all of it in the address. */
export function Toolbar({ view, shown, since, changed, t }: Props) {
  const { code, versions, current, side } = view;
  const earlier = versions.slice(0, -1);
  const name = ({ number, author, approvedBy }: ShownVersion) => {
    if (approvedBy.includes(side)) return t("bar.versionYours", { number });
    return author ? t("bar.version", { number, name: author }) : t("bar.versionPortal", { number });
  };
  return (
    <>
      <div className="toolbar" role="group" aria-label={t("bar.label")}>
        {since ? (
          <form method="get" action={`/cases/${code}/agreement`}>
            <label>
              {t("bar.since")}
              <select className="input" name="since" defaultValue={since.number}>
                {[...earlier].reverse().map((version) => (
                  <option key={version.id} value={version.number}>
                    {name(version)}
                  </option>
                ))}
              </select>
            </label>
            <input type="hidden" name="text" value={shown.text} />
            <button type="submit" className="button button--second">
              {t("bar.show")}
            </button>
          </form>
        ) : null}
        {since ? (
          <>
            <span>{t("bar.changes", { count: changed })}</span>
            {shown.show === "changed" ? (
              <a href={hrefTo(code, shown, { show: "all" })}>{t("bar.allClauses")}</a>
            ) : (
              <a href={hrefTo(code, shown, { show: "changed" })}>{t("bar.onlyChanged")}</a>
            )}
            {shown.show === "clean" ? (
              <a href={hrefTo(code, shown, { show: "all" })}>{t("bar.redline")}</a>
            ) : (
              <a href={hrefTo(code, shown, { show: "clean" })}>{t("bar.clean")}</a>
            )}
          </>
        ) : null}
        <a href={`/cases/${code}/agreement/contract.pdf`}>{t("bar.pdf")}</a>
        <span className="hash" title={current.hash}>
          {t("text", { hash: shortHash(current.hash) })}
        </span>
      </div>
      <div className="lang-tabs">
        <Tabs
          label={t("tabs.label")}
          tabs={(["en", "es"] as const).map((text) => ({
            href: hrefTo(code, shown, { text }),
            label: t(`tabs.${text}`),
            current: shown.text === text,
          }))}
        />
      </div>
    </>
  );
}
