import { env } from "@/lib/env";
import { folderStore, type FileStore } from "./store";

let current: FileStore | undefined;

/** The installation's store. */
export function fileStore(): FileStore {
  current ??= folderStore(env().FILES_FOLDER);
  return current;
}
