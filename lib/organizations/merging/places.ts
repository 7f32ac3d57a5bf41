import { compareDates, type PlainDate } from "@/lib/dates";

/** A place of somebody in an organization, from its first to its last day; null: no end is set. */
export type Place = { id: string; userId: string; kind: string; from: PlainDate; to: PlainDate | null };

export type JoinedPlaces = {
  /** Places that go over as they are, or longer. */
  moved: string[];
  /** Places of either organization that cover more days from now on. */
  longer: { id: string; from: PlainDate; to: PlainDate | null }[];
  /** Places whose days are another's by now. */
  dropped: string[];
};

/**
 * What becomes of the places of two organizations that are one. Somebody who was the same in both at a time holds one
 * place over all of these days; days on which they were in neither stay out, and different kinds stay beside each other:
 * nobody may open more by it, or less.
 */
export function joinPlaces(from: readonly Place[], into: readonly Place[]): JoinedPlaces {
  const groups = new Map<string, Place[]>();
  for (const place of [...into, ...from]) {
    const key = `${place.userId} ${place.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  const longer: JoinedPlaces["longer"] = [];
  const dropped = new Set<string>();
  for (const group of groups.values()) {
    const [first, ...rest] = group.sort((a, b) => compareDates(a.from, b.from));
    if (!first) continue;
    let [kept, to] = [first, first.to];
    const close = () => {
      if (to !== kept.to) longer.push({ id: kept.id, from: kept.from, to });
    };
    for (const place of rest) {
      if (to !== null && compareDates(place.from, to) > 0) {
        close();
        [kept, to] = [place, place.to];
        continue;
      }
      dropped.add(place.id);
      if (to !== null) to = place.to === null || compareDates(place.to, to) > 0 ? place.to : to;
    }
    close();
  }
  const moved = from.map(({ id }) => id).filter((id) => !dropped.has(id));
  return { moved, longer, dropped: [...dropped] };
}
