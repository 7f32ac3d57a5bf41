import { caseStates } from "./faces/cases";
import { furtherStates } from "./faces/further";
import { openStates } from "./faces/open";
import { ownStates } from "./faces/own";
import { staffStates } from "./faces/staff";
import type { ShownRoute, State } from "./faces/state";

/** A page in its state, by a name that no other has. */
export type Face = State & { name: string };

/** One state for every page; a page without a row does not compile. */
const axeStates: Record<ShownRoute, State> = {
  ...openStates,
  ...ownStates,
  ...caseStates,
  ...staffStates,
};

/** Every page of the manifest, then the further faces. */
export const faces: Face[] = [
  ...Object.entries(axeStates).map(([route, state]) => ({ name: `${route}, ${state.state}`, ...state })),
  ...furtherStates.map((state) => ({ name: state.state, ...state })),
];
