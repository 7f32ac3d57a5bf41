import { getTranslations } from "next-intl/server";
import { FileAnchor, type FileLinkProps } from "./file-anchor";

/** A link to a file, in the reader's language. */
export async function FileLink(props: FileLinkProps) {
  const t = await getTranslations("documents");
  const words = {
    unscanned: t("unscanned"),
    checking: t("checking"),
    infected: t("infected"),
    late: t("late"),
    again: t("again"),
  };
  return <FileAnchor {...props} words={words} />;
}
