"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { addPushDevice } from "./actions";

type Words = Record<"add" | "adding" | "added" | "denied" | "unsupported" | "failed", string>;
type State = "asking" | "ready" | "adding" | "added" | "denied" | "unsupported" | { refused: string };

type Props = {
  userId: string;
  publicKey: string;
  /** Of the devices that the portal tells: a browser may have kept what the portal has let go. */
  endpoints: readonly string[];
  words: Words;
};

/** Lets this browser tell that there is news: asks the browser, then gives the portal its address at its push service. */
export function PushHere({ userId, publicKey, endpoints, words }: Props) {
  const [state, setState] = useState<State>("asking");
  const router = useRouter();
  const known = endpoints.join(" ");
  useEffect(() => {
    void standing(known.split(" ")).then(setState);
  }, [known]);

  const add = async () => {
    setState("adding");
    try {
      const keys = await subscribe(publicKey);
      if (!keys) return setState("denied");
      const answer = await addPushDevice({
        subjectId: userId,
        operationId: crypto.randomUUID(),
        input: keys,
      });
      setState(answer.ok ? "added" : { refused: answer.message });
      if (answer.ok) router.refresh();
    } catch {
      setState({ refused: words.failed });
    }
  };

  if (state === "asking") return null;
  const said =
    typeof state === "object" ? state.refused : state === "ready" || state === "adding" ? "" : words[state];
  const canAsk = state === "ready" || state === "adding" || typeof state === "object";
  return (
    <>
      {canAsk ? (
        <Button type="button" tone="second" onClick={() => void add()}>
          {state === "adding" ? words.adding : words.add}
        </Button>
      ) : null}
      <p role="status">{said}</p>
    </>
  );
}

const worker = "/push-worker.js";

/** How this browser stands, without asking its user anything. */
async function standing(known: readonly string[]): Promise<State> {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window))
    return "unsupported";
  if (Notification.permission === "denied") return "denied";
  const registered = await navigator.serviceWorker.getRegistration(worker);
  const subscription = await registered?.pushManager.getSubscription();
  return subscription && known.includes(subscription.endpoint) ? "added" : "ready";
}

/** Null: its user said no. */
async function subscribe(
  publicKey: string,
): Promise<{ endpoint: string; p256dh: string; auth: string } | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  const registered = await navigator.serviceWorker.register(worker);
  const subscription = await registered.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error("The browser gave no keys");
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth };
}
