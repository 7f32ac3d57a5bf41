/** What a browser does when it is told that there is news: shows it, and opens the portal when it is chosen. */

self.addEventListener("push", (event) => {
  const { title, body, href } = event.data?.json() ?? {};
  if (!title) return;
  // One at a time: what is new stands in the portal, not on a locked screen.
  event.waitUntil(self.registration.showNotification(title, { body, tag: "news", data: { href } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openPortal(event.notification.data?.href ?? "/notices"));
});

async function openPortal(href) {
  const windows = await self.clients.matchAll({ type: "window" });
  const open = windows.find((one) => new URL(one.url).origin === self.location.origin);
  if (!open) return self.clients.openWindow(href);
  await open.focus();
  return open.navigate(href);
}
