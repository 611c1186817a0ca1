import path from "node:path";
import { fileURLToPath } from "node:url";
import { siteServer } from "./siteServer.ts";

/** Shows the built pages on this machine. */
const port = Number(process.env.PORT ?? 8080);
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../../dist");
siteServer(folder).listen(port, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${port}/\n`);
});
