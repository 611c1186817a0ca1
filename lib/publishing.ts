/**
 * Publishing and verifying, for programs without a page.
 *
 * @example Publish an estimate, and verify it
 * ```ts
 * import { publish, readPublished, verify, workshop, zip } from "wageflow/publish";
 *
 * const asked = { scenario: "kuwait-2012", overrides: { set: { "wage.kuwait": [350, 500] } } } as const;
 * const { files, manifest } = publish(asked, workshop(), { draws: 1024, methods: ["sobol"] });
 * const { verdict } = verify(readPublished(zip(files), "kuwait.zip"), workshop());
 * console.log(manifest.digestLine.startsWith("wageflow"), verdict);
 * // prints true to the bit
 * ```
 *
 * @module wageflow/publish
 */
import { parseHTML } from "linkedom/worker";
import catalogue from "#catalogue";
import outlines from "#outlines";
import type { Workshop } from "./publish/bundle/publish.ts";

export {
  type DigestLine,
  isDigestLine,
  readDigestLine,
  samplingOfLine,
  writeDigestLine,
} from "./publish/bundle/digestLine.ts";
export type { Asked, Manifest, Sampling } from "./publish/bundle/manifest.ts";
export {
  mostDrawsPublished,
  type Publication,
  type PublishOptions,
  publish,
  type Workshop,
} from "./publish/bundle/publish.ts";
export { limits as zipLimits, ZipError, zip } from "./publish/bundle/zip.ts";
export {
  type Published,
  readFolder,
  readPublished,
  UnreadableError,
} from "./publish/verify/readPublished.ts";
export { type Verdict, type Verification, verify } from "./publish/verify/verify.ts";
export { type DigestCheck, verifyDigest } from "./publish/verify/verifyDigest.ts";

/** What a publication is made with: the project's data, the map's outlines, and a document to draw charts in. */
export function workshop(onProgress?: Workshop["onProgress"]): Workshop {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return {
    catalogue,
    outlines,
    document: document as unknown as Document,
    ...(onProgress === undefined ? {} : { onProgress }),
  };
}
