import { readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".csv": "text/csv",
  ".yaml": "text/yaml",
};

/**
 * Serves a folder as a plain static host would, compressed.
 *
 * @param under a path that the site is put under, as `/reports/wages/`
 */
export function siteServer(folder: string, under = "/"): Server {
  return createServer((request, response) => {
    const inside = pathInside(request.url ?? "/", under);
    const file =
      inside === undefined
        ? undefined
        : path.resolve(folder, inside.endsWith("/") || inside === "" ? `${inside}index.html` : inside);
    if (file === undefined || !file.startsWith(`${path.resolve(folder)}${path.sep}`) || !isFile(file)) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
      return;
    }
    response
      .writeHead(200, {
        "content-type": types[path.extname(file)] ?? "application/octet-stream",
        "content-encoding": "gzip",
      })
      .end(gzipSync(readFileSync(file)));
  });
}

/** The path under which the site lies taken off; undefined where a request is of another place, or malformed. */
function pathInside(url: string, under: string): string | undefined {
  try {
    const { pathname } = new URL(url, "http://localhost");
    const inside = pathname.startsWith(under) ? decodeURIComponent(pathname.slice(under.length)) : undefined;
    return inside?.includes("\0") ? undefined : inside;
  } catch {
    return undefined;
  }
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
