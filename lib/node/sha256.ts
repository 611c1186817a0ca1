import { createHash } from "node:crypto";

/** SHA-256 of bytes, given in parts, as 64 hexadecimal digits: `lib/sha256.ts`, faster. */
export function sha256(parts: Iterable<Uint8Array>): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
