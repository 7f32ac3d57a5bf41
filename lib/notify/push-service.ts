/**
 * The push services of the browsers. The portal posts to the address that a browser names, so that only theirs count:
 * otherwise anybody could have it knock at machines of the office's own network.
 */
const hosts = [
  "fcm.googleapis.com",
  "updates.push.services.mozilla.com",
  ".push.services.mozilla.com",
  ".push.apple.com",
  ".notify.windows.com",
];

/** @param here also on this machine, without HTTPS: in tests alone */
export function isPushService(endpoint: string, here: boolean): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username } = new URL(endpoint);
  if (here && hostname === "127.0.0.1") return true;
  if (protocol !== "https:" || port !== "" || username !== "") return false;
  return hosts.some((host) => (host.startsWith(".") ? hostname.endsWith(host) : hostname === host));
}
