export * from "../bundles/quoter.ts";
