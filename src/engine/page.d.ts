export * from "../bundles/page.ts";
