import parsePhoneNumber, { type CountryCode } from "libphonenumber-js/max";

/**
 * A phone number in any form in which people write one.
 * @param from where a number without its country's code is taken to be
 * @returns it as E.164 ("+13125550142"), or null when it is none that can be called
 */
export function readPhone(typed: string, from: CountryCode): string | null {
  const number = parsePhoneNumber(typed.normalize("NFKC"), from);
  return number?.isValid() ? number.number : null;
}

/** E.164 as it is written in its country, with the country's code: "+1 312 555 0142". */
export function writtenPhone(stored: string): string {
  return parsePhoneNumber(stored)?.formatInternational() ?? stored;
}
