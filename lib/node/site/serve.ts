import path from "node:path";
import { fileURLToPath } from "node:url";
import { siteServer } from "./siteServer.ts";

/** Shows the built pages on this machine. */
const port = Number(process.env.PORT ?? 8080);
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../../dist");
const server = siteServer(folder);
server.on("error", ({ message }) => {
  process.stderr.write(`The pages cannot be shown: ${message}; PORT=8081 npm run serve takes another port\n`);
  process.exitCode = 1;
});
server.listen(port, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${port}/\n`);
});
