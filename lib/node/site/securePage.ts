import { createHash } from "node:crypto";

/**
 * A page of the framework made fit for publication: a policy that allows the scripts of the site and no
 * others, the language, and zooming.
 */
export function securePage(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code]) => code!,
  );
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${inline.map(hashOf).join(" ")}`,
    "worker-src 'self'",
    // Charts carry styles of their own.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join("; ");
  return html
    .replace("<html>", '<html lang="en">')
    .replace(", maximum-scale=1", "")
    .replace(
      /<meta charset="utf-8" ?\/?>/,
      `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    );
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
