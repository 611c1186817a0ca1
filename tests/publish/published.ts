import { createHash } from "node:crypto";
import { parseHTML } from "linkedom/worker";
import catalogue from "#catalogue";
import outlines from "#outlines";
import { type Asked, type Manifest, manifestName, manifestText } from "../../lib/publish/bundle/manifest.ts";
import {
  type Publication,
  type PublishOptions,
  publish,
  type Workshop,
} from "../../lib/publish/bundle/publish.ts";
import { readFolder } from "../../lib/publish/verify/readPublished.ts";
import { type Verification, verify } from "../../lib/publish/verify/verify.ts";

/** What publications are made with, without a page. */
export function workshop(): Workshop {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return { catalogue, outlines, document: document as unknown as Document };
}

/** A small publication, made in half a second. */
export function smallPublication(
  asked: Partial<Asked> = {},
  options: PublishOptions = { draws: 1024, methods: ["sobol"] },
): Publication {
  return publish({ scenario: "kuwait-2012", overrides: {}, ...asked }, workshop(), options);
}

export type Files = Map<string, Uint8Array>;

export const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const manifestOf = (files: ReadonlyMap<string, Uint8Array>) =>
  JSON.parse(textOf(files.get(manifestName))) as Manifest;

/** The files with their manifest changed. */
export function withManifest(
  files: ReadonlyMap<string, Uint8Array>,
  change: (manifest: Manifest) => Manifest,
): Files {
  return new Map(files).set(manifestName, bytesOf(manifestText(change(manifestOf(files)))));
}

/** The files with one of them changed, and its digest in the manifest brought up to it. */
export function withFile(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
  change: (content: Uint8Array) => Uint8Array,
): Files {
  const content = change(files.get(path)!);
  const listed = { path, bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") };
  return withManifest(new Map(files).set(path, content), (manifest) => ({
    ...manifest,
    files: manifest.files.map((file) => (file.path === path ? listed : file)),
  }));
}

/** The files with a text in one of them changed, and its digest brought up to it. */
export function withText(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
  from: string | RegExp,
  to: string,
): Files {
  return withFile(files, path, (content) => {
    const text = textOf(content);
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${path} has no ${String(from)}`);
    return bytesOf(changed);
  });
}

export function verified(files: ReadonlyMap<string, Uint8Array>): Verification {
  return verify(readFolder(files, "a publication"), workshop());
}
