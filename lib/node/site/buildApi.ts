import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Application, LogLevel } from "typedoc";
import { securePage } from "./securePage.ts";

/**
 * The pages of the library's interface, made from its docstrings into `build/api`. They are made again only where the
 * library has changed, because that takes half a minute.
 *
 * @param root of the project
 * @returns the folder
 */
export async function buildApi(root: string): Promise<string> {
  const out = path.join(root, "build/api");
  const stamp = path.join(root, "build/api.stamp");
  const state = stateOf(root);
  if (existsSync(out) && existsSync(stamp) && readFileSync(stamp, "utf8") === state) return out;
  rmSync(out, { recursive: true, force: true });
  rmSync(stamp, { force: true });
  const application = await Application.bootstrap({
    entryPoints: ["index.ts", "publishing.ts", "node/workerThreads.ts"].map((file) =>
      path.join(root, "lib", file),
    ),
    tsconfig: path.join(root, "tsconfig.json"),
    name: "Wageflow, the library",
    readme: "none",
    disableSources: true,
    hideGenerator: true,
    githubPages: false,
    // The compiler has checked them.
    skipErrorChecking: true,
    logLevel: LogLevel.Error,
    // Types that the interface names and does not give are told where they are used.
    validation: { notExported: false, invalidLink: true, notDocumented: false },
  });
  const project = await application.convert();
  if (project === undefined || application.logger.hasErrors())
    throw new Error("the library's pages were not made");
  await application.generateDocs(project, out);
  for (const file of readdirSync(out, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".html")) continue;
    const page = path.join(out, file);
    // Without one a browser would ask the host for it.
    const html = readFileSync(page, "utf8").replace("<head>", '<head><link rel="icon" href="data:,">');
    writeFileSync(page, securePage(html));
  }
  writeFileSync(stamp, state);
  return out;
}

/** Everything that the pages are made from. */
function stateOf(root: string): string {
  const hash = createHash("sha256");
  const lib = path.join(root, "lib");
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  for (const file of files.sort()) hash.update(file).update(readFileSync(path.join(lib, file)));
  return hash.update(readFileSync(path.join(root, "package-lock.json"))).digest("hex");
}
