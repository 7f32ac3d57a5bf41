import { open } from "node:fs/promises";

/** Has the names in a folder lie on the disk as the files do: after a power cut they would be missing otherwise. */
export async function namesToDisk(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
