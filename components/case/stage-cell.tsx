import type { ReactNode } from "react";

/** Where a row's case stands: its route, its stage, and its status below. Called, not drawn: a component a row would cost. */
export const stageCell = (route: ReactNode, stage: string, status: string) => (
  <span className="stagecell">
    {route}
    <span>
      {stage}
      <small className="quiet">{status}</small>
    </span>
  </span>
);
