import type { PersonOutline } from "@/lib/stages/review/intake/queries";
import { Name, PersonDetails } from "./names";
import type { ReviewWords } from "./review-words";

type Props = {
  people: readonly PersonOutline[];
  /** Those whom a conflict check found alike somebody. */
  marked?: ReadonlySet<string>;
  t: ReviewWords;
};

/** Who is in a case: by role and number until the names were asked for. */
export function PeopleList({ people, marked, t }: Props) {
  const texts = {
    also: t("people.also"),
    place: t("people.place"),
    contact: t("people.contact"),
    never: t("people.never"),
  };
  return (
    <ul className="who">
      {people.map((person) => (
        <li key={person.id} className={marked?.has(person.id) ? "is-marked" : undefined}>
          <span>{t(`roles.${person.role}`)}</span>
          <div>
            <span className="named">
              <Name id={person.id}>{t(`people.numbered.${person.role}`, { number: person.number })}</Name>
            </span>
          </div>
          {person.country ? (
            <small>{[person.region, countryOf(person.country, t)].filter(Boolean).join(", ")}</small>
          ) : null}
          {person.languages.length > 0 ? <small>{person.languages.join(", ")}</small> : null}
          <PersonDetails id={person.id} texts={texts} />
        </li>
      ))}
    </ul>
  );
}

function countryOf(country: string, t: ReviewWords): string {
  return t(`countries.${country}` as Parameters<typeof t>[0]);
}
