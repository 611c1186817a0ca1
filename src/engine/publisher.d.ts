export * from "../bundles/publisher.ts";
