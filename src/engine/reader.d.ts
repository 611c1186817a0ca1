export * from "../bundles/reader.ts";
