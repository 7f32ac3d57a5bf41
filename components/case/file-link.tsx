import { getTranslations } from "next-intl/server";
import { FileAnchor, type FileLinkProps } from "./file-anchor";

/** A link to a file, in the reader's language. @param brief where there is no room to say that it was not scanned */
export async function FileLink({ brief = false, ...props }: FileLinkProps & { brief?: boolean }) {
  const t = await getTranslations("documents");
  const words = {
    unscanned: brief ? "" : t("unscanned"),
    checking: t("checking"),
    infected: t("infected"),
  };
  return <FileAnchor {...props} words={words} />;
}
