export { default } from "../bundles/claims.ts";
