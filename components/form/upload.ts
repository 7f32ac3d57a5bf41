export type UploadAnswer =
  { ok: true; documentId: string; name: string; size: number } | { ok: false; code: string; message: string };

type Upload = {
  file: File;
  purpose: string;
  subjectId: string | null;
  onProgress: (sentBytes: number) => void;
};

function answerOf(text: string): UploadAnswer | null {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== "object" || parsed === null || !("ok" in parsed)) return null;
  if (parsed.ok === true && "documentId" in parsed && typeof parsed.documentId === "string") {
    const name = "name" in parsed && typeof parsed.name === "string" ? parsed.name : "";
    const size = "size" in parsed && typeof parsed.size === "number" ? parsed.size : 0;
    return { ok: true, documentId: parsed.documentId, name, size };
  }
  if (!("message" in parsed) || typeof parsed.message !== "string") return null;
  const code = "code" in parsed && typeof parsed.code === "string" ? parsed.code : "";
  return { ok: false, code, message: parsed.message };
}

/**
 * Sends one file to the portal; XMLHttpRequest, because fetch does not say how far it has come.
 * Resolves to null when no answer came (the line dropped, the server is down); `cancel` ends it quietly.
 */
export function startUpload({ file, purpose, subjectId, onProgress }: Upload) {
  const request = new XMLHttpRequest();
  const arrived = new Promise<UploadAnswer | null>((resolve) => {
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => {
      try {
        resolve(answerOf(request.responseText));
      } catch {
        resolve(null);
      }
    });
    for (const end of ["error", "abort", "timeout"]) request.addEventListener(end, () => resolve(null));
  });
  request.open("POST", "/api/uploads");
  request.setRequestHeader("accept", "application/json");
  request.setRequestHeader("content-type", "application/octet-stream");
  request.setRequestHeader("x-file-purpose", purpose);
  request.setRequestHeader("x-file-case", subjectId ?? "");
  request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
  request.send(file);
  return { arrived, cancel: () => request.abort() };
}

/** A size for reading: "184 KB", "3.1 MB" (powers of 1000, as phones show it). */
export function readableSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
