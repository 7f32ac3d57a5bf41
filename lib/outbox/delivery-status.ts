/**
 * Reads a delivery status notification (RFC 3464), the form in which mail servers say what became of a mail. Only what
 * was given up counts: a server that still tries sends a report too. No library that is kept reads these, and the part
 * is a few lines of fields.
 */
export type DeliveryStatus = {
  /** Lower case. */
  recipient: string;
  action: "failed" | "delayed" | "delivered" | "relayed" | "expanded";
  /** RFC 3463: 5.1.1. */
  status: string;
};

const actions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;

/**
 * The recipients of one `message/delivery-status` part, in its order. A group of fields that says no recipient, action
 * or status is left out, as the first one is, which is about the message.
 */
export function readDeliveryStatus(part: string): DeliveryStatus[] {
  return part
    .replaceAll("\r\n", "\n")
    .split(/\n[ \t]*\n/)
    .flatMap((group) => {
      const fields = fieldsOf(group);
      const recipient =
        addressIn(fields.get("original-recipient")) ?? addressIn(fields.get("final-recipient"));
      const action = actions.find((one) => one === fields.get("action")?.toLowerCase());
      const status = /^[245]\.\d{1,3}\.\d{1,3}(?=\s|$|\()/.exec(fields.get("status") ?? "")?.[0];
      return recipient && action && status ? [{ recipient, action, status }] : [];
    });
}

/** Header fields, unfolded; names in lower case, the first of a name counts. */
function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\n[ \t]+/g, " ").split("\n")) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (name && value !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

/** `rfc822; ana@example.org`, with or without the type and angle brackets. */
function addressIn(value: string | undefined): string | null {
  const address = value
    ?.replace(/^[\w-]+\s*;/, "")
    .trim()
    .replace(/^<(.*)>$/, "$1")
    .toLowerCase();
  return address && /^[^\s@]+@[^\s@]+$/.test(address) ? address : null;
}

/** The id of our own mail in the headers that a report gives back: `Message-ID: <id@host>`. */
export function ownMailId(headers: string, host: string): string | null {
  const id = fieldsOf(headers.replaceAll("\r\n", "\n")).get("message-id") ?? "";
  const [, uuid, at] = /^<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([^>]+)>$/.exec(id) ?? [];
  return uuid && at?.toLowerCase() === host.toLowerCase() ? uuid : null;
}
