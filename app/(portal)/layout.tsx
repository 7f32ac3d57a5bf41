import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { formTexts, identityTexts, passkeyTexts } from "@/components/form/form-texts";
import { IdentityProvider } from "@/components/form/identity";
import { SearchOpener } from "@/components/shell/search-opener";
import { Shell, type Place } from "@/components/shell/shell";
import { Icon } from "@/components/ui/icon";
import { currentActor } from "@/lib/auth/current";
import type { UserActor } from "@/lib/authz/actor";
import { mayOpen } from "@/lib/authz/pages";
import { shellCounts } from "@/lib/cases/lists/queries";
import { messagesFor } from "@/lib/i18n/messages";
import { recordingPlace } from "@/lib/stages/assignment/entries/place";
import { pathOfRequest } from "@/lib/web/path";
import { reauthenticate } from "./account/security/actions";
import { navigationFor } from "./navigation";
import { SignOut } from "./sign-out";

/** Pages that lay a document out in columns fold the navigation to its icons. */
const wide = /\/(review|agreement|messages|history|reports\/\d+)/;

/** The shell around every page behind sign-in. It decides no access: each page asks for itself. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) return children;
  const [t, counts, recording, path, texts, identity, passkey] = await Promise.all([
    getTranslations("shell"),
    shellCounts(actor),
    recordingPlace(actor),
    pathOfRequest(),
    formTexts(),
    identityTexts(),
    passkeyTexts(),
  ]);
  const words = (key: string) => t(key as Parameters<typeof t>[0]);
  const navigation = navigationFor(actor, counts, recording, words);
  return (
    <Shell
      navigation={navigation}
      search={mayOpen("/api/search", actor) ? await searchFor(navigation) : null}
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
      <IdentityProvider
        userId={actor.userId}
        confirm={reauthenticate}
        words={identity}
        texts={texts}
        passkey={passkey}
      >
        {children}
      </IdentityProvider>
    </Shell>
  );
}

const searchAt = "/cases#f-find";

async function searchFor(navigation: readonly Place[]) {
  const { desk, shell } = messagesFor(await getLocale());
  const places = navigation.map(({ href, label }) => ({ href, label, note: "" }));
  return {
    href: searchAt,
    opener: (
      <SearchOpener
        href={searchAt}
        places={[...places, { href: "/account", label: shell.account, note: "" }]}
        texts={desk.palette}
      >
        <Icon name="search" />
        <span>{desk.search.find}</span>
        <kbd aria-hidden>{desk.search.findKeys}</kbd>
      </SearchOpener>
    ),
  };
}

function roleOf(actor: UserActor): string {
  const staff = actor.staffRoles[0];
  if (staff) return staff.toLowerCase();
  if (actor.defenderId) return `defender.${actor.address}`;
  const kind = (actor.memberships[0]?.kind ?? "LAWYER").toLowerCase();
  return kind === "lawyer" ? `lawyer.${actor.address}` : kind;
}
