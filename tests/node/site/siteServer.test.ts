import { mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteServer } from "../../../lib/node/site/siteServer.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

const folder = temporaryFolder();
mkdirSync(path.join(folder, "site"));
writeFileSync(path.join(folder, "site/index.html"), "the page");
writeFileSync(path.join(folder, "secret.txt"), "a secret");

const server = siteServer(path.join(folder, "site"), "/under/");
let port: number;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** Asked as it stands: `fetch` would tidy the path up. */
const statusOf = (asked: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path: asked }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });

describe("siteServer", () => {
  it.each(["/under/", "/under/index.html", "/under/?v=1"])("serves %s", async (asked) => {
    expect(await statusOf(asked)).toBe(200);
  });

  it.each([
    "/",
    "//",
    "/under/nothing.html",
    "/under/%E0",
    "/under/%00",
    "/under/../secret.txt",
    "/under/..%2fsecret.txt",
    "/elsewhere/index.html",
  ])("has nothing at %s, and goes on", async (asked) => {
    expect(await statusOf(asked)).toBe(404);
    expect(await statusOf("/under/")).toBe(200);
  });
});
