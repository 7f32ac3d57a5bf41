import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import PublicLayout from "./(public)/layout";
import { NothingHere } from "./nothing-here";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trouble"))("notFound") };
}

/** An address that leads nowhere, outside the portal. */
export default function NotFound() {
  return (
    <PublicLayout>
      <NothingHere />
    </PublicLayout>
  );
}
