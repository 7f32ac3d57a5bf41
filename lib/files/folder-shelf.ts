import { access, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Shelf } from "./store";

/** A folder that every server and worker sees; the files in two levels of folders by the beginning of their address. */
export function folderShelf(folder: string): Shelf {
  const pathOf = (address: string) => join(folder, address.slice(0, 2), address.slice(2, 4), address);
  return {
    incoming: join(folder, "incoming"),
    async keep(address, path) {
      const place = pathOf(address);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(path, place);
    },
    async fetch(address) {
      const path = pathOf(address);
      await access(path);
      return { path, done: () => Promise.resolve() };
    },
    async remove(address) {
      await rm(pathOf(address), { force: true });
    },
  };
}
