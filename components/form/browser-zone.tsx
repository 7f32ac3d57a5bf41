"use client";

import { useEffect } from "react";
import { useFormScope } from "./form-scope";

/** Sends the device's time zone along with a form, as an IANA name. */
export function BrowserZone({ name }: { name: string }) {
  const { putValue } = useFormScope();
  useEffect(() => {
    putValue(name, new Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, [putValue, name]);
  return null;
}
