import { env } from "@/lib/env";
import { folderShelf } from "./folder-shelf";
import { s3Shelf } from "./s3-shelf";
import { fileStore as storeOn, type FileStore } from "./store";

let current: FileStore | undefined;

/** The installation's store: the bucket of S3_BUCKET, else the folder of FILES_FOLDER. */
export function fileStore(): FileStore {
  current ??= storeOn(shelf());
  return current;
}

function shelf() {
  const settings = env();
  const {
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = settings;
  if (!bucket) return folderShelf(settings.FILES_FOLDER ?? "");
  return s3Shelf({
    bucket,
    region: settings.S3_REGION,
    endpoint: settings.S3_ENDPOINT,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  });
}
