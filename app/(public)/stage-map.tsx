import { useTranslations } from "next-intl";

/** How the route runs from one stage to the next, and at which height each stands: north, border or south. */
const stages = [
  { stage: "review", height: "n", leg: "M0 20H30L66 75H100" },
  { stage: "agreement", height: "m", leg: "M0 75H30L66 130H100" },
  { stage: "assignment", height: "s", leg: "M0 130H30L66 75H100" },
  { stage: "payment", height: "m", leg: "M0 75H30L66 20H100" },
  { stage: "evaluation", height: "n", leg: null },
] as const;

/** The five stages as a route over a border: height says who holds the work. */
export function StageMap() {
  const t = useTranslations("public.landing");
  const name = useTranslations("ui.stages");
  return (
    <section className="map" id="how" aria-labelledby="how-title">
      <h2 className="unseen" id="how-title">
        {t("how")}
      </h2>
      <div className="border-line" />
      <p className="map__side map__side--n">{t("north")}</p>
      <p className="map__side map__side--s">{t("south")}</p>
      <ol>
        {stages.map(({ stage, height, leg }, index) => (
          <li key={stage}>
            {leg ? (
              <svg className="leg" viewBox="0 0 100 150" preserveAspectRatio="none" aria-hidden="true">
                <path d={leg} />
              </svg>
            ) : null}
            <span className={`station ${height}`} aria-hidden="true">
              {index + 1}
            </span>
            <h3>{name(stage)}</h3>
            <p className="who">{t(`stages.${stage}.who`)}</p>
            <p>{t(`stages.${stage}.what`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
