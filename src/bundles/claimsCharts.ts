/** What the page of claims takes from the library beside `page.ts`; other pages do without it. */
export { claimsOnAxis } from "../../lib/charts/claimsOnAxis.ts";
export { treeOfOrigins } from "../../lib/charts/treeOfOrigins.ts";
