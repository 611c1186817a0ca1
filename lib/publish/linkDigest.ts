import { LinkError } from "./link.ts";

const key = "digest";
/** Enough that none agrees by chance. */
const digitsInLink = 12;

/** The digits of a digest that a link names; undefined where it names none. Links without them stay what they were. */
export function digestInLink(query: string): string | undefined {
  const found = new URLSearchParams(query)
    .get(key)
    ?.trim()
    .replace(/(?:…|\.\.\.)$/, "");
  if (found === undefined || found === "") return undefined;
  if (!/^[0-9a-f]{4,64}$/.test(found))
    throw new LinkError(
      `The address has the digest “${found.slice(0, 40)}”; one is 4 to 64 digits 0-9 and a-f.`,
    );
  return found;
}

/** The query of a link with the first digits of the digest that its run has. */
export function withDigest(query: string, digest: string): string {
  return `${query === "" ? "?" : `${query}&`}${key}=${digest.slice(0, digitsInLink)}`;
}
