import { join } from "node:path";
import { projectRoot } from "@/scripts/child";

/** Every mail and PDF of the last end-to-end run lies here, for people and programs to look at. */
export const mailFolder = join(projectRoot, "test-results", "mail");
export const documentsFolder = join(projectRoot, "test-results", "documents");
