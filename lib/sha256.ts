import { sha256 as create } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/**
 * SHA-256 of bytes, given in parts, as 64 hexadecimal digits. In Node `node/sha256.ts` stands in for this file:
 * it asks the system's library, which is faster.
 */
export function sha256(parts: Iterable<Uint8Array>): string {
  const hash = create.create();
  for (const part of parts) hash.update(part);
  return bytesToHex(hash.digest());
}
