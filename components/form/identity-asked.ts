"use client";

import { createContext, useContext } from "react";

/** Asks who it is; true once they confirmed it, false when they left it. Null: nobody is signed in, or it is asked already. */
type Ask = (() => Promise<boolean>) | null;

const Asked = createContext<Ask>(null);
export const IdentityAsked = Asked.Provider;

export function useIdentity(): Ask {
  return useContext(Asked);
}
