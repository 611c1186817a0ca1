import { bundleEngine } from "./lib/node/site/bundleEngine.ts";
import { seedPackageCache } from "./lib/node/site/seedPackageCache.ts";
import { watchEngine } from "./lib/node/site/watchEngine.ts";

const root = import.meta.dirname;
seedPackageCache(`${root}/src`);
await bundleEngine(root);
if (process.argv.includes("preview")) watchEngine(root);

const pages = [
  { name: "Overview", path: "/index" },
  { name: "Assumptions", path: "/assumptions" },
  { name: "Results", path: "/results" },
  { name: "Sensitivity", path: "/sensitivity" },
  { name: "Compare", path: "/compare" },
  { name: "Claims", path: "/claims" },
  { name: "Evidence", path: "/evidence" },
  { name: "Publish", path: "/publish" },
  { name: "Method", path: "/method" },
];

const description =
  "How much of the wages of North Korean workers abroad reaches the state, and how much stays with the workers: a seeded Monte Carlo estimate from documented ranges.";
/** A row of dots, as in the chart of the overview. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><g fill="#1f4e7a"><circle cx="3" cy="13" r="2"/><circle cx="8" cy="13" r="2"/><circle cx="8" cy="8" r="2"/><circle cx="8" cy="3" r="2"/><circle cx="13" cy="13" r="2" fill="#c2571a"/></g></svg>';

/** Links are relative, so that the site works from any folder of any host. */
function masthead(current: string): string {
  const links = pages.map(({ name, path }) => {
    const file = path === "/index" ? "./" : `.${path}.html`;
    return `<li><a href="${file}" data-page="${file}"${path === current ? ' aria-current="page"' : ""}>${name}</a></li>`;
  });
  return [
    '<a class="skip" href="#observablehq-main">Skip to the text</a>',
    '<a class="name" href="./" data-page="./">Wageflow</a>',
    `<nav aria-label="Pages"><ul>${links.join("")}</ul></nav>`,
    '<div id="notice" role="alert" hidden></div>',
    '<noscript><p class="plain">Without scripts the pages show the base scenario as it was calculated when they were built.</p></noscript>',
  ].join("");
}

export default {
  root: "src",
  output: "build/site",
  title: "Wageflow",
  style: "style.css",
  globalStylesheets: [],
  head: [
    `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">`,
    '<meta name="color-scheme" content="light dark">',
    `<meta name="description" content="${description}">`,
  ].join("\n"),
  header: ({ path }: { path: string }) => masthead(path),
  footer:
    "<p>Figures and text: CC BY 4.0; code: MIT. Interviewees stay letters, as in the report. Estimates are intervals with stated assumptions; quote them with their definition, seed and digests.</p>",
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  preserveExtension: true,
  pages,
};
