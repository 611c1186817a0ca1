export * from "../bundles/analyses.ts";
