import { z } from "zod";
import { line } from "@/lib/fields";
import { choosable, groupNames, mailChoices, type Group } from "./groups";
import { rhythms } from "./plan";

type Shape<Value extends z.ZodType> = { [G in Group]: z.ZodOptional<Value> };

/** A field for each of these groups; whoever is never told of one has none for it. */
function each<Value extends z.ZodType>(names: readonly Group[], value: Value) {
  return z
    .object(Object.fromEntries(names.map((name) => [name, value.optional()])) as Shape<Value>)
    .default({});
}

export const chooseNoticesInput = z.object({
  version: z.number().int().nonnegative(),
  rhythm: z.enum(rhythms),
  hour: z.coerce.number().int().min(0).max(23),
  weekday: z.coerce.number().int().min(1).max(7),
  mail: each(choosable, z.enum(mailChoices)),
  push: each(groupNames, z.boolean()),
});
export type ChooseNotices = z.infer<typeof chooseNoticesInput>;

/** What a mail program may stop for its reader: the mails of one group, or the summary. */
export type Stoppable = Group | "digest";
/** As it stands in the mail; see stop-link.ts. */
export const stopMailInput = z.object({ token: line(200) });

const base64url = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[A-Za-z0-9_-]+=*$/);

/** What a browser gives to be told: where, and with which keys. */
export const addPushDeviceInput = z.object({
  endpoint: line(1_000),
  p256dh: base64url(120),
  auth: base64url(60),
});
export const removePushDeviceInput = z.object({ deviceId: z.uuid() });

export const markNoticeInput = z.object({ noticeId: z.uuid(), read: z.boolean() });
/** Everything up to the newest that was seen. */
export const readNotificationInput = z.object({ upTo: z.iso.datetime({ offset: true }) });
