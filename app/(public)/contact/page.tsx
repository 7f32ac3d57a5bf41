import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { foundPage } from "../found-page";
import { FoundText } from "../found-text";
import { mailLink } from "../mail-link";
import { office } from "../office";

export const generateMetadata = (): Promise<Metadata> => foundPage("/contact");

/** Whom to write to about what, and what had better not be written. */
export default async function ContactPage() {
  const t = await getTranslations("guide.contact");
  const { name, street, city, region, postalCode } = office;
  return (
    <FoundText title={t("title")} lead={t("lead")}>
      <section>
        <h2>{t("caseTitle")}</h2>
        <p className="reach">{mailLink(office.forCases)}</p>
        <p>{t("case")}</p>
        <p>{t.rich("access", { ask: (words) => <a href="/request-access">{words}</a> })}</p>
      </section>
      <section>
        <h2>{t("elseTitle")}</h2>
        <p className="reach">{mailLink(office.forAllElse)}</p>
        <p>{t("else")}</p>
      </section>
      <section>
        <h2>{t("phoneTitle")}</h2>
        <p className="reach">
          <a href={`tel:${office.dial}`}>{office.telephone}</a>
        </p>
        <p>{t("phone")}</p>
      </section>
      <section>
        <h2>{t("postTitle")}</h2>
        <address>
          {name}
          <br />
          {street}
          <br />
          {`${city}, ${region} ${postalCode}`}
          <br />
          {"United States"}
        </address>
      </section>
      <section>
        <h2>{t("safeTitle")}</h2>
        <p>{t("safe")}</p>
      </section>
    </FoundText>
  );
}
