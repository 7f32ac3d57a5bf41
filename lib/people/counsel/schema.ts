import { z } from "zod";
import { version } from "@/lib/fields";
import { admissions, arrangement } from "../access/schema";

/** The same fields as whoever asks for access fills in. `version`: of the account. */
export const changeCounselProfileInput = z.object({ admissions, arrangement, version });
