import { getTranslations } from "next-intl/server";
import { Instant } from "@/components/case/instant";
import type { Reading } from "@/lib/cases/readings/queries";
import type { Locale } from "@/lib/i18n/locale";
import { Name } from "../review/names";
import { seenAs } from "./seen-as";

type Props = { readings: readonly Reading[]; code: string; zone: string; locale: Locale };

/** One row for each reading: who, when, how, and of whom. */
export async function ReadingsTable({ readings, code, zone, locale }: Props) {
  const [t, cases, devices, review] = await Promise.all([
    getTranslations("cases.readings"),
    getTranslations("cases"),
    getTranslations("account.devices"),
    getTranslations("review"),
  ]);
  const roleOf = ({ actorRole }: Reading) => cases(`relations.${actorRole}` as Parameters<typeof cases>[0]);
  const deviceOf = ({ device }: Reading) =>
    device &&
    devices("onSystem", {
      browser: device.browser ?? devices("someBrowser"),
      system: device.system ?? devices("someSystem"),
    });
  return (
    <table className="table table--cards">
      <caption className="unseen">{t("caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("columns.who")}</th>
          <th scope="col">{t("columns.when")}</th>
          <th scope="col">{t("columns.how")}</th>
          <th scope="col">{t("columns.whom")}</th>
          <th scope="col">{t("columns.event")}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map((reading) => (
          <tr key={reading.id}>
            <th scope="row">
              {reading.actor ?? roleOf(reading)}
              {reading.actor ? (
                <>
                  <br />
                  <small className="quiet">{roleOf(reading)}</small>
                </>
              ) : null}
            </th>
            <td data-label={t("columns.when")}>
              <Instant at={reading.at} zone={zone} locale={locale} />
            </td>
            <td data-label={t("columns.how")}>
              {t(reading.actorRole === "offered" ? "how.namesAlone" : "how.whole")}
              {reading.device ? (
                <>
                  <br />
                  <small className="quiet">{deviceOf(reading)}</small>
                </>
              ) : null}
            </td>
            <td data-label={t("columns.whom")}>
              <ul>
                {reading.persons.map((person) => (
                  <li key={person.id}>
                    <Name id={person.id}>{seenAs(person, review, t)}</Name>
                  </li>
                ))}
              </ul>
            </td>
            <td data-label={t("columns.event")}>
              <a
                href={`/cases/${code}/history#e${reading.seq}`}
                aria-label={t("event", { seq: reading.seq })}
              >
                {reading.seq}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
