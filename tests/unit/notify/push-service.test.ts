import { expect, test } from "vitest";
import { isPushService } from "@/lib/notify/push-service";

test.each([
  ["https://fcm.googleapis.com/fcm/send/abc", true],
  ["https://updates.push.services.mozilla.com/wpush/v2/abc", true],
  ["https://web.push.apple.com/QAbc", true],
  ["https://wns2-by3p.notify.windows.com/w/?token=abc", true],
  ["http://fcm.googleapis.com/fcm/send/abc", false],
  ["https://fcm.googleapis.com:8443/x", false],
  ["https://user@fcm.googleapis.com/x", false],
  ["https://fcm.googleapis.com.evil.example/x", false],
  ["https://evilpush.apple.com.example/x", false],
  ["https://xpush.apple.com/x", false],
  ["https://10.0.0.5/x", false],
  ["https://localhost/x", false],
  ["http://127.0.0.1:9000/x", false],
  ["file:///etc/passwd", false],
  ["not an address", false],
])("%s is a browser's push service: %s", (endpoint, is) => {
  expect(isPushService(endpoint, false)).toBe(is);
});

test("this machine counts in tests alone", () => {
  expect(isPushService("http://127.0.0.1:9000/x", true)).toBe(true);
  expect(isPushService("http://10.0.0.5/x", true)).toBe(false);
});
