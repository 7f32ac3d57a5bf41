/**
 * A file as an attachment that no browser runs or guesses at. PDFs that the portal made itself may open on the page.
 */
export function fileResponse(
  file: { name: string; kind: string; bytes: Uint8Array },
  how: "attachment" | "inline" = "attachment",
  caching = "no-store",
): Response {
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return new Response(Uint8Array.from(file.bytes), {
    headers: {
      "content-type": file.kind,
      "content-length": String(file.bytes.byteLength),
      "content-disposition": `${how}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": caching,
    },
  });
}
