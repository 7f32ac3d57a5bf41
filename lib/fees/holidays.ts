import type { Holiday } from "@/lib/calendar";
import { db } from "@/lib/db/client";
import { holidaysIn } from "./queries";

/** For the page: everybody of the office may know when it is closed. */
export const holidaysView = (year: number): Promise<Holiday[]> => holidaysIn(db(), year);
