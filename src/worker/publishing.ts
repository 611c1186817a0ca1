import { askedOfState } from "../../lib/publish/askedOfState.ts";
import { type PageState, readLink } from "../../lib/publish/link.ts";
import { digestInLink } from "../../lib/publish/linkDigest.ts";
import type { Verification } from "../../lib/publish/verify/verify.ts";
import type { DigestCheck } from "../../lib/publish/verify/verifyDigest.ts";
import {
  isDigestLine,
  publish,
  readDigestLine,
  readPublished,
  samplingOfLine,
  verify,
  verifyDigest,
  workshop,
  zip,
} from "../../lib/publishing.ts";

/** A publication, to be given to the reader file by file or as one zip. */
export interface PublicationFiles {
  readonly name: string;
  readonly digestLine: string;
  readonly files: readonly { readonly path: string; readonly content: Uint8Array<ArrayBuffer> }[];
  readonly zip: Uint8Array<ArrayBuffer>;
}

/** The publication of a state: the bytes that `wageflow publish` writes. */
export function publishState(state: PageState, progress: (share: number) => void): PublicationFiles {
  const { asked, sampling } = askedOfState(state);
  const { files, manifest } = publish(asked, workshop(progress), sampling);
  return {
    name: `wageflow-${state.scenario}-${manifest.digests.outcomes.slice(0, 8)}`,
    digestLine: manifest.digestLine,
    files: [...files].map(([path, content]) => ({ path, content: content as Uint8Array<ArrayBuffer> })),
    zip: zip(files) as Uint8Array<ArrayBuffer>,
  };
}

/** Makes a manifest's or a zip's publication again, and compares. */
export function checkFile(bytes: Uint8Array, name: string, progress: (share: number) => void): Verification {
  return verify(readPublished(bytes, name), workshop(progress));
}

/** Makes the run of a link or of a line beside a figure again, and compares its digest. */
export function checkText(text: string): DigestCheck {
  const { catalogue } = workshop();
  if (isDigestLine(text)) {
    const line = readDigestLine(text);
    if (line.changes > 0)
      throw new RangeError(
        "The line is of a scenario with changes, which it does not name: paste its link, or drop its manifest.",
      );
    const asked = { scenario: line.scenario, overrides: {} };
    return verifyDigest(asked, samplingOfLine(line), line.digest, catalogue);
  }
  const query = queryOf(text);
  const digest = digestInLink(query);
  if (digest === undefined)
    throw new RangeError("The link names no digest to compare with; paste the line beside the figure.");
  const { asked, sampling } = askedOfState(readLink(query));
  return verifyDigest(asked, sampling, digest, catalogue);
}

function queryOf(text: string): string {
  if (text.startsWith("?")) return text;
  try {
    return new URL(text).search;
  } catch {
    throw new RangeError(
      'This is neither a link nor a line beside a figure, such as "wageflow 0.1.0 · bottom-up-2012 · seed 2012 · 3f9a1c20b7d4…".',
    );
  }
}
