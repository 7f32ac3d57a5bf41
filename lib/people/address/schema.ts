import { z } from "zod";
import { email, linkToken } from "../schema";

export const askNewEmailInput = z.object({ email });
export const changeEmailInput = z.object({ token: linkToken });
