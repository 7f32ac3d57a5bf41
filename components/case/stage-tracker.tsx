import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { RouteMark, RouteStation, RouteView } from "@/lib/workflow/route-view";
import type { Stage } from "@/lib/workflow/statuses";

type Props = {
  route: RouteView;
  /** The place on the Advocate's side, and the one on the Defender's. */
  north: string;
  south: string;
  /** A few words under a stage: "Signed by all three 28 Oct". */
  notes?: Partial<Record<Stage, string>>;
  /** On a phone one line replaces the words under the stations; this is its end, else the current stage's note. */
  phoneNote?: string;
};

/** There and back over the border: each leg ends where the next station stands. */
const legs = ["M0 8H38L62 30H100", "M0 30H38L62 52H100", "M0 52H38L62 30H100", "M0 30H38L62 8H100"];

const classOf = ({ state, mark }: RouteStation) => {
  const drawn: RouteMark | null = mark === "outcome" ? "tail" : mark;
  const classes = ["stage", `stage--${state}`, drawn && drawn !== state && `stage--${drawn}`];
  return classes.filter(Boolean).join(" ");
};

const iconIn = ({ state, mark }: RouteStation) => {
  if (state === "ended") return "x";
  if (mark === "cut") return "minus";
  return state === "done" || mark === "again" ? "check" : null;
};

/** The five stages as a route over a border. Its words are read in order without the drawing. */
export function StageTracker({ route, north, south, notes = {}, phoneNote }: Props) {
  const t = useTranslations("ui");
  const current = route.at === null ? undefined : route.stations[route.at];
  const ended = current?.state === "ended";
  const last = current ?? route.stations.at(-1);
  const note = phoneNote ?? (last ? notes[last.stage] : undefined);
  const tail = route.at === null;
  return (
    <div className={tail ? "route route--tail" : "route"}>
      <div className="border-line" />
      <p className="sides">
        <span>{north}</span>
        <span>{south}</span>
      </p>
      <ol aria-label={t("stages.label")}>
        {route.stations.map((station, index) => {
          const { stage, place, state, mark } = station;
          const icon = iconIn(station);
          const leg = legs[index];
          return (
            <li key={stage} className={classOf(station)} aria-current={state === "now" ? "step" : undefined}>
              {leg ? <Leg path={leg} /> : null}
              {mark === "tail" || mark === "outcome" ? <Leg path="M0 8H100" /> : null}
              {mark === "tail" ? <i className="tail" /> : null}
              {mark === "outcome" ? <i className="tail tail--in" /> : null}
              <span className={`station ${place}`}>{icon ? <Icon name={icon} /> : null}</span>
              <b>{t(`stages.${stage}`)}</b>
              <span className="unseen">, {t(`route.${mark ?? state}`)}. </span>
              <span>{notes[stage]}</span>
            </li>
          );
        })}
      </ol>
      <p className="route__now" aria-hidden="true">
        {current && !ended ? `${t("route.of", { number: (route.at ?? 0) + 1 })} ` : null}
        <b>{current && !ended ? t(`stages.${current.stage}`) : t(`statuses.${route.status}`)}</b>
        {note ? `, ${note}` : null}
      </p>
    </div>
  );
}

function Leg({ path }: { path: string }) {
  return (
    <svg className="leg" viewBox="0 0 100 60" preserveAspectRatio="none" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
