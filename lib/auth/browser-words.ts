/** Order counts: most browsers also name those that they resemble. */
const browsers: [name: string, mark: RegExp][] = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\bOPR\/|\bOpera\b/],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ["Safari", /\bVersion\/[\d.]+.*\bSafari\//],
];

const systems: [name: string, mark: RegExp][] = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["macOS", /\bMac OS X\b|\bMacintosh\b/],
  ["Linux", /\bLinux\b/],
];

/**
 * Browser and system as people call them, from what a browser says of itself; null where it says nothing that is known.
 * No version and no model: it is to be recognized, not identified.
 */
export function readBrowser(userAgent: string): { browser: string | null; system: string | null } {
  const named = (list: typeof browsers) => list.find(([, mark]) => mark.test(userAgent))?.[0] ?? null;
  return { browser: named(browsers), system: named(systems) };
}
