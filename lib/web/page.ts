import { notFound, redirect } from "next/navigation";
import { currentActor } from "@/lib/auth/current";
import type { UserActor } from "@/lib/authz/actor";
import { mayOpen, type PageRoute } from "@/lib/authz/pages";

/**
 * The first line of every page behind sign-in. Somebody who is not signed in is asked to; a page that is not theirs
 * answers as one that does not exist.
 * @param path where to come back to after signing in
 */
export async function pageActor(route: PageRoute, path: string): Promise<UserActor> {
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (!mayOpen(route, actor)) notFound();
  return actor;
}
