/**
 * Minutes from what a person types for worked time: "4 h 30", "4:30", "1.5 h", "1,5", "90 min", "90m".
 * A bare number up to 24 is hours, a larger one minutes. Null when it cannot be read.
 */
export function parseWorkedTime(text: string): number | null {
  const typed = text.trim().toLowerCase().replace(/\s+/g, " ");
  const clock =
    /^(\d{1,3}) ?(?::|h|hs|hr|hrs|horas?|hours?) ?([0-5]?\d) ?(?:m|min|mins?|minutos?|minutes?)?$/.exec(
      typed,
    );
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const minutes = /^(\d{1,4}) ?(?:m|min|mins|minutos?|minutes?)$/.exec(typed);
  if (minutes) return Number(minutes[1]);
  const hours = /^(\d{1,3})(?:[.,](\d{1,2}))? ?(h|hs|hr|hrs|horas?|hours?)?$/.exec(typed);
  if (!hours) return null;
  const whole = Number(hours[1]);
  if (hours[2] === undefined && hours[3] === undefined && whole > 24) return whole;
  const hundredths = Number((hours[2] ?? "0").padEnd(2, "0"));
  return whole * 60 + Math.round((hundredths * 60) / 100);
}
