import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { env } from "@/lib/env";

/** A passkey in software: makes what a browser and a device together would answer. */
export type SoftwarePasskey = {
  credentialId: string;
  /** How it introduces itself. */
  introduce: (challenge: Uint8Array, how?: How) => object;
  /** How it says who it is; counts up each time unless told otherwise. */
  answer: (challenge: Uint8Array, how?: How) => object;
};
type How = {
  /** As the browser saw it; the portal's own unless said. */
  origin?: string;
  counter?: number;
  /** Whether finger or PIN opened it. */
  verified?: boolean;
};

const present = 0x01;
const verifiedFlag = 0x04;
const attested = 0x40;

export function softwarePasskey(): SoftwarePasskey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  const credentialId = id.toString("base64url");
  let uses = 0;
  const common = { id: credentialId, rawId: credentialId, type: "public-key", clientExtensionResults: {} };
  return {
    credentialId,
    introduce: (challenge, how = {}) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const credential = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)]);
      const authData = Buffer.concat([authenticatorData(attested, how.counter ?? 0, how), credential]);
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", Uint8Array.from(authData)],
      ]);
      const attestationObject = Buffer.from(isoCBOR.encode(attestation as never)).toString("base64url");
      const clientDataJSON = clientData("webauthn.create", challenge, how).toString("base64url");
      return { ...common, response: { clientDataJSON, attestationObject, transports: ["internal"] } };
    },
    answer: (challenge, how = {}) => {
      uses += 1;
      const authData = authenticatorData(0, how.counter ?? uses, how);
      const said = clientData("webauthn.get", challenge, how);
      const signed = Buffer.concat([authData, createHash("sha256").update(said).digest()]);
      return {
        ...common,
        response: {
          clientDataJSON: said.toString("base64url"),
          authenticatorData: authData.toString("base64url"),
          signature: sign("sha256", signed, privateKey).toString("base64url"),
        },
      };
    },
  };
}

function authenticatorData(more: number, counter: number, { verified = true }: How): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(present | (verified ? verifiedFlag : 0) | more);
  head.writeUInt32BE(counter, 1);
  const rpId = createHash("sha256").update(new URL(env().PORTAL_ORIGIN).hostname).digest();
  return Buffer.concat([rpId, head]);
}

function clientData(type: string, challenge: Uint8Array, { origin = env().PORTAL_ORIGIN }: How): Buffer {
  const said = { type, challenge: Buffer.from(challenge).toString("base64url"), origin, crossOrigin: false };
  return Buffer.from(JSON.stringify(said));
}

/** ES256 as COSE writes it: key type 2, algorithm -7, curve 1. */
function coseKey(key: KeyObject): Uint8Array {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Uint8Array.from(Buffer.from(x, "base64url"))],
      [-3, Uint8Array.from(Buffer.from(y, "base64url"))],
    ]) as never,
  );
}
