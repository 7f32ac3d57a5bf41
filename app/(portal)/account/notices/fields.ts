import type { FieldSpec } from "@/components/form/field";
import type { FieldValue } from "@/lib/errors";
import { mailChoices, type Group } from "@/lib/notify/groups";
import { rhythms, type DigestTime } from "@/lib/notify/plan";

type Words = (key: string) => string;

/** How the mail of one group comes. */
export function mailField(t: Words, group: Group, chosen: { [field: string]: FieldValue }): FieldSpec {
  const name = `mail.${group}`;
  return {
    kind: "select",
    name,
    label: t(`groups.${group}.name`),
    hint: t(`groups.${group}.about`),
    options: mailChoices.map((value) => ({ value, label: t(`choices.${value}`) })),
    defaultValue: String(chosen[name]),
    required: true,
  };
}

/** Whether a device tells of the news of one group. */
export function pushField(t: Words, group: Group, chosen: { [field: string]: FieldValue }): FieldSpec {
  const name = `push.${group}`;
  return { kind: "checkbox", name, label: t(`groups.${group}.name`), defaultValue: chosen[name] === true };
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const weekdays = [1, 2, 3, 4, 5, 6, 7];

export function digestFields(t: Words, time: DigestTime, hourHint: string): FieldSpec[] {
  return [
    {
      kind: "radio",
      name: "rhythm",
      label: t("digest.rhythm"),
      options: rhythms.map((value) => ({ value, label: t(`digest.${value}`) })),
      defaultValue: time.rhythm,
      required: true,
    },
    {
      kind: "select",
      name: "hour",
      label: t("digest.hour"),
      hint: hourHint,
      options: hours.map((hour) => ({ value: String(hour), label: `${hour}:00` })),
      defaultValue: String(time.hour),
      required: true,
    },
    {
      kind: "select",
      name: "weekday",
      label: t("digest.weekday"),
      hint: t("digest.weekdayHint"),
      options: weekdays.map((day) => ({ value: String(day), label: t(`weekdays.${day}`) })),
      defaultValue: String(time.weekday),
      required: true,
    },
  ];
}
