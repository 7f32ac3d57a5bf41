import { encode } from "uqr";
import { QrCode } from "@/components/ui/qr-code";

type Words = { qr: string; typed: string; scan: string };

/** What an authenticator app scans, and the same to type where the app is on this very phone. */
export function TotpKey({ uri, secret, words }: { uri: string; secret: string; words: Words }) {
  const { data } = encode(uri, { border: 0 });
  return (
    <div className="totp">
      <p>{words.scan}</p>
      <QrCode modules={data} label={words.qr} />
      <p className="small">
        {words.typed}
        <br />
        <code className="key">{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
    </div>
  );
}
