import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { currentActor } from "@/lib/auth/current";
import type { UserActor } from "@/lib/authz/actor";
import { turnCount } from "@/lib/cases/lists/queries";
import { recordingPlace } from "@/lib/stages/assignment/entries/place";
import { pathOfRequest } from "@/lib/web/path";
import { navigationFor } from "./navigation";
import { SignOut } from "./sign-out";
import { Icon } from "@/components/ui/icon";

/** Pages that lay a document out in columns fold the navigation to its icons. */
const wide = /\/(review|agreement|messages|history|reports\/\d+)/;

/** The shell around every page behind sign-in. It decides no access: each page asks for itself. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) return children;
  const [t, turns, recording, path] = await Promise.all([
    getTranslations("shell"),
    turnCount(actor),
    recordingPlace(actor),
    pathOfRequest(),
  ]);
  const words = (key: string) => t(key as Parameters<typeof t>[0]);
  return (
    <Shell
      navigation={navigationFor(actor, turns, recording, words)}
      user={{ name: actor.name, roleLine: words(`roles.${roleOf(actor)}`), href: "/account" }}
      path={path}
      wide={wide.test(path)}
      account={
        <>
          <a className="switch" href="/help">
            <Icon name="info" />
            {words("nav.help")}
          </a>
          <SignOut />
        </>
      }
    >
      {children}
    </Shell>
  );
}

function roleOf(actor: UserActor): string {
  const staff = actor.staffRoles[0];
  if (staff) return staff.toLowerCase();
  if (actor.defenderId) return "defender";
  return (actor.memberships[0]?.kind ?? "LAWYER").toLowerCase();
}
