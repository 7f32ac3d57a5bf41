import { crc32 } from "node:zlib";

const kinds = "application/vnd.openxmlformats-officedocument.";

/** An archive as an office program writes it, of some kilobytes; its kinds stand in its first entry or in its last. */
export function officeFile(kind: string, where: "first" | "last"): Buffer {
  const names = entryOf(
    "[Content_Types].xml",
    `<Types><Override PartName="/x" ContentType="${kinds}${kind}.main+xml"/></Types>`,
  );
  const text = entryOf("word/document.xml", "<w:t>Good morning</w:t>".repeat(800));
  return Buffer.concat(where === "first" ? [names, text] : [text, names]);
}

/** One file of an archive, stored as it is. */
export function entryOf(name: string, content: string): Buffer {
  const body = Buffer.from(content);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt32LE(crc32(body), 14);
  head.writeUInt32LE(body.length, 18);
  head.writeUInt32LE(body.length, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), body]);
}
